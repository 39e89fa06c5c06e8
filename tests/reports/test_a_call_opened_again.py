"""A closed call is opened again on record: the tables of each close are kept, and what changed is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from reports.ministry_tables import frozen_tables
from reports.models import ClosedTables, MinistryCall
from reports.selectors.ministry_due import due_of
from reports.services.ministry_calls import close_call
from reports.services.ministry_handing_in import accept_report, return_report
from reports.services.ministry_reopening import reopen_call
from tests.reports import ministries_by_hand as hand
from tests.reports.desk_by_hand import signed_in

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False


def address(name: str, call: MinistryCall, *args: Any, language: str = "sw") -> str:
    with translation.override(language):
        return reverse(f"reports:{name}", args=[call.edition.year, *args])


def told(kind: str) -> dict[str, str]:
    return dict(OutboxMessage.objects.filter(kind=kind).values_list("address", "text"))


def test_a_call_closed_opened_and_closed_again_keeps_both_tables_and_tells_what_changed() -> None:
    energy, water = hand.ministry("Wizara ya Nishati"), hand.ministry("Wizara ya Maji")
    hand.under(water, "DAWASA")
    call = hand.call_out()
    asha, juma = hand.focal_person(energy), hand.focal_person(water, language="en")
    hand.handed_in(hand.report_of(energy, call), asha)
    staff = signed_in(hand.coordinator())
    staff.post(address("ministry_close", call))
    reopen = address("ministry_reopen", call)
    assert reopen in staff.get(address("ministry_board", call)).content.decode()
    until = timezone.localdate() + 30 * DAY

    assert staff.post(reopen, {"due_on": until, "reason": ""}).status_code == 422
    past = staff.post(reopen, {"due_on": timezone.localdate() - DAY, "reason": "Mtandao"})
    assert (past.status_code, list(past.context["form"].errors)) == (409, ["due_on"])
    assert staff.post(reopen, {"due_on": until, "reason": "Mtandao ulikatika"}).status_code == 302
    assert staff.post(reopen, {"due_on": until, "reason": "Tena"}).status_code == 409

    call.refresh_from_db()
    assert frozen_tables(edition=call.edition) is None
    assert timezone.localdate(call.due_at) == until
    assert list(told("ministry_reports_reopened")) == [juma.email]
    assert "Mtandao ulikatika" in told("ministry_reports_reopened")[juma.email]
    event = Event.objects.get(action="ministry_reports.reopened")
    assert (event.reason, event.after["frozen_at"]) == ("Mtandao ulikatika", None)
    assert "Mtandao ulikatika" in staff.get(address("ministry_board", call)).content.decode()

    hand.handed_in(hand.report_of(water, call), juma)
    staff.post(address("ministry_close", call))

    call.refresh_from_db()
    first, second = ClosedTables.objects.order_by("number")
    assert call.frozen == second.tables
    assert (call.reopened_at, call.reopened_why) == (None, "")
    assert [row["state"] for row in first.tables["rows"]] == ["expected", "submitted"]
    assert [row["state"] for row in second.tables["rows"]] == ["submitted", "submitted"]
    assert second.opened_why == "Mtandao ulikatika"
    assert list(told("ministry_tables_changed")) == [juma.email]
    said = told("ministry_tables_changed")[juma.email]
    assert "It has handed in its report.\nDAWASA: covered (before: not recorded)." in said
    page = staff.get(address("ministry_closes", call, language="en")).content.decode()
    assert "Wizara ya Maji (English)" in page
    assert "DAWASA: covered (before: not recorded)." in page
    assert "Wizara ya Nishati" not in page
    assert "Mtandao ulikatika" in page


def test_what_a_close_took_down_is_never_changed_and_an_open_call_is_not_opened() -> None:
    hand.ministry()
    call, staff, now = hand.call_out(), hand.coordinator(), timezone.now()
    with pytest.raises(ValidationError):
        reopen_call(call=call, due_at=now + DAY, reason="Bure", by=staff, at=now)
    close_call(call=call, by=staff, at=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClosedTables.objects.update(tables={})
    reopen_call(call=call, due_at=now + DAY, reason="Kosa", by=staff, at=now)
    close_call(call=call, by=staff, at=now)
    assert list(ClosedTables.objects.values_list("number", "changes")) == [(2, []), (1, [])]


def test_what_the_tables_do_not_print_is_no_change_of_theirs() -> None:
    water = hand.ministry("Wizara ya Maji")
    hand.under(water, "DAWASA")
    call, staff, now = hand.call_out(), hand.coordinator(), timezone.now()
    hand.handed_in(hand.report_of(water, call), hand.focal_person(water))
    close_call(call=call, by=staff, at=now)
    reopen_call(call=call, due_at=now + DAY, reason="Kosa", by=staff, at=now)
    accept_report(report=hand.report_of(water, call), by=staff, at=now)

    close_call(call=call, by=staff, at=now)

    assert ClosedTables.objects.get(number=2).changes == []
    assert not told("ministry_tables_changed")


def test_a_day_that_was_over_before_counts_no_more_once_the_call_is_open_again() -> None:
    water = hand.ministry("Wizara ya Maji")
    call, staff, now = hand.call_out(), hand.coordinator(), timezone.now()
    report = hand.handed_in(hand.report_of(water, call), hand.focal_person(water))
    return_report(report=report, remarks={"benefits": "Eleza"}, until=now + DAY, by=staff, at=now)
    later = now + 40 * DAY
    close_call(call=call, by=staff, at=later)

    reopen_call(call=call, due_at=later + 9 * DAY, reason="Kosa", by=staff, at=later)

    due = due_of(report=hand.report_of(water, call), call=call, at=later)
    assert (due.at, due.is_late, due.may_hand_in) == (call.due_at, False, True)
