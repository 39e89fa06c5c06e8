"""Staff write other words for a message, see how they will look, and never overwrite each other unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.notifications.kinds import MessageKind, Words
from egov_meeting.notifications.models import MessageTemplate
from egov_meeting.notifications.selectors import words_of
from egov_meeting.notifications.services.templates import (
    WordsChanged,
    change_words,
    mark_of,
    restore_words,
)
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory
from tests.notifications.factories import NOON, registered

pytestmark = pytest.mark.django_db

LIST = "/en/kazi/ujumbe/maneno/"
MAIL, SMS = f"{LIST}sample/email/sw/", f"{LIST}sample/sms/sw/"
WHICH = {"kind": "sample", "channel": "email", "language": "sw"}
MAY_VIEW = {Role.COORDINATOR, Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR}


@pytest.fixture(autouse=True)
def kind(settings) -> Iterator[MessageKind]:
    settings.STAFF_SECOND_FACTOR = False
    with registered() as found:
        yield found


def signed_in(*roles: Role) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=roles))
    return client


@pytest.fixture
def coordinator() -> Client:
    return signed_in(Role.COORDINATOR)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def seen_in(html: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', html)
    assert found
    return found[1]


def written(client: Client, address: str, text: str, subject: str = "Ankara", **more: str):
    seen = more.pop("seen", None) or seen_in(page(client, address))
    return client.post(address, {"text": text, "subject": subject, "seen": seen, **more})


def change(text: str, seen: str | None = None) -> bool:
    return change_words(**WHICH, words=Words(text, "Ankara"), by=SYSTEM, at=NOON, seen=seen)


@pytest.mark.parametrize("role", sorted(Role.values))
def test_who_may_read_the_words_and_who_may_change_them(role: str) -> None:
    client = signed_in(Role(role))

    for address in (LIST, MAIL, SMS):
        assert client.get(address).status_code == (200 if role in MAY_VIEW else 403)
    allowed = role == Role.COORDINATOR
    assert client.post(MAIL, {}).status_code == (200 if allowed else 403)
    assert client.get(f"{MAIL}rudisha/").status_code == (302 if allowed else 403)


def test_who_may_only_read_sees_no_form() -> None:
    html = page(signed_in(Role.AUDITOR), MAIL)

    assert "<textarea" not in html
    assert "Ndugu Asha Juma, lipa kwa 9999 9000 0123." in html


def test_a_coordinator_of_one_edition_does_not_change_the_words_of_all() -> None:
    user = UserFactory()
    RoleAssignment.objects.create(
        user=user,
        role=Role.COORDINATOR,
        edition_id=EditionFactory(number=31, year=2031).pk,
    )
    client = Client()
    client.force_login(user)

    assert client.get(MAIL).status_code == 200
    assert client.post(MAIL, {"text": "x"}).status_code == 403


def test_the_list_names_every_kind_and_marks_what_staff_changed(coordinator: Client) -> None:
    assert "Changed by staff" not in page(coordinator, LIST)
    change("Namba: {control_number}")

    html = page(coordinator, LIST)

    assert html.count("Changed by staff") == 1
    for channel in ("email", "sms"):
        for language in ("sw", "en"):
            assert f'href="{LIST}sample/{channel}/{language}/"' in html


def test_new_words_are_kept_and_used(coordinator: Client) -> None:
    answer = written(coordinator, MAIL, "Habari {name}\r\nNamba: {control_number}  ", "Ankara mpya")

    assert answer.status_code == 302
    assert words_of(**WHICH) == Words("Habari {name}\nNamba: {control_number}", "Ankara mpya")
    event = Event.objects.get(action="notifications.words_changed")
    assert event.after["text"] == "Habari {name}\nNamba: {control_number}"
    assert "Changed by staff" in page(coordinator, MAIL)


def test_the_same_words_again_change_nothing(coordinator: Client) -> None:
    first = words_of(**WHICH)

    assert written(coordinator, MAIL, first.text, first.subject).status_code == 302
    assert not MessageTemplate.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("text", "subject", "said"),
    [
        ("Lipa kwa {control_numbr}", "x", "There are no such placeholders: control_numbr."),
        ("Lipa", "x", "These placeholders are needed: control_number."),
        ("{control_number} {", "x", "Braces are for placeholders only"),
        ("", "x", "This field is required."),
        ("{control_number}", "", "This field is required."),
        ("{control_number}" + "x" * 5000, "x", "Write at most 5000 characters."),
    ],
)
def test_words_that_cannot_be_sent_are_refused_at_their_field_and_stay_typed(
    coordinator: Client, text: str, subject: str, said: str
) -> None:
    answer = written(coordinator, MAIL, text, subject)
    html = answer.content.decode()

    assert answer.status_code == 200
    assert said in html
    assert "field has-error" in html
    assert text[:30] in html
    assert not MessageTemplate.objects.exists()


def test_an_sms_has_no_subject_and_no_more_than_six_parts(coordinator: Client) -> None:
    assert 'name="subject"' not in page(coordinator, SMS)

    refused = written(coordinator, SMS, "{control_number}" + "x" * 910)
    assert "Write at most 918 characters." in refused.content.decode()
    assert written(coordinator, SMS, "Namba {control_number}", "x").status_code == 302
    assert words_of(kind="sample", channel="sms", language="sw") == Words("Namba {control_number}")


def test_the_preview_saves_nothing_and_shows_the_examples(coordinator: Client) -> None:
    answer = written(
        coordinator, MAIL, "Habari {name}\n{control_number}", "Kwa {name}", preview="1"
    )
    html = answer.content.decode()

    assert answer.status_code == 200
    assert "<strong>Kwa Asha Juma</strong>" in html
    assert "Habari Asha Juma<br>9999 9000 0123" in html
    assert "Habari {name}\n{control_number}</textarea>" in html
    assert not MessageTemplate.objects.exists()


def test_the_preview_of_words_that_cannot_be_sent_says_why(coordinator: Client) -> None:
    html = written(coordinator, MAIL, "Lipa", preview="1").content.decode()

    preview = html.partition('id="preview"')[2].partition("</section>")[0]
    assert "These words cannot be sent:" in preview
    assert "These placeholders are needed: control_number." in preview


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "{control_number}",
            "14 characters, 1 SMS. All letters are in the alphabet of SMS (GSM-7).",
        ),
        ("{control_number}" + "x" * 150, "164 characters, 2 SMS to pay for. All letters"),
        ("{control_number} ŵ", "16 characters, 1 SMS. Outside the alphabet of SMS (GSM-7): ŵ"),
        ("{control_number} ‘sawa’", "21 characters, 1 SMS. All letters"),
    ],
)
def test_what_an_sms_will_cost_is_told(coordinator: Client, text: str, said: str) -> None:
    html = written(coordinator, SMS, text, preview="1").content.decode()

    assert said in " ".join(html.split())


def test_placeholders_are_listed_with_what_they_stand_for(coordinator: Client) -> None:
    html = page(coordinator, MAIL)

    assert "<code>{control_number}</code>" in html
    assert "Control number of the bill, in groups of four" in html
    assert html.index("{control_number}</code>") < html.index("{name}</code>")


def test_two_who_edit_at_once_do_not_overwrite_each_other_unseen(coordinator: Client) -> None:
    seen = seen_in(page(coordinator, MAIL))
    change("Maneno ya mwingine {control_number}")

    answer = written(coordinator, MAIL, "Yangu {control_number}", seen=seen)
    html = answer.content.decode()

    assert answer.status_code == 409
    assert "Somebody else has changed these words meanwhile" in html
    assert "Maneno ya mwingine {control_number}" in html
    assert "Yangu {control_number}</textarea>" in html
    assert words_of(**WHICH).text == "Maneno ya mwingine {control_number}"
    again = written(coordinator, MAIL, "Yangu {control_number}", seen=seen_in(html))
    assert again.status_code == 302
    assert words_of(**WHICH).text == "Yangu {control_number}"


def test_the_first_own_words_written_twice_in_the_same_moment_are_one(monkeypatch) -> None:
    """The other row comes between looking for one and writing it."""
    objects = MessageTemplate.objects
    real = objects.select_for_update

    def overtaken(*args, **kwargs):
        monkeypatch.setattr(objects, "select_for_update", real)
        found = real().filter(pk=None)
        MessageTemplate.objects.create(**WHICH, subject="x", text="Mwingine {control_number}")
        return found

    monkeypatch.setattr(objects, "select_for_update", overtaken)
    with pytest.raises(WordsChanged):
        change("Yangu {control_number}")


def test_going_back_to_the_first_words_asks_first(coordinator: Client) -> None:
    change("Yangu {control_number}")
    address = f"{MAIL}rudisha/"

    asked = page(coordinator, address)
    assert "Yangu {control_number}" in asked
    assert "Ndugu {name}, lipa kwa {control_number}." in asked
    assert MessageTemplate.objects.exists()
    coordinator.post(address, {"seen": seen_in(asked)})

    assert not MessageTemplate.objects.exists()
    assert Event.objects.get(action="notifications.words_restored").before["text"]
    assert coordinator.get(address).status_code == 302
    assert coordinator.post(address).status_code == 302


def test_words_changed_after_the_question_are_not_thrown_away(coordinator: Client) -> None:
    change("Yangu {control_number}")
    address = f"{MAIL}rudisha/"
    asked = page(coordinator, address)
    change("Mapya {control_number}")

    html = coordinator.post(address, {"seen": seen_in(asked)}).content.decode()

    assert "Somebody else has changed these words meanwhile. Look at them again." in html
    assert MessageTemplate.objects.get().text == "Mapya {control_number}"
    with pytest.raises(WordsChanged):
        restore_words(template=MessageTemplate.objects.get(), by=SYSTEM, at=NOON, seen="x")
    assert mark_of(Words("a")) != mark_of(Words("", "a"))


@pytest.mark.parametrize("address", ["haipo/email/sw/", "sample/fax/sw/", "sample/email/fr/"])
def test_words_that_do_not_exist_are_not_found(coordinator: Client, address: str) -> None:
    assert coordinator.get(LIST + address).status_code == 404
    assert coordinator.get(f"{LIST}{address}rudisha/").status_code == 404


def test_markup_in_words_is_only_text(coordinator: Client) -> None:
    html = written(coordinator, MAIL, "<b>{control_number}</b>", preview="1").content.decode()

    assert "<b>9999" not in html


def test_pages_of_words_need_few_queries(coordinator: Client) -> None:
    for address in (LIST, MAIL):
        with CaptureQueriesContext(connection) as captured:
            page(coordinator, address)
        assert len(captured) <= 6
