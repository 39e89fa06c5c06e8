"""Tables I and II as they stood at the close of a call: taken down once, read instead of the rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egov_meeting.institutions.models import FormerName, Institution
from egov_meeting.meetings.models import Edition
from reports.choices import Coverage
from reports.models import CoveredInstitution, MinistryCall, MinistryReport

Frozen = dict[str, Any]
_ONE_TO_ONE = ("state", "order", "name_printed_sw", "name_printed_en", "more_institutions")


def tables_of(*, edition: Edition, reports: Iterable[MinistryReport]) -> Frozen:
    """What tables I and II print, under the names of the edition's first day, as plain JSON.

    Prefetch `institution__former_names` and `covered`.
    """
    return {"rows": [_row(report, edition) for report in reports]}


def frozen_tables(*, edition: Edition) -> Frozen | None:
    """The tables at the close; None while the call runs, or where there was none. One query."""
    calls = MinistryCall.objects.filter(edition_id=edition.pk, frozen__isnull=False)
    found: Frozen | None = calls.values_list("frozen", flat=True).first()
    return found


def states_in(frozen: Frozen) -> list[str]:
    """The state of each ministry's report at the close."""
    return [row["state"] for row in frozen["rows"]]


def reports_in(frozen: Frozen, *, edition: Edition) -> list[MinistryReport]:
    """The reports as they stood at the close: not to be saved, and nothing is read for them."""
    return [_report(row, edition) for row in frozen["rows"]]


def _row(report: MinistryReport, edition: Edition) -> dict[str, Any]:
    institution, day = report.institution, edition.starts_on
    return {
        "report": report.pk,
        "institution": institution.pk,
        "key": institution.key,
        "kind": institution.kind,
        "acronym": institution.acronym_on(day),
        "name_sw": institution.name_on(day, "sw"),
        "name_en": institution.name_on(day, "en"),
        **{name: getattr(report, name) for name in _ONE_TO_ONE},
        "covered": [
            {"name": line.name_printed, "coverage": line.coverage, "reason": line.reason}
            for line in report.covered.all()
        ],
    }


def _report(row: dict[str, Any], edition: Edition) -> MinistryReport:
    institution = Institution(
        pk=row["institution"],
        **{name: row[name] for name in ("key", "kind", "acronym", "name_sw", "name_en")},
    )
    # The names of that day are its only ones here.
    _keep(institution, "former_names", FormerName.objects.none(), [])
    report = MinistryReport(
        pk=row["report"],
        edition=edition,
        institution=institution,
        **{name: row[name] for name in _ONE_TO_ONE},
    )
    covered = [
        CoveredInstitution(
            report=report,
            order=order,
            name_printed=line["name"],
            coverage=line.get("coverage", Coverage.UNKNOWN),
            reason=line.get("reason", ""),
        )
        for order, line in enumerate(row["covered"], start=1)
    ]
    _keep(report, "covered", CoveredInstitution.objects.none(), covered)
    return report


def _keep(obj: Any, name: str, rows: Any, found: list[Any]) -> None:
    """Let `obj.<name>.all()` answer with these rows, as after a prefetch."""
    rows._result_cache, rows._prefetch_done = found, True
    obj.__dict__.setdefault("_prefetched_objects_cache", {})[name] = rows
