"""The contradictions of an edition beside what the editors decided about them."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.meetings.choices import Measure
from egov_meeting.meetings.models import Edition, RecordedFigure
from egov_meeting.shared.bilingual import active_language
from reports.findings import Finding, Said, findings_of
from reports.findings.areas import Area
from reports.models import FindingDecision
from reports.selectors.kept import kept


@dataclass(frozen=True)
class Judged:
    """A finding and its decision; `is_open` while it waits for one."""

    finding: Finding
    decision: FindingDecision | None

    @property
    def is_open(self) -> bool:
        return self.decision is None and not self.finding.is_settled

    @property
    def said(self) -> list[tuple[Said, list[str]]]:
        """What is said, each wording once, with all the places where it stands."""
        places: dict[tuple[str, str], list[str]] = {}
        first: dict[tuple[str, str], Said] = {}
        for said in self.finding.said:
            wording = (said.text, said.language)
            first.setdefault(wording, said)
            places.setdefault(wording, []).append(said.place)
        return [(first[wording], found) for wording, found in places.items()]


@dataclass(frozen=True)
class AreaOfFindings:
    """The findings of one part of the edition."""

    area: Area
    judged: list[Judged]

    @property
    def label(self) -> str:
        return str(self.area.label)

    @property
    def open(self) -> int:
        return sum(one.is_open for one in self.judged)


def judged_findings(*, edition: Edition) -> list[Judged]:
    """All findings of the edition, in the reader's language."""
    decisions = {row.key: row for row in FindingDecision.objects.filter(edition=edition)}
    found = kept(
        "findings",
        edition=edition,
        language=active_language(),
        make=lambda: findings_of(edition),
    )
    return [Judged(finding, decisions.get(finding.key)) for finding in found]


def findings_by_area(judged: list[Judged]) -> list[AreaOfFindings]:
    """The findings under their parts of the edition; parts without any are left out."""
    areas = [
        AreaOfFindings(area, [one for one in judged if one.finding.area == area]) for area in Area
    ]
    return [area for area in areas if area.judged]


def open_findings(*, edition: Edition) -> list[Judged]:
    """The findings nobody has decided about."""
    return [one for one in judged_findings(edition=edition) if one.is_open]


def figures_in_question(*, edition: Edition, key: str) -> list[RecordedFigure]:
    """The recorded figures between which a finding asks to choose; none for other findings."""
    parts = key.split(".")
    if parts[:2] != ["figures", "differ"] or len(parts) < 3 or parts[2] not in Measure.values:
        return []
    rows = RecordedFigure.objects.filter(edition=edition, measure=parts[2], part_of=None)
    rows = rows.select_related("group", "institution").order_by("order")
    return [row for row in rows if parts[3:] == _owner(row)]


def _owner(figure: RecordedFigure) -> list[str]:
    group = [f"group-{figure.group.number}"] if figure.group else []
    return [*group, *([figure.institution.key] if figure.institution else [])]
