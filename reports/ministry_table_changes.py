"""What differs between tables I and II at one close of a call and at the next, as plain JSON and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from reports.choices import MINISTRY_REPORT_OUT, Coverage
from reports.ministry_tables import Frozen

Change = dict[str, Any]


def changes_between_tables(before: Frozen, after: Frozen) -> list[Change]:
    """The ministries whose line differs, in the order of the later tables; those taken off come last.

    `is_in` and `covered` hold how it was and how it is; None where the ministry or institution was not there.
    """
    old = {row["report"]: row for row in before["rows"]}
    new = {row["report"]: row for row in after["rows"]}
    both = ((old.get(key), new.get(key)) for key in [*new, *(key for key in old if key not in new)])
    return [_change(was, now) for was, now in both if _printed(was) != _printed(now)]


def in_words(change: Change) -> list[str]:
    """The same of one ministry as sentences in the active language; never empty."""
    return list(_said(change)) or [_("Its name or its place in the table was put right.")]


def _said(change: Change) -> Iterator[str]:
    was_in, is_in = change["is_in"]
    if was_in is None:
        yield _("It was put on the list.")
    elif is_in is None:
        yield _("It was taken off the list.")
    if is_in and not was_in:
        yield _("It has handed in its report.")
    for line in change["covered"]:
        names = {"name": line["name"], "before": _label(line["was"]), "now": _label(line["is"])}
        yield _("%(name)s: %(now)s (before: %(before)s).") % names


def _change(before: Any, after: Any) -> Change:
    stands = after or before
    return {
        **{name: stands[name] for name in ("report", "institution", "name_sw", "name_en")},
        "is_in": [_is_in(before), _is_in(after)],
        "covered": _covered(before, after) if before and after else [],
    }


def _printed(row: Any) -> Any:
    """What the tables print of a ministry: neither how far its review is, nor why one is not covered."""
    if row is None:
        return None
    covered = [(line["name"], line["coverage"]) for line in row["covered"]]
    return {**row, "state": _is_in(row), "covered": covered}


def _is_in(row: Any) -> bool | None:
    return None if row is None else row["state"] not in MINISTRY_REPORT_OUT


def _covered(before: Any, after: Any) -> list[dict[str, str | None]]:
    old, new = (
        {line["name"]: line["coverage"] for line in row["covered"]} for row in (before, after)
    )
    names = [*new, *(name for name in old if name not in new)]
    return [
        {"name": name, "was": old.get(name), "is": new.get(name)}
        for name in names
        if old.get(name) != new.get(name)
    ]


def _label(coverage: str | None) -> str:
    return _("not on the list") if coverage is None else str(Coverage(coverage).label).lower()
