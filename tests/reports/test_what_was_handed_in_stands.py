"""What a ministry handed in is not changed past it; two colleagues at one promise lose nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from reports.models import MinistryCall, Promise
from reports.services import ministry_handing_in as handing
from reports.services.ministry_calls import close_call
from reports.services.ministry_writing import add_promise
from tests.meetings.editing.form_data import as_shown
from tests.reports import ministries_by_hand as hand
from tests.reports.desk_by_hand import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False


def address(name: str, call: MinistryCall, *args: Any, language: str = "sw") -> str:
    with translation.override(language):
        return reverse(f"reports:{name}", args=[call.edition.year, *args])


def test_coverage_is_changed_by_staff_only_while_the_report_is_not_in_and_the_call_runs() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    hand.under(energy, "TANESCO")
    call, staff = hand.call_out(), hand.coordinator()
    report, client = hand.report_of(energy, call), signed_in(staff)
    line = report.covered.get()
    section = f"/en/kazi/vikao/{call.edition.year}/taasisi-zilizoguswa/"
    place = f"{section}{line.pk}/"

    def told(reason: str) -> str:
        sent = as_shown(client.get(place).context["form"]) | {"reason": reason}
        answer = client.post(place, sent)
        return "" if answer.status_code == 302 else answer.content.decode()

    assert told("Bado") == ""
    handing_person = hand.focal_person(energy)
    hand.handed_in(report, handing_person)
    assert "return it, and the ministry mends it" in told("Baadaye")
    another = {"report": report.pk, "name_printed": "EWURA", "coverage": "covered", "reason": ""}
    assert "return it" in client.post(f"{section}ongeza/", another).content.decode()
    assert client.post(f"{place}futa/").status_code == 409
    handing.return_report(
        report=report, remarks={"benefits": "Ongeza"}, until=None, by=staff, at=timezone.now()
    )
    assert told("Imerudishwa") == ""
    close_call(call=call, by=staff, at=timezone.now())
    assert "Open the call again, on record." in told("Umechelewa")
    type(call.edition).objects.update(is_recorded=True)
    assert told("Ya zamani") == ""
    assert list(report.covered.values_list("reason", flat=True)) == ["Ya zamani"]


def test_two_colleagues_at_one_promise_see_both_texts_and_one_taken_out_is_not_lost() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call = hand.call_out()
    asha, juma = hand.focal_person(energy), hand.focal_person(energy)
    day = dt.date(2031, 5, 1)
    promise = add_promise(
        report=hand.report_of(energy, call),
        fields={"text_sw": "Mfumo mmoja", "text_en": "", "due_on": day},
        by=asha,
        at=timezone.now(),
    )
    place = address("ministry_promise", call, promise.pk)
    first, second = signed_in(asha), signed_in(juma)
    seen = as_shown(second.get(place).context["form"])

    assert first.post(place, seen | {"text_sw": "Mfumo wa pamoja"}).status_code == 302
    clash = second.post(place, seen | {"text_sw": "Mfumo wa vibali"})
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Mfumo wa pamoja" in page
    assert ">\nMfumo wa vibali</textarea>" in page
    assert Promise.objects.get().text_sw == "Mfumo wa pamoja"
    again = as_shown(clash.context["form"])
    assert second.post(place, again).status_code == 302
    assert Promise.objects.get().text_sw == "Mfumo wa vibali"

    first.post(address("ministry_remove_promise", call, promise.pk))
    gone = second.post(place, again | {"text_sw": "Mfumo wa malipo"})
    assert gone.status_code == 409
    assert "Mfumo wa malipo</textarea>" in gone.content.decode()
    second.post(address("ministry_promises", call), as_shown(gone.context["form"]))
    assert Promise.objects.get().text_sw == "Mfumo wa malipo"
