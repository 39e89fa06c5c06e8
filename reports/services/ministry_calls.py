"""The call for the reports of an edition's ministries: who is expected, until when, and the close."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import delete, locked, record, save_changes, save_new
from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.institutions.models import Institution, Supervision
from egov_meeting.meetings.models import Edition
from reports.choices import MINISTRY_REPORT_OUT
from reports.ministry_guidance import usual_guidance
from reports.ministry_parts import part_fields
from reports.ministry_table_changes import changes_between_tables
from reports.ministry_tables import Frozen, tables_of
from reports.models import ClosedTables, CoveredInstitution, MinistryCall, MinistryReport
from reports.notifications_ministry import (
    stop_reminders,
    tell_called,
    tell_called_ministry,
    tell_tables_changed,
)
from reports.selectors.ministry_people import Succession


def open_call(
    *, edition: Edition, fields: Mapping[str, Any], by: Actor, at: datetime
) -> MinistryCall:
    """Call upon every ministry that exists on the first day of the edition; their focal persons are told.

    `fields` are columns of MinistryCall; guidance that is not among them gets its usual words. Reports
    that are there already stay. Raises ValidationError: dates out of order, a call that is there
    already, or a meeting held before the portal, whose tables are a record.
    """
    if edition.is_recorded:
        raise ValidationError(
            _("This meeting was held before the portal: its tables stay as they are.")
        )
    with transaction.atomic():
        call = MinistryCall(edition=edition, **{**usual_guidance(), **fields})
        save_new(call, by=by, at=at, action="ministry_reports.called")
        for institution in _expected(edition):
            _add_report(edition, institution, by, at)
        tell_called(call=call, at=at)
    return call


def change_call(*, call: MinistryCall, fields: Mapping[str, Any], by: Actor, at: datetime) -> bool:
    """Change dates, guidance or reminders; False when nothing differs. Raises ValidationError once closed."""
    with transaction.atomic():
        _check_runs(locked(call))
        return save_changes(
            call, by=by, at=at, action="ministry_reports.call_changed", fields=fields
        )


def add_ministry(
    *, call: MinistryCall, institution: Institution, by: Actor, at: datetime
) -> MinistryReport:
    """Expect a report of one more institution. Raises ValidationError when it is there, or had ended."""
    edition = call.edition
    with transaction.atomic():
        _check_runs(locked(call))
        if edition.ministry_reports.filter(institution=institution).exists():
            raise ValidationError({"institution": _("This ministry is on the list already.")})
        if not _existed(institution, edition):
            raise ValidationError(
                {"institution": _("This institution does not exist on the days of the meeting.")}
            )
        report = _add_report(edition, institution, by, at)
        tell_called_ministry(report=report, call=call, at=at)
        return report


def remove_ministry(*, report: MinistryReport, reason: str, by: Actor, at: datetime) -> None:
    """Expect no report any more. Raises ValidationError once something is written, or after the close."""
    with transaction.atomic():
        _check_runs(locked(call_of(report)))
        stored: MinistryReport = locked(report)
        written = any(getattr(stored, name) for name in part_fields())
        written = written or stored.promises.exists() or stored.promises_answered.exists()
        if written or stored.state not in MINISTRY_REPORT_OUT or stored.files.exists():
            raise ValidationError(
                _("This ministry has begun its report: it cannot be taken off the list.")
            )
        stop_reminders(report=stored)
        delete(stored, by=by, at=at, action="ministry_reports.removed", reason=reason)


def close_call(*, call: MinistryCall, by: Actor, at: datetime) -> MinistryCall:
    """End the call: tables I and II stay as they stand now, and nothing can be handed in any more.

    Every close is kept (ClosedTables). After one that was opened again the ministries whose line differs are
    told. Reminders that were not sent yet are withdrawn. Raises ValidationError when it is closed.
    """
    with transaction.atomic():
        stored: MinistryCall = locked(call)
        _check_runs(stored)
        reports = list(
            stored.edition.ministry_reports.select_for_update(of=("self",))
            .select_related("institution")
            .prefetch_related("institution__former_names", "covered")
        )
        tables = tables_of(edition=stored.edition, reports=reports)
        stored.frozen, stored.frozen_at = tables, at
        kept = _kept_close(stored, tables, by, at)
        stored.reopened_at, stored.reopened_why = None, ""
        stored.save(update_fields=["frozen", "frozen_at", "reopened_at", "reopened_why"])
        out = [report for report in reports if report.state in MINISTRY_REPORT_OUT]
        record(
            action="ministry_reports.closed",
            obj=stored,
            by=by,
            at=at,
            after={
                "number": kept.number,
                "handed_in": len(reports) - len(out),
                "missing": [str(one) for one in out],
                "changed": [change["name_sw"] for change in kept.changes],
            },
            reason=kept.opened_why,
        )
        for report in reports:
            stop_reminders(report=report)
        tell_tables_changed(close=kept, reports=reports, at=at)
    call.refresh_from_db()
    return call


def call_of(report: MinistryReport) -> MinistryCall:
    """The call a report belongs to. Raises ValidationError where there is none."""
    found = MinistryCall.objects.filter(edition_id=report.edition_id).first()
    if found is None:
        raise ValidationError(_("The ministries have not been called upon for this meeting."))
    return found


def _check_runs(call: MinistryCall) -> None:
    if call.is_closed:
        raise ValidationError(_("The call is closed: nothing can be changed any more."))


def _kept_close(call: MinistryCall, tables: Frozen, by: Actor, at: datetime) -> ClosedTables:
    """The tables as they are taken down now, with what differs from the close before."""
    before = call.closes.order_by("-number").first()
    close = ClosedTables(
        call=call,
        number=before.number + 1 if before else 1,
        tables=tables,
        changes=changes_between_tables(before.tables, tables) if before else [],
        opened_why=call.reopened_why,
        by_id=by.pk,
        by_label=by.audit_label[:300],
        at=at,
    )
    close.full_clean()
    close.save(force_insert=True)
    return close


def _expected(edition: Edition) -> list[Institution]:
    """The ministries of the edition's first day, in the order of the last tables, the new ones by name."""
    there = set(edition.ministry_reports.values_list("institution_id", flat=True))
    ministries = Institution.objects.filter(
        _valid_on(edition), kind=InstitutionKind.MINISTRY
    ).exclude(pk__in=there)
    places = _last_places(edition)
    return sorted(ministries, key=lambda one: (places.get(one.pk, 10_000), one.name_sw))


def _last_places(edition: Edition) -> dict[int, int]:
    """Where each ministry, or the one it came from, stood in the tables of the meeting before."""
    last = (
        Edition.objects.filter(year__lt=edition.year, ministry_reports__isnull=False)
        .order_by("-year")
        .first()
    )
    if last is None:
        return {}
    succession = Succession()
    rows = last.ministry_reports.order_by("-order").values_list("institution_id", "order")
    return {succession.standing_on(pk, edition.starts_on): order for pk, order in rows}


def _valid_on(edition: Edition) -> Q:
    day = edition.starts_on
    return (
        Q(merged_into=None)
        & (Q(valid_from=None) | Q(valid_from__lte=day))
        & (Q(valid_until=None) | Q(valid_until__gte=day))
    )


def _existed(institution: Institution, edition: Edition) -> bool:
    return Institution.objects.filter(_valid_on(edition), pk=institution.pk).exists()


def _add_report(
    edition: Edition, institution: Institution, by: Actor, at: datetime
) -> MinistryReport:
    last = edition.ministry_reports.aggregate(last=Max("order"))["last"] or 0
    report = MinistryReport(edition=edition, institution=institution, order=last + 1)
    save_new(report, by=by, at=at, action="ministry_reports.expected")
    _list_institutions(report)
    return report


def _list_institutions(report: MinistryReport) -> None:
    """The institutions under the ministry on the first day of the edition, not recorded one by one."""
    day = report.edition.starts_on
    under = (
        Supervision.objects.filter(
            Q(since=None) | Q(since__lte=day),
            Q(until=None) | Q(until__gte=day),
            ministry=report.institution,
            institution__merged_into=None,
        )
        .select_related("institution")
        .prefetch_related("institution__former_names")
        .order_by("institution__name_sw")
    )
    institutions = {line.institution_id: line.institution for line in under}
    CoveredInstitution.objects.bulk_create(
        CoveredInstitution(
            report=report,
            order=order,
            institution=institution,
            name_printed=institution.acronym_on(day) or institution.name_on(day, "sw")[:150],
        )
        for order, institution in enumerate(institutions.values(), start=1)
    )
