"""Staff see who has a part in the programme, invite, remind, and see answers and slides."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.roles import STAFF_ROLES, Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.meetings.models import Person
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.forgetting import FORGOTTEN
from sessions_app.choices import SlotAnswerState
from sessions_app.models import Item, Material, SlotAnswer, Speaker
from sessions_app.selectors.speaking import number_declined, row_of
from sessions_app.services.speaker_forgetting import forget_addresses_of_speakers
from sessions_app.services.speaking import (
    answer_slot,
    invite_speaker,
    remind_speaker,
    save_speaker,
)
from sessions_app.speaker_links import speaker_by_token, speaker_token
from tests.documents.nasty_files import pdf
from tests.meetings.factories import EditionFactory
from tests.sessions_app.hall import NOW, signed_in, somebody
from tests.sessions_app.small_programme import (
    add_item,
    add_session,
    chair,
    item_called,
    person,
    small_programme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def edition():
    return small_programme()


@pytest.fixture
def officer():
    return somebody(Role.PROGRAMME)


def called(name) -> Person:
    return Person.objects.get(full_name=name)


def reached(edition, name, **fields) -> Speaker:
    told = {"email": "juma@maji.go.tz", "phone": "", "language": "sw", **fields}
    return save_speaker(edition=edition, person=called(name), by=SYSTEM, at=NOW, **told)


def row(edition, name):
    return row_of(edition=edition, person=called(name).pk)


def page_of(edition, name="", more=""):
    who = f"{called(name).pk}/" if name else ""
    return f"/sw/kazi/vikao/{edition.year}/ratiba/wazungumzaji/{who}{more}"


def test_everybody_named_in_the_programme_is_listed_with_slots(edition, officer):
    page = signed_in(officer).get(page_of(edition)).content.decode()

    assert "Asha Mbwana" in page
    assert "Juma Kassim" in page
    assert "Wizara ya Maji" not in page


def test_the_filters_find_who_lacks_what(edition, officer):
    reached(edition, "Juma Kassim")
    client = signed_in(officer)
    found = {}
    for state in ("bila-anwani", "hawajaalikwa", "wanasubiriwa", "hawatakuwepo", "bila-slaidi"):
        page = client.get(page_of(edition), {"hali": state}).content.decode()
        found[state] = ["Asha Mbwana" in page, "Juma Kassim" in page]

    assert found == {
        "bila-anwani": [True, False],
        "hawajaalikwa": [True, True],
        "wanasubiriwa": [False, False],
        "hawatakuwepo": [False, False],
        "bila-slaidi": [False, True],
    }


def test_an_invitation_goes_out_once_with_a_link_that_opens_the_own_page(edition, officer):
    reached(edition, "Juma Kassim", language="en")
    for _time in range(2):
        invite_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW)

    message = OutboxMessage.objects.get()
    assert (message.address, message.language, message.kind) == (
        "juma@maji.go.tz",
        "en",
        "speaker_invited",
    )
    assert "Maji (en)" in message.text
    token = message.text.split("/mzungumzaji/")[1].split("/")[0]
    assert speaker_by_token(token).person.full_name == "Juma Kassim"
    assert SlotAnswer.objects.get().state == SlotAnswerState.ASKED


def test_a_speaker_with_a_phone_alone_is_asked_by_sms(edition, officer):
    reached(edition, "Juma Kassim", email="", phone="255712345678")
    invite_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW)

    message = OutboxMessage.objects.get()
    assert (message.channel, message.address) == ("sms", "255712345678")


def test_a_new_slot_is_asked_about_and_answers_that_are_there_stay(edition, officer):
    juma = reached(edition, "Juma Kassim")
    invite_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW)
    (slot,) = row(edition, "Juma Kassim").slots
    answer_slot(speaker=juma, slot=slot, state="confirmed", note="", by=officer, at=NOW)
    item = item_called("Afya")
    item.presenter = person(edition, "Juma Kassim")
    item.save()

    assert not row(edition, "Juma Kassim").is_invited
    invite_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW)

    assert OutboxMessage.objects.count() == 2
    assert [slot.state for slot in row(edition, "Juma Kassim").slots] == ["confirmed", "asked"]


def test_a_reminder_names_what_is_lacking_once_a_day_and_ends_when_nothing_is(edition, officer):
    juma = reached(edition, "Juma Kassim")
    invite_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW)
    for _time in range(2):
        remind_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW)
    remind_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW + timedelta(days=1))

    reminders = OutboxMessage.objects.filter(kind="speaker_reminded")
    assert reminders.count() == 2
    (slot,) = row(edition, "Juma Kassim").slots
    answer_slot(speaker=juma, slot=slot, state="confirmed", note="", by=officer, at=NOW)
    assert row(edition, "Juma Kassim").may_be_reminded
    signed_in(officer).post(
        page_of(edition, "Juma Kassim", f"kipengele/{slot.item.pk}/slaidi/"),
        {"file": SimpleUploadedFile("slaidi.pdf", pdf())},
    )
    assert not row(edition, "Juma Kassim").may_be_reminded


def test_many_are_asked_at_once_and_staff_learn_who_was_passed_over(edition, officer):
    reached(edition, "Juma Kassim")
    client = signed_in(officer)
    chosen = [called("Juma Kassim").pk, called("Asha Mbwana").pk]

    answer = client.post(page_of(edition, more="wengi/"), {"mtu": chosen, "kitendo": "alika"}, follow=True)  # fmt: skip
    said = [str(message) for message in answer.context["messages"]]
    assert OutboxMessage.objects.count() == 1
    assert len(said) == 1
    assert "1" in said[0]
    client.post(page_of(edition, more="wengi/"), {"mtu": chosen, "kitendo": "kumbusha"})
    assert OutboxMessage.objects.count() == 2
    client.post(page_of(edition, more="wengi/"), {"mtu": ["zq", ""]})
    assert OutboxMessage.objects.count() == 2


def test_staff_write_down_an_address_and_another_one_ends_the_links_sent_before(edition, officer):
    client = signed_in(officer)
    path = page_of(edition, "Juma Kassim")
    told = {"email": "Juma@Maji.go.tz", "phone": "0712 345 678", "language": "sw"}

    assert client.post(path, told).status_code == 302
    juma = Speaker.objects.get()
    assert (juma.email, juma.phone, juma.link_number) == ("juma@maji.go.tz", "255712345678", 1)
    assert client.post(path, {**told, "language": "en"}).status_code == 302
    assert client.post(path, {**told, "email": "j.kassim@maji.go.tz"}).status_code == 302
    juma.refresh_from_db()
    assert (juma.language, juma.link_number) == ("sw", 2)
    assert client.post(path, {**told, "phone": "12"}).status_code == 422
    actions = Event.objects.filter(object_type="sessions_app.speaker").values_list("action", flat=True)  # fmt: skip
    assert set(actions) == {"sessions_app.speaker_added", "sessions_app.speaker_changed"}


def test_nobody_is_asked_without_an_address(edition, officer):
    client = signed_in(officer)

    answer = client.post(page_of(edition, "Asha Mbwana", "alika/"), follow=True)

    assert len(list(answer.context["messages"])) == 1
    assert not OutboxMessage.objects.exists()
    assert client.post(page_of(edition, "Asha Mbwana", "kiungo/")).status_code == 404


def test_staff_see_why_somebody_declined_and_the_new_link_ends_the_old_one(edition, officer):
    juma = reached(edition, "Juma Kassim")
    (slot,) = row(edition, "Juma Kassim").slots
    answer_slot(speaker=juma, slot=slot, state="declined", note="Safarini", by=officer, at=NOW)
    client = signed_in(officer)
    old = speaker_token(juma)

    assert "Safarini" in client.get(page_of(edition, "Juma Kassim")).content.decode()
    client.post(page_of(edition, "Juma Kassim", "kiungo/"))
    assert Client().get(f"/sw/mzungumzaji/{old}/").status_code == 404


def test_staff_send_show_and_withdraw_slides_in_the_speakers_place(edition, officer):
    reached(edition, "Juma Kassim")
    client = signed_in(officer)
    item = item_called("Maji")
    sending = page_of(edition, "Juma Kassim", f"kipengele/{item.pk}/slaidi/")

    assert client.get(sending).status_code == 200
    client.post(sending, {"file": SimpleUploadedFile("slaidi.pdf", pdf())})
    refused = client.post(sending, {"file": SimpleUploadedFile("slaidi.pdf", b"zq")})
    assert refused.status_code == 422
    material = Material.objects.get()
    change = page_of(edition, "Juma Kassim", f"slaidi/{material.pk}/")
    client.post(change, {"kitendo": "onyesha"})
    material.refresh_from_db()
    assert material.is_public
    client.post(change, {"kitendo": "ondoa"})
    material.refresh_from_db()
    assert (material.is_public, material.upload.state) == (False, "withdrawn")
    other = item_called("Afya").pk
    assert client.get(page_of(edition, "Juma Kassim", f"kipengele/{other}/slaidi/")).status_code == 404  # fmt: skip


def test_who_sees_and_who_reaches_speakers(edition):
    reached(edition, "Juma Kassim")
    one = page_of(edition, "Juma Kassim")
    item = item_called("Maji").pk
    seeing = [page_of(edition)]
    reaching = [one, one + f"kipengele/{item}/slaidi/"]
    posting = [one + "alika/", one + "kumbusha/", one + "kiungo/", page_of(edition, more="wengi/")]
    may = {Role.COORDINATOR, Role.PROGRAMME}

    for role in Role:
        client = signed_in(somebody(role))
        for path in seeing:
            assert (client.get(path).status_code == 200) == (role in STAFF_ROLES), (role, path)
        for path in reaching:
            assert (client.get(path).status_code == 200) == (role in may), (role, path)
        for path in posting:
            assert (client.post(path).status_code == 302) == (role in may), (role, path)
    elsewhere = signed_in(somebody(Role.PROGRAMME, edition=EditionFactory()))
    assert elsewhere.get(one).status_code == 403
    assert Client().get(one).status_code == 302


def test_the_list_costs_the_same_with_one_and_with_thirty_speakers(edition, officer):
    client = signed_in(officer)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page_of(edition)).status_code == 200
        return len(asked)

    reached(edition, "Juma Kassim")
    before = cost()
    day = edition.programme_days.first()
    session = add_session(day, "II", title_sw="Zaidi")
    for number in range(30):
        appearance = person(edition, f"Mtu {number}")
        add_item(session, f"Mada {number}", presenter=appearance)
        reached(edition, f"Mtu {number}", email=f"mtu{number}@example.go.tz")
        if number < 5:
            chair(add_session(day), appearance)

    assert cost() == before


def test_a_declined_slot_is_among_the_things_to_do(edition, officer):
    juma = reached(edition, "Juma Kassim")
    client = signed_in(officer)
    where = page_of(edition) + "?hali=hawatakuwepo"
    assert where not in client.get("/sw/kazi/").content.decode()
    (slot,) = row(edition, "Juma Kassim").slots

    answer_slot(speaker=juma, slot=slot, state="declined", note="Safarini", by=officer, at=NOW)

    assert where in client.get("/sw/kazi/").content.decode()
    assert "Juma Kassim" in client.get(where).content.decode()


def test_a_slot_that_went_to_somebody_else_is_no_longer_among_them(edition, officer):
    juma = reached(edition, "Juma Kassim")
    (slot,) = row(edition, "Juma Kassim").slots
    answer_slot(speaker=juma, slot=slot, state="declined", note="Safarini", by=officer, at=NOW)
    assert number_declined(edition=edition) == 1

    Item.objects.filter(pk=slot.item.pk).update(presenter=person(edition, "Neema Joseph"))

    assert number_declined(edition=edition) == 0


def test_numbers_that_are_none_choose_nobody(edition, officer):
    answer = signed_in(officer).post(
        page_of(edition, more="wengi/"), {"mtu": ["²", "9" * 5000, "-1", "\x00"]}
    )

    assert answer.status_code == 302
    assert not OutboxMessage.objects.exists()


def test_the_trail_says_that_an_address_changed_and_not_what_it_is(edition):
    reached(edition, "Juma Kassim")
    reached(edition, "Juma Kassim", email="kassim@maji.go.tz", phone="255712345678")

    told = str([(one.before, one.after) for one in Event.objects.all()])
    assert Event.objects.filter(action__startswith="sessions_app.speaker_").count() == 2
    assert "…@maji.go.tz" in told
    assert "juma@" not in told
    assert "kassim@" not in told
    assert "255712345678" not in told


def test_addresses_are_forgotten_long_after_the_meeting_and_links_end(edition, officer, settings):
    juma = reached(edition, "Juma Kassim", phone="255712345678")
    invite_speaker(row=row(edition, "Juma Kassim"), by=officer, at=NOW)
    (slot,) = row(edition, "Juma Kassim").slots
    answer_slot(speaker=juma, slot=slot, state="declined", note="Mgonjwa", by=officer, at=NOW)
    token = speaker_token(juma)
    last = datetime.combine(edition.ends_on, time(12), UTC)

    assert forget_addresses_of_speakers(at=last + timedelta(days=settings.RETENTION_DAYS)) == 0
    much_later = last + timedelta(days=settings.RETENTION_DAYS + 1)
    assert forget_addresses_of_speakers(at=much_later) == 1
    assert forget_addresses_of_speakers(at=much_later) == 0

    juma.refresh_from_db()
    assert (juma.email, juma.phone, juma.user) == ("", "", None)
    answer = SlotAnswer.objects.get()
    assert (answer.state, answer.note) == (SlotAnswerState.DECLINED, "")
    assert OutboxMessage.objects.get().address == FORGOTTEN
    assert Client().get(f"/sw/mzungumzaji/{token}/").status_code == 404
