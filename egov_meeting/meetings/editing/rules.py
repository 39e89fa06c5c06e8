"""Rules that several sections share. Each says, beside the right field, what the database would refuse."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.registry import Rule


def in_order(first: str, last: str) -> Rule:
    """The second date (or time of day) is not before the first."""

    def rule(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        begin, end = values.get(first), values.get(last)
        if begin is not None and end is not None and end < begin:
            yield last, _("The end comes before the beginning.")

    return rule


def after(first: str, last: str) -> Rule:
    """The second time is later than the first."""

    def rule(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        begin, end = values.get(first), values.get(last)
        if begin is not None and end is not None and end <= begin:
            yield last, _("The end must be later than the beginning.")

    return rule


def one_of(first: str, second: str) -> Rule:
    """Exactly one of two fields is filled in."""

    def rule(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        if bool(values.get(first)) == bool(values.get(second)):
            yield second, _("Fill in exactly one of these two fields.")
            yield first, _("Fill in exactly one of these two fields.")

    return rule


def at_least_one_of(first: str, *others: str) -> Rule:
    """Not all of these fields are empty."""

    def rule(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        if not any(values.get(name) for name in (first, *others)):
            yield first, _("Fill in this field or one of those that can stand for it.")

    return rule


def different(first: str, second: str) -> Rule:
    """Two fields do not name the same thing."""

    def rule(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        if values.get(first) is not None and values.get(first) == values.get(second):
            yield second, _("This is the same as above: choose another one.")

    return rule
