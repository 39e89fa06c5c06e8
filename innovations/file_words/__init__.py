"""What a file says of itself, read without the rest of the portal, so that a small process can do it."""

from innovations.file_words.reading import FileTold, read_file

__all__ = ["FileTold", "read_file"]
