"""What is written to the focal persons of ministries, each in their own language, each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from egov_meeting.accounts.models import User
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, withdraw_messages, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from reports import message_kinds_ministry as kinds
from reports.choices import ReportPart
from reports.ministry_table_changes import in_words
from reports.models import ClosedTables, MinistryCall, MinistryReport, MinistryReportVersion
from reports.selectors.ministry_due import WRITABLE, due_of
from reports.selectors.ministry_people import focal_persons

ABOUT = "ministry_report"
_REMINDERS = [kinds.CALLED.key, kinds.REMINDER.key, kinds.OVERDUE.key, kinds.REOPENED.key]


def tell_called(*, call: MinistryCall, at: datetime) -> None:
    """That the call is out, to the focal persons of all ministries on the list."""
    people = focal_persons(edition=call.edition)
    for report in call.edition.ministry_reports.select_related("institution", "edition"):
        _tell_called(report, call, people.get(report.institution_id, []), at)


def tell_called_ministry(*, report: MinistryReport, call: MinistryCall, at: datetime) -> None:
    """The same to the focal persons of a ministry that was put on the list later."""
    _tell_called(report, call, _people_of(report), at)


def tell_called_to(*, report: MinistryReport, person: User, at: datetime) -> None:
    """The same to one who was found later; nothing once the call is closed."""
    call = report.edition.ministry_call
    if not call.is_closed:
        _tell_called(report, call, [person], at)


def tell_reminder(
    *, report: MinistryReport, people: Iterable[User], key: str, is_late: bool, at: datetime
) -> int:
    """A reminder; the same `key` reminds a person once. Returns how many people it goes to."""
    kind = kinds.OVERDUE if is_late else kinds.REMINDER
    return _tell(report, kind, people, key=f"reminder-{key}", at=at)


def tell_receipt(*, version: MinistryReportVersion, at: datetime) -> None:
    _tell_of_version(version, kinds.RECEIPT, at=at, more={"code": str(version.code)})


def tell_returned(*, version: MinistryReportVersion, at: datetime) -> None:
    """With the remarks under the names of the parts, in the language of each person."""
    remarks = list(version.remarks.all())
    for language, people in _by_language(version.report).items():
        with translation.override(language):
            said = "\n\n".join(f"{ReportPart(one.part).label}: {one.text}" for one in remarks)
        _tell_of_version(version, kinds.RETURNED, at=at, people=people, more={"remarks": said})


def tell_accepted(*, version: MinistryReportVersion, at: datetime) -> None:
    _tell_of_version(version, kinds.ACCEPTED, at=at)


def tell_extended(*, report: MinistryReport, at: datetime) -> None:
    until = int(report.extended_until.timestamp()) if report.extended_until else 0
    _tell(report, kinds.EXTENDED, _people_of(report), key=f"extended-{until}", at=at)


def tell_reopened(*, call: MinistryCall, at: datetime) -> None:
    """That a closed call is open again, to the ministries that can write now."""
    people = focal_persons(edition=call.edition)
    reports = call.edition.ministry_reports.filter(state__in=WRITABLE)
    for report in reports.select_related("institution", "edition__ministry_call"):
        _tell(
            report,
            kinds.REOPENED,
            people.get(report.institution_id, []),
            key=f"reopened-{int(at.timestamp())}",
            at=at,
            more={"reason": call.reopened_why},
        )


def tell_tables_changed(
    *, close: ClosedTables, reports: Iterable[MinistryReport], at: datetime
) -> None:
    """What differs since the close before, to each ministry it is about, in the language of each person."""
    if not close.changes:
        return
    people = focal_persons(edition=close.call.edition)
    on_list = {report.pk: report for report in reports}
    for change in close.changes:
        report = on_list.get(change["report"])
        for person in people.get(report.institution_id, []) if report else []:
            with translation.override(person.language):
                said = "\n".join(in_words(change))
            more = {"changes": said, "reason": close.opened_why}
            _tell(
                report,
                kinds.TABLES_CHANGED,
                [person],
                key=f"close-{close.number}",
                at=at,
                more=more,
            )  # type: ignore[arg-type]


def stop_reminders(*, report: MinistryReport) -> None:
    """Withdraw what was not sent yet and asks for a report that is in."""
    withdraw_messages(about_kind=ABOUT, about_id=report.pk, kinds=_REMINDERS)


def _tell_called(
    report: MinistryReport, call: MinistryCall, people: Iterable[User], at: datetime
) -> None:
    """Not before the call opens."""
    _tell(report, kinds.CALLED, people, key="called", at=at, not_before=call.opens_at)


def _tell_of_version(
    version: MinistryReportVersion,
    kind: MessageKind,
    *,
    at: datetime,
    people: Iterable[User] | None = None,
    more: Mapping[str, str] | None = None,
) -> None:
    report = version.report
    found = _people_of(report) if people is None else people
    _tell(report, kind, found, key=f"{kind.key}-{version.number}", at=at, more=more)


def _tell(
    report: MinistryReport,
    kind: MessageKind,
    people: Iterable[User],
    *,
    key: str,
    at: datetime,
    more: Mapping[str, str] | None = None,
    not_before: datetime | None = None,
) -> int:
    told = 0
    for person in people:
        write_message(
            kind=kind.key,
            key=f"ministry-report-{report.pk}-{person.pk}-{key}",
            channel=Channel.EMAIL,
            to=Recipient(person.email, person.language, about_kind=ABOUT, about_id=str(report.pk)),
            values={**_values(report, person, at), **(more or {})},
            at=at,
            edition=report.edition,
            not_before=not_before,
        )
        told += 1
    return told


def _values(report: MinistryReport, person: User, at: datetime) -> dict[str, str]:
    edition, language = report.edition, person.language
    due = due_of(report=report, call=edition.ministry_call, at=at)
    with translation.override(language):
        path = reverse("reports:ministry_report", args=[edition.year])
        local = timezone.localtime(due.at)
        until = f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"
    meeting = text_in(edition, "name", language) or text_in(
        edition, "name", other_language(language)
    )
    return {
        "name": person.full_name,
        "meeting": meeting,
        "ministry": report.institution.name_on(edition.starts_on, language),
        "until": until,
        "link": settings.PUBLIC_ADDRESS.rstrip("/") + path,
    }


def _people_of(report: MinistryReport) -> list[User]:
    return focal_persons(edition=report.edition).get(report.institution_id, [])


def _by_language(report: MinistryReport) -> dict[str, list[User]]:
    found: dict[str, list[User]] = {}
    for person in _people_of(report):
        found.setdefault(person.language, []).append(person)
    return found
