"""How many words a text has: the same as static/js/entry.js counts while somebody types."""


def words_in(text: str) -> int:
    """What stands between spaces and ends of lines."""
    return len(text.split())
