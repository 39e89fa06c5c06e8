"""Why a sheet is refused whole. The sentences stand in `sentences`."""

from typing import Any


class SheetRefused(Exception):
    """The file cannot be read as people to be registered; nothing of it was taken."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values
