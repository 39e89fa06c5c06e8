"""One subject, worded or dated in more than one way."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition, Statement
from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import active_language
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said


def differing_statements(edition: Edition) -> Iterator[Finding]:
    """The documents state a subject differently (three wordings of the theme in English)."""
    subjects: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in edition.statements.all():
        subjects[statement.subject, statement.language].append(statement)
    for (subject, language), statements in subjects.items():
        if len({" ".join(statement.text.casefold().split()) for statement in statements}) > 1:
            yield Finding(
                key=f"wording.{subject}.{language}".rstrip("."),
                area=Area.WORDING,
                title=_("The sources put it differently: %(subject)s")
                % {"subject": subject_label(subject)},
                said=tuple(
                    Said(text=_shown(item.text), place=item.place, language=item.language)
                    for item in statements
                ),
            )


def subject_label(subject: str) -> str:
    """The words for a subject code such as `group.1.dates`; the code itself when unknown."""
    head, _dot, rest = subject.partition(".")
    number = rest.split(".")[0]
    labels = {
        "theme": _("theme"),
        "breakout": _("day of the discussion in groups"),
        "entries": _("how entries were chosen"),
        "edition": _("title of the meeting"),
        "organiser": _("name of the organiser"),
        "ministry": _("name of a ministry"),
    }
    if head == "group" and number.isdigit():
        return _("days of group %(number)s") % {"number": number}
    return labels.get(head, subject)


def _shown(text: str) -> str:
    """Dates are kept as ISO ranges and shown as officials write them."""
    first, slash, last = text.partition("/")
    try:
        start = dt.date.fromisoformat(first)
        end = dt.date.fromisoformat(last) if slash else start
    except ValueError:
        return text
    return grammar.for_language(active_language()).date_range(start, end)
