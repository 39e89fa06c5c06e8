"""ministry_reports.yaml: who handed in a report and who did not, in the order of the tables."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import RootModel, model_validator

from egov_meeting.institutions.exchange import institution
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    Day,
    FolderModel,
    InstitutionKey,
    LoosePair,
    RequiredText,
    in_words_or,
    no_two_alike,
    problem,
    reference,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, NameSource, Part, register
from egov_meeting.shared.edition_parts.rows import differing_fields, keep_rows, save_values
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty
from reports.choices import Coverage, MinistryReportState, PromiseOutcome
from reports.models import CoveredInstitution, MinistryReport, Promise

_LINKS = frozenset({"institution", "covered", "promises", "answers"})


class CoveredData(FolderModel):
    """An institution named beside the ministry; in a spreadsheet just its name as printed."""

    row_of = CoveredInstitution
    name_printed: RequiredText
    institution: InstitutionKey | None = None
    coverage: Coverage = Coverage.UNKNOWN
    reason: str = ""


class PromiseData(FolderModel):
    """What the ministry says it will do by the next meeting."""

    row_of = Promise
    text: LoosePair
    due_on: Day | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "PromiseData":
        if not self.text.sw and not self.text.en:
            raise problem("text_empty_field", inner=("text",))
        return self


class AnswerData(FolderModel):
    """What came of an earlier promise: `promise` is "2019/po-psmgg/1", year, ministry and place."""

    row_of = Promise
    promise: Annotated[str, reference("promise")]
    outcome: PromiseOutcome
    outcome_note: str = ""


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
    promises: list[
        Annotated[PromiseData, in_words_or(lambda text: {"text": {"sw": text}}, PromiseData)]
    ] = []
    answers: Annotated[list[AnswerData], no_two_alike("promise")] = []


class MinistryReportsData(RootModel[list[MinistryReportData]]):
    """ministry_reports.yaml: ministries in table order."""

    root: Annotated[list[MinistryReportData], no_two_alike("institution")]


def check(data: MinistryReportsData, checking: Checking) -> None:
    """What was handed in in the portal has versions, and those stay, whatever a folder says."""
    listed = {item.institution for item in data.root}
    handed_in = MinistryReport.objects.filter(
        edition__year=checking.year, versions__isnull=False
    ).exclude(institution__key__in=listed)
    for row in handed_in.select_related("institution").distinct():
        checking.tell("report_missing", (), name=str(row.institution))


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
                "reason": covered.reason,
            }
            for row, item in zip(rows, data.root, strict=True)
            for order, covered in enumerate(item.covered, start=1)
        ],
        changes=loading.changes,
    )
    keep_rows(
        rows=Promise.objects.filter(report__edition=loading.edition),
        of={},
        key=["report", "order"],
        wanted=[
            {"report": row, "order": order} | column_values(promise)
            for row, item in zip(rows, data.root, strict=True)
            for order, promise in enumerate(item.promises, start=1)
        ],
        changes=loading.changes,
    )
    _answer(dict(zip(rows, data.root, strict=True)), loading)


def _answer(reports: dict[MinistryReport, MinistryReportData], loading: Loading) -> None:
    """Put what came of earlier promises at them; answers that the folder no longer has are taken back."""
    wanted = {
        _promise(answer.promise).pk: (report, answer)
        for report, item in reports.items()
        for answer in item.answers
    }
    answered = Promise.objects.filter(answered_in__edition=loading.edition)
    for promise in answered.exclude(pk__in=wanted):
        none = {"answered_in": None, "outcome": "", "outcome_note": ""}
        save_values(promise, none, loading.changes)
    for promise in Promise.objects.filter(pk__in=wanted):
        report, answer = wanted[promise.pk]
        values = {
            "answered_in": report,
            "outcome": answer.outcome,
            "outcome_note": answer.outcome_note,
        }
        if differing_fields(promise, values):
            save_values(promise, values, loading.changes)


def _promise(mark: str) -> Promise:
    year, key, order = mark.split("/")
    return Promise.objects.get(
        report__edition__year=int(year), report__institution__key=key, order=int(order)
    )


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    rows = edition.ministry_reports.select_related("institution").prefetch_related(
        "covered__institution",
        "promises",
        "promises_answered__report__edition",
        "promises_answered__report__institution",
    )
    return [_dumped(row, dumping) for row in rows]


def _dumped(row: MinistryReport, dumping: Dumping) -> dict[str, Any]:
    plain = folder_values(row, MinistryReportData, leave=_LINKS)
    values = plain | without_empty(
        institution=dumping.institution(row.institution),
        covered=[_dumped_covered(link, dumping) for link in row.covered.all()],
        promises=[folder_values(promise, PromiseData) for promise in row.promises.all()],
        answers=[_dumped_answer(promise) for promise in row.promises_answered.all()],
    )
    return {name: values[name] for name in MinistryReportData.model_fields if name in values}


def _dumped_covered(link: CoveredInstitution, dumping: Dumping) -> dict[str, Any]:
    return without_empty(
        name_printed=link.name_printed, institution=dumping.institution(link.institution)
    ) | folder_values(link, CoveredData, leave={"name_printed", "institution"})


def _dumped_answer(promise: Promise) -> dict[str, Any]:
    mark = {"promise": _mark(promise)}
    return mark | folder_values(promise, AnswerData, leave={"promise"})


def _mark(promise: Promise) -> str:
    report = promise.report
    return f"{report.edition.year}/{report.institution.key}/{promise.order}"


def _names_in_folder(raw: Any) -> Iterable[tuple[str, tuple[str, ...]]]:
    return ()


def _names_in_database(year: int | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    rows = Promise.objects.values_list("report__edition__year", "report__institution__key", "order")
    return ((f"{in_year}/{key}/{order}", ()) for in_year, key, order in rows)


register(
    Part(
        key="ministry_reports",
        order=130,
        schema=MinistryReportsData,
        load=load,
        dump=dump,
        check=check,
        formats=(FileFormat.YAML, FileFormat.CSV, FileFormat.XLSX),
        names=(NameSource("promise", _names_in_folder, _names_in_database, shared=True),),
    )
)
