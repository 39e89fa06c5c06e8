"""Choices that an app above offers to a form here, such as the sections of the report for a picture."""

from collections.abc import Callable

_offers: dict[str, Callable[[], list[tuple[str, str]]]] = {}


def offer_choices(name: str, choices: Callable[[], list[tuple[str, str]]]) -> None:
    """Register choices under a name; apps do so when they are ready."""
    _offers[name] = choices


def choices_offered(name: str) -> list[tuple[str, str]]:
    """Pairs of value and words; empty when nobody offers any."""
    return _offers[name]() if name in _offers else []
