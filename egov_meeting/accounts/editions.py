"""Names of the editions in which a role can be held, told to us by the app above that keeps them."""

from collections.abc import Callable

_sources: list[Callable[[], list[tuple[int, str]]]] = []


def names_come_from(source: Callable[[], list[tuple[int, str]]]) -> None:
    """Register who can name the editions: a function giving pairs of number and name, newest first."""
    if source not in _sources:
        _sources.append(source)


def edition_names() -> list[tuple[int, str]]:
    """Pairs of an edition's number and its name; empty when nobody keeps editions."""
    return [pair for source in _sources for pair in source()]
