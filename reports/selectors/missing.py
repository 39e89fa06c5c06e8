"""What an edition still lacks for its report, each with the page where it can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from egov_meeting.meetings.models import Edition
from reports.selectors.desk import Desk
from reports.selectors.readiness import conditions


@dataclass(frozen=True)
class Missing:
    """One thing to do. `address` leads to where it is done, "" where there is no page for it."""

    key: str
    text: str
    address: str = ""


# Figures without which the report says nothing about a matter it always has.
_NEEDED = {
    "objectives.count": gettext_noop("The purpose of the meeting is not entered."),
    "theme": gettext_noop("The theme is not entered."),
    "participants.total": gettext_noop("How many took part is not known."),
    "groups.count": gettext_noop("No group of participants is entered."),
    "programme.items": gettext_noop("The programme is empty."),
    "openings.count": gettext_noop("No opening is entered."),
    "closings.count": gettext_noop("No closing is entered."),
    "ministries.total": gettext_noop("No ministry is listed."),
    "speeches.count": gettext_noop("No speech is entered."),
    "lessons.count": gettext_noop("No lesson is entered."),
}


def what_is_missing(edition: Edition) -> list[Missing]:
    """Data the report needs and does not find, and texts, figures and findings that wait for an editor.

    In the reader's language; empty when the report could be published without a further thought.
    """
    desk = Desk(edition)
    return [*missing_at(desk), *_waiting(desk)]


def missing_at(desk: Desk) -> list[Missing]:
    """Only what the edition's data lack, and sections without any text."""
    return [*_data(desk), *_photographs(desk.edition), *_empty_sections(desk)]


def _data(desk: Desk) -> Iterator[Missing]:
    for key, text in _NEEDED.items():
        if key not in desk.figures or not desk.figures[key].value:
            yield Missing(key, _(text))


def _photographs(edition: Edition) -> Iterator[Missing]:
    real = [not photograph.is_placeholder for photograph in edition.photographs.all()]
    if not real:
        yield Missing("photographs", _("There is no photograph."))
    elif not all(real):
        number = len(real) - sum(real)
        text = ngettext(
            "%(number)d photograph is a drawn placeholder.",
            "%(number)d photographs are drawn placeholders.",
            number,
        ) % {"number": number}
        yield Missing("placeholders", text)


def _empty_sections(desk: Desk) -> Iterator[Missing]:
    for heading in desk.sections():
        if not desk.text(heading.key, "sw").strip() and not desk.text(heading.key, "en").strip():
            text = _("The section has no text: %(title)s") % {"title": heading.title}
            address = reverse("reports:section", args=[desk.edition.year, heading.key, "sw"])
            yield Missing(f"section.{heading.key}", text, address)


def _waiting(desk: Desk) -> Iterator[Missing]:
    for condition in conditions(desk):
        if condition.weight != "fine" and condition.key not in ("unchanged", "in_the_making"):
            address = reverse(condition.page, args=[desk.edition.year])
            yield Missing(condition.key, condition.text, address)
