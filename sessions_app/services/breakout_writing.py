"""Writing the report of a breakout group together. Nobody overwrites what was not seen; every state is kept.

A text that is saved names the revision it began from. Lines that others changed meanwhile are put
together with it; where both changed the same line, the text is set aside, whole, beside the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record, save_new
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from egov_meeting.shared.merging import merged_lines
from sessions_app.choices import BreakoutPart, BreakoutReportState
from sessions_app.models import BreakoutGroup, BreakoutReport, BreakoutRevision
from sessions_app.selectors.breakout_reports import open_asides

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

LONGEST_PART = 20_000  # characters
OPEN_STATES = frozenset({BreakoutReportState.DRAFT, BreakoutReportState.RETURNED})
_LONGEST_LABEL = 300


class ReportClosed(ValidationError):
    """The report has been handed in: nothing can be written in it now."""

    def __init__(self) -> None:
        super().__init__(
            _("This report has been handed in, so it cannot be changed now."), code="closed"
        )


@dataclass(frozen=True)
class Written:
    """What became of a text: `saved`, `same` (nothing new), `merged` with others' lines, or set `aside`.

    `revision` and `body` are what stands in the report now; `aside` the number of the text set aside.
    """

    state: Literal["saved", "same", "merged", "aside"]
    revision: int
    body: str
    aside: int | None = None


def write_part(
    *,
    group: BreakoutGroup,
    part: str,
    language: str,
    body: str,
    revision: int,
    by: Actor,
    at: datetime,
    base: str | None = None,
    settles: int | None = None,
) -> Written:
    """Put `body` into the part as the next revision, together with what others wrote since.

    `revision` is the one the person saw; `base` the text the work began from where that is another
    one (what was sent last, when the answer came after more had been typed). `settles` names the
    text set aside that this one puts to rest. Raises ReportClosed, ValidationError for a text that
    is too long, KeyError for a part or language there is not.
    """
    body = _checked(body)
    with transaction.atomic():
        place = _Place(open_report(group=group, by=by, at=at), part, language)
        current, newest = place.text, place.newest_number()
        begun = base if base is not None else place.text_of(revision, newest)
        if body == current and settles is None:
            return Written("same", newest, current)
        together = body
        if begun != current:
            found = merged_lines(base=begun, mine=body, theirs=current)
            if found is None:
                return _set_aside(place, body, newest, by=by, at=at)
            together = found
        number = place.add(together, settles=settles, by=by, at=at)
        return Written("saved" if together == body else "merged", number, together)


def leave_aside(
    *,
    group: BreakoutGroup,
    part: str,
    language: str,
    aside: int,
    by: Actor,
    at: datetime,
) -> None:
    """Let the report stand as it is and put the text set aside to rest; it stays in the history.

    Raises ReportClosed, KeyError.
    """
    with transaction.atomic():
        place = _Place(open_report(group=group, by=by, at=at), part, language)
        place.add(place.text, settles=aside, by=by, at=at)


def open_report(*, group: BreakoutGroup, by: Actor, at: datetime) -> BreakoutReport:
    """The group's report, made if need be, locked until the transaction ends. Raises ReportClosed."""
    BreakoutGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    report = BreakoutReport.objects.filter(group=group).first()
    if report is None:
        report = BreakoutReport(group=group)
        save_new(report, by=by, at=at, action="sessions_app.breakout_begun", shown_publicly=False)
    if report.state not in OPEN_STATES:
        raise ReportClosed
    return report


def _set_aside(place: _Place, body: str, newest: int, *, by: Actor, at: datetime) -> Written:
    open_ones = open_asides(report=place.report, part=place.part, language=place.language)
    earlier = open_ones.filter(by_id=by.pk).order_by("-number").first()
    if earlier is not None and earlier.body == body:
        return Written("aside", newest, place.text, earlier.number)
    settled = earlier.number if earlier else None
    number = place.add(body, is_aside=True, settles=settled, by=by, at=at)
    return Written("aside", newest, place.text, number)


def _checked(body: str) -> str:
    text = body.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if len(text) > LONGEST_PART:
        raise ValidationError(
            _("A part can have at most %(limit)s characters; this text has %(length)s.")
            % {"limit": f"{LONGEST_PART:,}", "length": f"{len(text):,}"},
            code="too_long",
        )
    return text if text.strip() else ""


class _Place:
    """One part of a report in one language; whoever holds it has locked the group."""

    def __init__(self, report: BreakoutReport, part: str, language: str) -> None:
        if part not in BreakoutPart.values or language not in LANGUAGE_CODES:
            raise KeyError(f"{part}.{language}")
        self.report, self.part, self.language = report, part, language

    @property
    def column(self) -> str:
        return f"{self.part}_{self.language}"

    @property
    def text(self) -> str:
        return str(getattr(self.report, self.column))

    def newest_number(self) -> int:
        """The revision that stands in the report; 0 before the first."""
        return int(self._rows().filter(is_aside=False).aggregate(m=Max("number"))["m"] or 0)

    def text_of(self, number: int, newest: int) -> str:
        """The text of a revision; of the newest it is what stands there, folders write no revisions."""
        if number == newest:
            return self.text
        found = self._rows().filter(number=number, is_aside=False).first()
        return found.body if found else ""

    def add(
        self,
        body: str,
        *,
        by: Actor,
        at: datetime,
        is_aside: bool = False,
        settles: int | None = None,
    ) -> int:
        """Keep the text as the next revision and, unless it is set aside, put it into the report."""
        self._keep_what_came_from_a_folder(at)
        number = self._next_number()
        self._row(number, body, is_aside=is_aside, settles=settles, by=by, at=at)
        if not is_aside:
            setattr(self.report, self.column, body)
            self.report.save(update_fields=[self.column])
        what = "set_aside" if is_aside else "written"
        record(
            action=f"sessions_app.breakout_{what}",
            obj=self.report,
            by=by,
            at=at,
            after={"part": self.part, "language": self.language, "revision": number},
            shown_publicly=False,
        )
        return number

    def _keep_what_came_from_a_folder(self, at: datetime) -> None:
        newest = self._rows().filter(is_aside=False).order_by("-number").first()
        if self.text != (newest.body if newest else ""):
            self._row(self._next_number(), self.text, by=SYSTEM, at=at)

    def _row(
        self,
        number: int,
        body: str,
        *,
        by: Actor,
        at: datetime,
        is_aside: bool = False,
        settles: int | None = None,
    ) -> None:
        BreakoutRevision.objects.create(
            report=self.report,
            part=self.part,
            language=self.language,
            number=number,
            body=body,
            is_aside=is_aside,
            settles=settles,
            by_id=by.pk,
            by_label=by.audit_label[:_LONGEST_LABEL],
            at=at,
        )

    def _next_number(self) -> int:
        return int(self._rows().aggregate(m=Max("number"))["m"] or 0) + 1

    def _rows(self) -> QuerySet[BreakoutRevision]:
        return self.report.revisions.filter(part=self.part, language=self.language)
