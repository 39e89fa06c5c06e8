"""A focal person reports on what the institution owes, with evidence, and answers again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from egov_meeting.documents.models import Upload
from egov_meeting.institutions.models import InstitutionContact
from egov_meeting.notifications.models import OutboxMessage
from reports.choices import Delivery
from reports.models import Evidence, ProgressReport
from reports.services.follow_up import reminding
from reports.services.follow_up.closing import change_obligation
from reports.services.follow_up.reviewing import return_progress
from tests.reports import editions_by_hand as by_hand
from tests.reports.follow_up_by_hand import (
    NOW,
    accepted,
    adopted,
    done,
    focal,
    officer,
    reported,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
ONE_PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4"
    b"\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff\xff\x7f\x00\t\xfb\x03\xfd*\x86\xe3\x8a\x00\x00\x00\x00"
    b"IEND\xaeB`\x82"
)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(resolution: Any, language: str = "sw") -> str:
    return f"/{language}/taasisi-yangu/maazimio/{resolution.edition.year}/{resolution.number}/"


def typed(client: Client, resolution: Any, **fields: Any) -> dict[str, Any]:
    """The form as it is shown, with what somebody types."""
    form = client.get(address(resolution)).context["form"]
    return {
        "form_key": str(form["form_key"].value()),
        "delivery": Delivery.ON_TRACK,
        "percentage": "40",
        "note": "Tumeunganisha mifumo miwili.",
        "next_step": "Mfumo wa tatu",
        **fields,
    }


def picture(name: str = "barua.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, ONE_PIXEL, content_type="image/png")


def test_a_report_with_evidence_goes_to_ega_and_only_the_two_see_the_file(settings):
    settings.UPLOADS_CHECK_IN_CHILD = False
    owner, other = by_hand.institution(), by_hand.institution()
    resolution, person = adopted(None, owner), focal(owner)
    client = signed_in(person)
    sent = typed(client, resolution)
    answer = client.post(address(resolution), {**sent, "evidence_1": picture()})
    assert answer.status_code == 302
    again = client.post(address(resolution), {**sent, "evidence_1": picture()})
    assert again.status_code == 302

    report = ProgressReport.objects.get()
    assert (report.state, report.percentage, report.next_step) == ("submitted", 40, "Mfumo wa tatu")
    evidence = Evidence.objects.get()
    file = f"/sw/nyaraka/faili/{evidence.upload_id}/"
    for who, status in (
        (client, 200),
        (signed_in(officer()), 200),
        (signed_in(focal(other)), 403),
        (Client(), 302),
    ):
        assert who.get(file).status_code == status
    assert "form" not in client.get(address(resolution)).context or (
        client.get(address(resolution)).context["form"] is None
    )


def test_nothing_typed_is_lost_and_a_file_need_not_be_sent_again(settings):
    settings.UPLOADS_CHECK_IN_CHILD = False
    owner = by_hand.institution()
    resolution, client = adopted(None, owner), signed_in(focal(owner))
    sent = typed(client, resolution, percentage="140")
    answer = client.post(address(resolution), {**sent, "evidence_1": picture()})
    assert answer.status_code == 200
    form = answer.context["form"]
    assert set(form.errors) == {"percentage"}
    assert form["note"].value() == "Tumeunganisha mifumo miwili."

    upload = Upload.objects.get()
    assert str(upload.pk) in answer.content.decode()
    mended = {**sent, "percentage": "50", "evidence_1_sent": str(upload.pk)}
    assert client.post(address(resolution), mended).status_code == 302
    assert Evidence.objects.get().upload == upload


def test_a_file_that_is_not_what_it_says_is_refused_at_its_field(settings):
    settings.UPLOADS_CHECK_IN_CHILD = False
    owner = by_hand.institution()
    resolution, client = adopted(None, owner), signed_in(focal(owner))
    liar = SimpleUploadedFile("taarifa.pdf", b"si pdf", content_type="application/pdf")
    answer = client.post(address(resolution), {**typed(client, resolution), "evidence_2": liar})
    assert set(answer.context["form"].errors) == {"evidence_2"}
    assert not ProgressReport.objects.exists()


def test_somebody_elses_upload_is_no_evidence(settings):
    settings.UPLOADS_CHECK_IN_CHILD = False
    owner, other = by_hand.institution(), by_hand.institution()
    edition = by_hand.edition()
    mine, theirs = adopted(edition, owner), adopted(edition, other)
    stranger = signed_in(focal(other))
    stranger.post(
        address(theirs), {**typed(stranger, theirs, percentage="140"), "evidence_1": picture()}
    )
    client = signed_in(focal(owner))
    sent = typed(client, mine, evidence_1_sent=str(Upload.objects.get().pk))
    assert set(client.post(address(mine), sent).context["form"].errors) == {"evidence_1"}


def test_an_institution_that_owes_nothing_is_told_so_clearly():
    resolution = adopted(None, by_hand.institution())
    client = signed_in(focal(by_hand.institution("Chuo cha Mfano")))
    for answer in (
        client.get(address(resolution, "en")),
        client.post(address(resolution, "en"), {"percentage": "10"}),
    ):
        assert answer.status_code == 403
        assert "does not owe this resolution" in answer.content.decode()
    assert not ProgressReport.objects.exists()


def test_a_resolution_that_is_not_public_is_read_only_by_who_owes_it():
    owner = by_hand.institution()
    resolution = adopted(None, owner, is_public=False)
    assert signed_in(focal(owner)).get(address(resolution)).status_code == 200
    stranger = signed_in(focal(by_hand.institution()))
    assert stranger.get(address(resolution)).status_code == 404


def test_what_was_returned_comes_back_with_the_remarks_to_be_mended():
    owner = by_hand.institution()
    resolution, person = adopted(None, owner), focal(owner)
    report = reported(resolution, owner, 30, by=person, note="Maelezo ya awali")
    return_progress(report=report, remarks="Ambatisha barua", by=officer(), at=NOW)
    client = signed_in(person)
    answer = client.get(address(resolution))
    assert "Ambatisha barua" in answer.content.decode()
    assert answer.context["form"]["note"].value() == "Maelezo ya awali"
    assert OutboxMessage.objects.get(kind="progress_returned").address == person.email
    client.post(address(resolution), typed(client, resolution, percentage="35"))
    assert ProgressReport.objects.count() == 2


def test_the_list_shows_class_resolutions_that_nobody_has_answered_yet():
    ministry = by_hand.institution(kind="ministry")
    edition = by_hand.edition()
    of_class = adopted(edition, "public_institutions", due_on=dt.date(2020, 1, 1))
    named = adopted(edition, ministry)
    adopted(edition, by_hand.institution())
    accepted(named, ministry, 20)
    answer = signed_in(focal(ministry)).get("/sw/taasisi-yangu/maazimio/")
    lines = answer.context["open_lines"]
    assert [line.resolution for line in lines] == [of_class, named]
    assert [line.has_answered for line in lines] == [False, True]
    assert lines[0].days_late == (timezone.localdate() - dt.date(2020, 1, 1)).days


def test_a_fall_asks_for_its_reason_beside_the_field():
    owner = by_hand.institution()
    resolution = adopted(None, owner)
    accepted(resolution, owner, 60)
    client = signed_in(focal(owner))
    refused = client.post(address(resolution), typed(client, resolution, percentage="50"))
    assert set(refused.context["form"].errors) == {"fall_reason"}
    sent = typed(client, resolution, percentage="50", fall_reason="Bajeti")
    assert client.post(address(resolution), sent).status_code == 302


def messages(kind: str = "") -> list[tuple[str, str]]:
    rows = OutboxMessage.objects.filter(kind__startswith="obligation_").order_by("pk")
    rows = rows.filter(kind=kind) if kind else rows.exclude(kind="obligation_asked")
    return list(rows.values_list("kind", "address"))


def remind(resolution: Any, days: int) -> None:
    """The nightly work so many days before (or, below nought, after) the due day."""
    at = dt.datetime.combine(resolution.due_on, dt.time(6), dt.UTC) - dt.timedelta(days=days)
    reminding.remind_of(resolution_id=resolution.pk, at=at)


def test_reminders_come_at_their_days_once_and_go_to_the_head_in_the_end():
    owner = by_hand.institution()
    person = focal(owner, email="mratibu@mfano.go.tz")
    focal(owner, is_active=False)
    InstitutionContact.objects.create(
        institution=owner, head_name="Asha Juma", head_title="Mkuu", head_email="mkuu@mfano.go.tz"
    )
    resolution = adopted(None, owner, due_on=dt.date(2031, 6, 30))
    assert reminding.resolutions_to_remind_of() == [resolution.pk]
    for days in (60, 31):
        remind(resolution, days)
    assert messages() == []
    for days in (30, 29, 8, 7, 7, 1, 0, -1, -6):
        remind(resolution, days)
    assert messages() == [("obligation_reminder", person.email)] * 3
    for days in (-7, -8, -30, -61):
        remind(resolution, days)
    assert messages()[3:] == [
        ("obligation_overdue", person.email),
        ("obligation_escalation", "mkuu@mfano.go.tz"),
    ]
    letter = OutboxMessage.objects.get(kind="obligation_escalation")
    assert "30 Juni 2031" in letter.text
    assert resolution.register_number in letter.subject
    for words in ("30 June 2031", resolution.title_sw, resolution.title_en, "/sw/", "/en/"):
        assert words in letter.text


def test_reminders_stop_when_it_is_reported_done_and_go_to_the_person_named():
    first, second = by_hand.institution(), by_hand.institution()
    focal(first)
    focal(second)
    named = focal(second, email="huyu@mfano.go.tz")
    resolution = adopted(None, first, second, due_on=dt.date(2031, 6, 30))
    reported(resolution, first, 100, delivery=Delivery.REPORTED_DONE)
    change_obligation(
        obligation=resolution.obligations.get(institution=second),
        focal_person=named,
        due_on=dt.date(2031, 5, 31),
        weight=1,
        by=officer(),
        at=NOW,
    )
    remind(resolution, 30)  # thirty days before the resolution's day is the second's own day
    assert messages() == [("obligation_reminder", named.email)]
    assert "31 Mei 2031" in OutboxMessage.objects.get(kind="obligation_reminder").text
    done(resolution, second)
    remind(resolution, 0)
    assert len(messages()) == 1


def test_people_of_a_ministry_that_was_renamed_are_still_asked_and_who_left_is_not():
    heir = by_hand.institution(kind="ministry")
    old = by_hand.institution(kind="ministry", successor=heir)
    resolution = adopted(None, old, due_on=dt.date(2031, 6, 30))
    person, left = focal(old), focal(by_hand.institution())
    resolution.obligations.update(focal_person=left)
    remind(resolution, 30)
    assert messages() == [("obligation_reminder", person.email)]
    accepted(resolution, old, 20, by=person)
    assert reminding.ask_for_reports(resolution_id=resolution.pk, by=officer(), at=NOW) == 0


def test_members_of_a_class_are_reminded_and_asked_in_portions(monkeypatch):
    monkeypatch.setattr(reminding, "AT_A_TIME", 2)
    edition = by_hand.edition()
    members = [by_hand.institution(kind="ministry") for _ in range(5)]
    people = [focal(member) for member in members]
    resolution = adopted(edition, "government", due_on=dt.date(2031, 6, 30))
    accepted(resolution, members[0], 20, by=people[0])
    remind(resolution, 7)
    assert len(messages("obligation_reminder")) == 5
    asked = reminding.ask_for_reports(resolution_id=resolution.pk, by=officer(), at=NOW)
    reminding.ask_for_reports(resolution_id=resolution.pk, by=officer(), at=NOW)
    assert asked == 4
    assert len(messages("obligation_asked")) == 4
