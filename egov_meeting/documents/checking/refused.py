class FileRefused(Exception):
    """A file is not taken; `key` is one of upload_refusals.REFUSALS."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
