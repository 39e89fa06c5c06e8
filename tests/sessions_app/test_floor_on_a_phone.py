"""Asking from a telephone in the hall: no account, nothing lost, nothing shown too early."""

import pytest
from django.test import Client
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.meetings.choices import EditionState
from registrations.choices import RegistrationState
from registrations.links import own_token
from registrations.models import Registration
from registrations.selectors.own_data import own_data
from registrations.services.forgetting import forget_person
from sessions_app import floor_throttling
from sessions_app.choices import ContributionState, FloorState
from sessions_app.models import Contribution, Vote
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory
from tests.registrations.factories import open_group, registered
from tests.sessions_app.hall import a_question, an_item, filled_in, floor, hidden

pytestmark = pytest.mark.django_db


def send(phone: Client, item, text: str, **changes):
    return phone.post(floor(item), filled_in(phone, item, text, **changes))


def page(phone: Client, item, language: str = "sw") -> str:
    return phone.get(floor(item, language=language)).content.decode()


def test_the_short_address_lists_what_is_open_and_leads_to_the_only_one():
    item = an_item()
    year = item.session.day.edition.year

    assert Client().get(f"/sw/ukumbi/{year}/").headers["Location"] == floor(item)

    an_item(item.session.day.edition, title_sw="Mada ya pili")
    an_item(item.session.day.edition, floor=FloorState.CLOSED, title_sw="Siri bado")
    html = Client().get(f"/sw/ukumbi/{year}/").content.decode()
    assert "Mada ya 1" in html
    assert "Mada ya pili" in html
    assert "Siri bado" not in html


def test_an_item_that_was_never_open_and_an_edition_not_announced_are_not_there():
    closed = an_item(floor=FloorState.CLOSED)
    hidden_item = an_item(EditionFactory(state="draft"))

    assert Client().get(floor(closed)).status_code == 404
    assert Client().get(floor(hidden_item)).status_code == 404
    assert Client().get(floor(hidden_item, "skrini/")).status_code == 404


def test_a_question_waits_and_only_its_sender_sees_it():
    item, phone, neighbour = an_item(), Client(), Client()

    answer = send(phone, item, "Mfumo utaanza lini?", name="Asha", institution="")

    assert answer.status_code == 302
    sent = Contribution.objects.get()
    assert (sent.state, sent.source, sent.name) == ("waiting", "phone", "Asha")
    assert "Mfumo utaanza lini?" in page(phone, item)
    assert "Mfumo utaanza lini?" not in page(neighbour, item)
    assert "Mfumo utaanza lini?" not in page(neighbour, item, "en")
    for screen in ("skrini/", "skrini/orodha/"):
        assert "Mfumo utaanza" not in neighbour.get(floor(item, screen)).content.decode()
    event = Event.objects.get(action="sessions_app.contribution_sent")
    assert "Mfumo" not in f"{event.object_label}{event.after}"


def test_the_same_form_sent_twice_is_one_contribution():
    item, phone = an_item(), Client()
    form = filled_in(phone, item, "Mara mbili?")

    assert [phone.post(floor(item), form).status_code for _time in range(2)] == [302, 302]

    assert Contribution.objects.count() == 1
    send(phone, item, "Swali jingine?")
    assert Contribution.objects.count() == 2


def test_what_was_typed_stays_when_something_is_wrong_or_the_floor_was_closed():
    item, phone = an_item(), Client()
    answer = send(phone, item, "Neno " * 300, name="Juma")
    assert answer.status_code == 422
    assert "Neno Neno" in answer.content.decode()

    form = filled_in(phone, item, "Nimechelewa?", institution="Taasisi isiyojulikana kabisa")
    answer = phone.post(floor(item), form)
    assert answer.status_code == 422
    assert "Nimechelewa?" in answer.content.decode()

    form = filled_in(phone, item, "Nimechelewa?")
    item.floor = FloorState.ENDED
    item.save()
    answer = phone.post(floor(item), form)
    assert answer.status_code == 409
    assert "Nimechelewa?" in answer.content.decode()
    assert not Contribution.objects.exists()


def test_a_name_is_shown_only_with_the_persons_word():
    item = an_item()
    InstitutionFactory(acronym="TTX", name_sw="Taasisi ya Takwimu")
    phone = Client()
    send(phone, item, "Bila jina", name="Asha Mbwana", institution="TTX")
    send(phone, item, "Na jina", name="Juma Kiza", institution="TTX", may_be_named="on")
    Contribution.objects.update(state=ContributionState.SHOWN)

    for where in ("", "skrini/"):
        html = Client().get(floor(item, where)).content.decode()
        assert "Juma Kiza, Taasisi ya Takwimu" in html
        assert "Asha" not in html


def test_somebody_who_comes_by_the_link_of_the_registration_is_recognised():
    group = open_group()
    person = registered(group)
    item, phone = an_item(group.edition), Client()

    phone.get(f"/sw/ukumbi/{group.edition.year}/mimi/{own_token(person)}/")
    assert person.full_name in page(phone, item)
    send(phone, item, "Ninajulikana", name=person.full_name)
    assert Contribution.objects.get().registration == person

    stranger = Client()
    stranger.get(f"/sw/ukumbi/{group.edition.year}/mimi/si-kweli/")
    assert person.full_name not in page(stranger, item)


def test_a_device_votes_once_and_votes_decide_the_order():
    item = an_item()
    first = a_question(item, "La kwanza", shown=True)
    second = a_question(item, "La pili", shown=True)
    phones = [Client() for _phone in range(3)]
    for phone in phones:
        page(phone, item)
        for _time in range(2):
            assert phone.post(floor(item, f"kura/{second.pk}/")).status_code == 302
    phones[0].post(floor(item, f"kura/{first.pk}/"))

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.votes, second.votes, Vote.objects.count()) == (1, 3, 4)
    html = page(Client(), item)
    assert html.index("La pili") < html.index("La kwanza")
    assert not any(
        phone.cookies["kikao_ukumbi"].value[:20] in Vote.objects.first().voter for phone in phones
    )


def test_nobody_votes_for_what_is_not_shown_nor_without_a_device():
    item = an_item()
    waiting = a_question(item)
    shown = a_question(item, "Lipo", shown=True)
    phone = Client()
    page(phone, item)

    assert phone.post(floor(item, f"kura/{waiting.pk}/")).status_code == 404
    assert Client().post(floor(item, f"kura/{shown.pk}/")).status_code == 302
    item.floor = FloorState.ENDED
    item.save()
    phone.post(floor(item, f"kura/{shown.pk}/"))

    assert not Vote.objects.exists()


def test_who_sends_too_much_waits_and_loses_nothing(monkeypatch):
    monkeypatch.setattr(floor_throttling, "SENT_BY_DEVICE", 2)
    monkeypatch.setattr(floor_throttling, "SENT_FROM_ADDRESS", 3)
    item, phone, other = an_item(), Client(), Client()

    answers = [send(phone, item, f"Swali la {number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "Swali la 2" in answers[2].content.decode()

    assert send(other, item, "La jirani").status_code == 302
    assert send(other, item, "La jirani tena").status_code == 429, "the address has sent enough"


def test_a_device_whose_cookie_was_forged_is_a_new_one():
    item, phone = an_item(), Client()
    a_question(item, "Siri ya mwingine")
    phone.cookies["kikao_ukumbi"] = "abc:def"

    assert "Siri ya mwingine" not in page(phone, item)
    assert hidden(page(phone, item), "form_key")


def test_lists_cost_the_same_with_thirty_contributions(django_assert_num_queries):
    item = an_item()
    phone = Client()
    page(phone, item)

    def add(number: int) -> None:
        for count in range(number):
            institution = InstitutionFactory()
            one = a_question(item, f"Swali la {count}", shown=True)
            Contribution.objects.filter(pk=one.pk).update(
                institution=institution, may_be_named=True
            )

    add(1)
    for where in ("", "skrini/", "skrini/orodha/"):
        phone.get(floor(item, where))
    before = {where: _queries(phone, floor(item, where)) for where in ("", "skrini/orodha/")}
    add(30)
    after = {where: _queries(phone, floor(item, where)) for where in ("", "skrini/orodha/")}
    assert after == before
    assert before["skrini/orodha/"] <= 5


def _queries(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_own_page_leads_to_the_floor_while_the_meeting_is_held():
    group = open_group()
    person = registered(group)
    floor_address = f"/sw/ukumbi/{group.edition.year}/mimi/{own_token(person)}/"
    own = f"/sw/usajili/yangu/{own_token(person)}/"
    assert floor_address not in Client().get(own).content.decode()

    group.edition.state = EditionState.IN_SESSION
    group.edition.save()

    assert floor_address in Client().get(own).content.decode()


def test_what_a_person_sent_is_taken_along_and_nameless_once_the_person_is_forgotten():
    group = open_group()
    item, one = an_item(group.edition), registered(group)
    a_question(item, "Lini?", shown=True, name="Asha", may_be_named=True, registration=one)
    Contribution.objects.update(sent_at=one.created_at)

    told = own_data(registration=one, at=timezone.now())["floor"]
    Registration.objects.update(state=RegistrationState.CANCELLED)
    one.refresh_from_db()
    forget_person(registration=one, by=SYSTEM, at=timezone.now())

    assert [(sent["text"], sent["name"]) for sent in told] == [("Lini?", "Asha")]
    left = Contribution.objects.get()
    assert (left.text, left.name, left.registration) == ("Lini?", "", None)
