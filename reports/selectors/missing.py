"""What an edition still lacks for its report, each with the page where it can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from egov_meeting.meetings.models import Edition
from reports.selectors.desk import Desk
from reports.selectors.readiness import Condition, drafts, standing_conditions


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


def missing_at(desk: Desk) -> list[Missing]:
    """What the edition's data lack, and sections without any text."""
    return [*_data(desk), *_photographs(desk.edition), *_empty_sections(desk)]


def waiting_at(desk: Desk) -> list[Missing]:
    """Figures, contradictions and languages that wait for an editor."""
    return [_to_mend(desk, found) for found in standing_conditions(desk) if found.weight != "fine"]


def drafts_at(desk: Desk) -> list[Missing]:
    """Texts that somebody typed and has not saved."""
    found = drafts(desk)
    return [_to_mend(desk, found)] if found else []


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


def _to_mend(desk: Desk, condition: Condition) -> Missing:
    address = reverse(condition.page, args=[desk.edition.year])
    return Missing(condition.key, condition.text, address)
