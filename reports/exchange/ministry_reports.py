"""ministry_reports.yaml: who handed in a report and who did not, in the order of the tables."""

from typing import Annotated, Any

from pydantic import RootModel

from egov_meeting.institutions.exchange import institution
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Day,
    FolderModel,
    InstitutionKey,
    LoosePair,
    RequiredText,
    in_words_or,
    no_two_alike,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty
from reports.choices import Coverage, MinistryReportState
from reports.models import CoveredInstitution, MinistryReport

_LINKS = frozenset({"institution", "covered"})


class CoveredData(FolderModel):
    """An institution named beside the ministry; in a spreadsheet just its name as printed."""

    row_of = CoveredInstitution
    name_printed: RequiredText
    institution: InstitutionKey | None = None
    coverage: Coverage = Coverage.UNKNOWN


class MinistryReportData(FolderModel):
    """What one ministry was to hand in, and whether it did."""

    row_of = MinistryReport
    institution: InstitutionKey
    state: MinistryReportState = MinistryReportState.EXPECTED
    submitted_on: Day | None = None
    name_printed_sw: str = ""
    name_printed_en: str = ""
    more_institutions: bool = False
    covered: list[
        Annotated[CoveredData, in_words_or(lambda text: {"name_printed": text}, CoveredData)]
    ] = []
    implementation: LoosePair | None = None
    benefits: LoosePair | None = None
    challenges: LoosePair | None = None
    proposals: LoosePair | None = None


class MinistryReportsData(RootModel[list[MinistryReportData]]):
    """ministry_reports.yaml: ministries in table order."""

    root: Annotated[list[MinistryReportData], no_two_alike("institution")]


def load(data: MinistryReportsData, loading: Loading) -> None:
    rows = keep_rows(
        rows=loading.edition.ministry_reports.all(),
        of={"edition": loading.edition},
        key=["institution"],
        wanted=[
            {"order": order, "institution": institution(loading, item.institution)}
            | column_values(item, leave=_LINKS)
            for order, item in enumerate(data.root, start=1)
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=CoveredInstitution.objects.filter(report__edition=loading.edition),
        of={},
        key=["report", "order"],
        wanted=[
            {
                "report": row,
                "order": order,
                "institution": institution(loading, covered.institution),
                "name_printed": covered.name_printed,
                "coverage": covered.coverage,
            }
            for row, item in zip(rows, data.root, strict=True)
            for order, covered in enumerate(item.covered, start=1)
        ],
        changes=loading.changes,
    )


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = edition.ministry_reports.select_related("institution").prefetch_related(
        "covered__institution"
    )
    return [_dumped(row, dumping) for row in rows]


def _dumped(row: MinistryReport, dumping: Dumping) -> dict[str, Any]:
    plain = folder_values(row, MinistryReportData, leave=_LINKS)
    values = plain | without_empty(
        institution=dumping.institution(row.institution),
        covered=[_dumped_covered(link, dumping) for link in row.covered.all()],
    )
    return {name: values[name] for name in MinistryReportData.model_fields if name in values}


def _dumped_covered(link: CoveredInstitution, dumping: Dumping) -> dict[str, Any]:
    return without_empty(
        name_printed=link.name_printed, institution=dumping.institution(link.institution)
    ) | folder_values(link, CoveredData, leave={"name_printed", "institution"})


register(
    Part(
        key="ministry_reports",
        order=130,
        schema=MinistryReportsData,
        load=load,
        dump=dump,
        formats=(FileFormat.YAML, FileFormat.CSV, FileFormat.XLSX),
    )
)
