"""A speaker comes in by the link, answers, sends slides in versions, and reads the questions."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.models import Upload
from egov_meeting.meetings.models import Person
from sessions_app.choices import ContributionState, SlotAnswerState
from sessions_app.models import Contribution, Material, SlotAnswer, Speaker
from sessions_app.services.speaking import renew_speaker_link, save_speaker
from sessions_app.speaker_links import speaker_token
from tests.documents.nasty_files import nasty_files, pdf
from tests.sessions_app.hall import NOW, a_question, signed_in, somebody
from tests.sessions_app.small_programme import item_called, small_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return small_programme()


@pytest.fixture
def juma(edition) -> Speaker:
    """Presents the item of the Ministry of Water."""
    return a_speaker(edition, "Juma Kassim")


def a_speaker(edition, name, *, email="juma@maji.go.tz") -> Speaker:
    return save_speaker(
        edition=edition,
        person=Person.objects.get(full_name=name),
        email=email,
        phone="",
        language="sw",
        by=SYSTEM,
        at=NOW,
    )


def own(speaker, page="", *, language="sw") -> str:
    return f"/{language}/mzungumzaji/{speaker_token(speaker)}/{page}"


def slot_of(title) -> str:
    return f"kipengele-{item_called(title).pk}/"


def slides(content=None, name="slaidi.pdf"):
    return SimpleUploadedFile(name, pdf() if content is None else content)


def send(speaker, *, content=None, name="slaidi.pdf", public=False, client=None):
    data = {"file": slides(content, name)} | ({"is_public": "on"} if public else {})
    return (client or Client()).post(own(speaker, slot_of("Maji") + "slaidi/"), data)


def test_the_link_opens_the_own_slots_and_no_others_in_both_languages(juma):
    for language, words in (("sw", "Maji"), ("en", "Maji (en)")):
        answer = Client().get(own(juma, language=language))
        page = answer.content.decode()

        assert words in page
        assert "Afya" not in page
        assert "09:00–09:30" in page
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in answer.headers["Cache-Control"]


def test_a_speaker_confirms_with_one_press_and_may_change_the_answer_with_a_word_why(juma):
    client = Client()
    path = own(juma, slot_of("Maji"))

    assert client.post(path, {"state": "confirmed"}).status_code == 302
    assert SlotAnswer.objects.get().state == SlotAnswerState.CONFIRMED
    refused = client.post(path, {"state": "declined", "note": " "})
    assert refused.status_code == 422
    assert "id_note_error" in refused.content.decode()
    assert client.post(path, {"state": "declined", "note": "Nitakuwa safarini"}).status_code == 302

    answer = SlotAnswer.objects.get()
    assert (answer.state, answer.note) == (SlotAnswerState.DECLINED, "Nitakuwa safarini")
    events = Event.objects.filter(action__startswith="sessions_app.slot_").order_by("pk")
    assert [(event.action, event.actor_label) for event in events] == [
        ("sessions_app.slot_confirmed", "Juma Kassim (link)"),
        ("sessions_app.slot_declined", "Juma Kassim (link)"),
    ]


def test_an_empty_or_odd_answer_is_told_at_the_field(juma):
    for data in ({}, {"state": "asked"}, {"state": "zq"}):
        assert Client().post(own(juma, slot_of("Maji")), data).status_code == 422
    assert not SlotAnswer.objects.exists()


def test_slides_come_in_versions_and_a_new_one_never_overwrites(juma):
    assert send(juma, public=True).status_code == 302
    assert send(juma, name="slaidi-mpya.pdf", public=True).status_code == 302

    first, second = Material.objects.order_by("version")
    assert [first.version, second.version] == [1, 2]
    assert first.upload.file.name != second.upload.file.name
    page = Client().get(own(juma, slot_of("Maji"))).content.decode()
    assert "slaidi.pdf" in page
    assert "slaidi-mpya.pdf" in page
    public = Client()
    assert public.get(f"/sw/nyaraka/faili/{second.upload_id}/").status_code == 200
    assert public.get(f"/sw/nyaraka/faili/{first.upload_id}/").status_code == 302


def test_everyone_gets_slides_only_while_the_speaker_says_so(juma):
    send(juma)
    material = Material.objects.get()
    public = f"/sw/nyaraka/faili/{material.upload_id}/"
    change = own(juma, slot_of("Maji") + "slaidi/1/onyesha/")
    client = Client()

    assert client.get(public).status_code == 302
    client.post(change, {"onyesha": "1"})
    assert client.get(public).status_code == 200
    client.post(change, {"onyesha": "0"})
    assert client.get(public).status_code == 302
    assert client.get(own(juma, slot_of("Maji") + "slaidi/1/")).status_code == 200


def test_withdrawn_slides_are_gone_and_the_version_before_is_shown_again(juma):
    send(juma, public=True)
    send(juma, public=True)
    client = Client()
    path = own(juma, slot_of("Maji") + "slaidi/2/ondoa/")

    assert client.get(path).status_code == 200
    client.post(path)
    client.post(path)

    first, second = Material.objects.order_by("version")
    assert client.get(f"/sw/nyaraka/faili/{second.upload_id}/").status_code == 302
    assert client.get(own(juma, slot_of("Maji") + "slaidi/2/")).status_code == 404
    assert client.get(f"/sw/nyaraka/faili/{first.upload_id}/").status_code == 200
    assert Event.objects.filter(action="sessions_app.material_withdrawn").count() == 1


def test_a_nasty_file_is_refused_at_the_field_and_nothing_is_added(juma):
    cases = [case for case in nasty_files() if case[1].endswith((".pdf", ".docx", ".exe"))][::4]

    for what, name, content, _why in cases:
        answer = send(juma, content=content, name=name)
        assert answer.status_code == 422, what
        assert "id_file_error" in answer.content.decode(), what
    assert send(juma, name="picha.png").status_code == 422
    assert Client().post(own(juma, slot_of("Maji") + "slaidi/")).status_code == 422
    assert not Material.objects.exists()


def test_slides_sent_in_parts_are_taken_by_the_form_and_a_form_sent_twice_is_one_version(juma):
    client, content = Client(), pdf()
    page = client.get(own(juma, slot_of("Maji"))).content.decode()
    ticket = re.search(r'data-ticket="([^"]+)"', page)[1]
    headers = {"Upload-Ticket": ticket}
    announced = {"name": "slaidi.pdf", "size": len(content)}
    told = client.post("/sw/nyaraka/faili/anza/", announced, headers=headers).json()
    client.post(
        told["address"],
        content,
        content_type="application/octet-stream",
        headers={**headers, "Upload-Offset": "0"},
    )
    done = told["address"].replace("sehemu", "maliza")
    assert client.post(done, headers=headers).json()["state"] == "ready"

    for _time in range(2):
        sent = own(juma, slot_of("Maji") + "slaidi/")
        assert client.post(sent, {"file_sent": told["id"]}).status_code == 302
    assert [str(one.upload_id) for one in Material.objects.all()] == [told["id"]]


def test_an_old_link_opens_nothing_and_sends_nothing(juma):
    page, client = own(juma), Client()
    ticket = re.search(
        r'data-ticket="([^"]+)"', client.get(page + slot_of("Maji")).content.decode()
    )[1]
    renew_speaker_link(speaker=juma, by=SYSTEM, at=NOW)

    for path in (page, page + slot_of("Maji"), page + slot_of("Maji") + "slaidi/1/"):
        assert client.get(path).status_code == 404
    assert client.post(page + slot_of("Maji"), {"state": "confirmed"}).status_code == 404
    begun = client.post(
        "/sw/nyaraka/faili/anza/",
        {"name": "a.pdf", "size": 10},
        headers={"Upload-Ticket": ticket},
    )
    assert begun.status_code == 403
    assert client.get("/sw/mzungumzaji/zq.zq.zq/").status_code == 404
    assert not Upload.objects.exists()


def test_the_slot_of_somebody_else_is_not_there(juma, edition):
    asha = a_speaker(edition, "Asha Mbwana", email="asha@ega.go.tz")
    send(juma)
    client = Client()
    others = (
        slot_of("Maji"),
        slot_of("Afya"),
        slot_of("Maji") + "slaidi/1/",
        "kipengele-0/",
        "zq/",
    )

    for page in others:
        assert client.get(own(asha, page)).status_code == 404
    refused = client.post(own(asha, slot_of("Maji") + "slaidi/"), {"file": slides()})
    assert refused.status_code == 404
    role = f"nafasi-{asha.person.appearances.get().session_roles.get().pk}/"
    assert client.get(own(asha, role)).status_code == 200
    assert client.post(own(asha, role + "slaidi/"), {"file": slides()}).status_code == 404
    assert Material.objects.count() == 1


def test_the_presenter_and_the_chair_read_the_questions_that_are_shown(juma, edition):
    asha = a_speaker(edition, "Asha Mbwana", email="asha@ega.go.tz")
    item = item_called("Maji")
    item.floor = "open"
    item.save()
    for state, text in (
        (ContributionState.SHOWN, "Lini mabomba?"),
        (ContributionState.ANSWERED, "Nani analipa?"),
        (ContributionState.WAITING, "Bado kusomwa"),
        (ContributionState.DECLINED, "Haionyeshwi"),
    ):
        question = a_question(item, text)
        Contribution.objects.filter(pk=question.pk).update(state=state)

    role = f"nafasi-{asha.person.appearances.get().session_roles.get().pk}/"
    for page in (own(juma, slot_of("Maji")), own(asha, role)):
        shown = Client().get(page).content.decode()
        assert "Lini mabomba?" in shown
        assert "Nani analipa?" in shown
        assert "Bado kusomwa" not in shown
        assert "Haionyeshwi" not in shown


def test_an_account_with_the_speakers_address_comes_in_without_the_link(edition):
    user = somebody(email="juma@maji.go.tz")
    juma = a_speaker(edition, "Juma Kassim")
    client = signed_in(user)

    answer = client.get("/sw/mzungumzaji/")
    assert answer.status_code == 302
    client.post(answer.url + slot_of("Maji"), {"state": "confirmed"})
    assert Event.objects.get(action="sessions_app.slot_confirmed").actor_id == user.pk
    send(juma, client=client)
    assert Upload.objects.get().sent_by == user
    assert signed_in(somebody()).get("/sw/mzungumzaji/").status_code == 200
    assert Client().get("/sw/mzungumzaji/").status_code == 302


def test_who_gets_slides_that_are_not_public(juma, edition):
    send(juma)
    path = f"/sw/nyaraka/faili/{Upload.objects.get().pk}/"
    chair = somebody(email="asha@ega.go.tz")
    a_speaker(edition, "Asha Mbwana", email="asha@ega.go.tz")
    stranger = somebody()

    assert signed_in(chair).get(path).status_code == 200
    assert signed_in(stranger).get(path).status_code == 403
    assert signed_in(somebody(Role.PARTICIPANT)).get(path).status_code == 403


def test_the_pages_cost_the_same_with_many_slots_questions_and_versions(juma):
    item = item_called("Maji")
    item.floor = "open"
    item.save()
    client = Client()

    def cost(page):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(page).status_code == 200
        return len(asked)

    pages = (own(juma), own(juma, slot_of("Maji")))
    send(juma)
    a_question(item, "Swali la kwanza", shown=True)
    before = [cost(page) for page in pages]
    for number in range(8):
        copy = item_called("Maji")
        copy.pk, copy.order, copy.title_sw = None, 50 + number, f"Maji {number}"
        copy.save()
        a_question(item, f"Swali {number}", shown=True)
    send(juma)

    assert [cost(page) for page in pages] == before
