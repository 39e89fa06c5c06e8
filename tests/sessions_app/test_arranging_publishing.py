"""A programme is published as a version; those concerned by what changed are told once, in their language."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.meetings.models import Appearance, Edition, Person
from egov_meeting.notifications.models import OutboxMessage
from registrations.models import Registration
from registrations.services.changing import substitute_person
from sessions_app import tasks
from sessions_app.choices import SessionPart
from sessions_app.models import Item, Pick, ProgrammeVersion, Session, SessionRole, Speaker
from sessions_app.published import programme_as_arranged
from sessions_app.selectors.arranging import changes_between, changes_of, changes_since
from sessions_app.services import arranging, arranging_items, programme_telling
from sessions_app.services.arranging_places import Place, mark_of
from sessions_app.services.arranging_sessions import change_day
from sessions_app.services.programme_publishing import (
    ChangedMeanwhile,
    ConflictsNotAccepted,
    fingerprint_of,
    publish_programme,
)
from tests.exchange.folders import NOON
from tests.registrations.factories import applicant, open_edition, open_group, registered
from tests.sessions_app.arranged import edition_with, item_called

pytestmark = pytest.mark.django_db
BY = {"by": SYSTEM, "at": NOON}
DAY = """
I 08:00-08:30 Asubuhi
I 08:30-09:00 Pili
I 09:00-09:30 Tatu
"""


@pytest.fixture
def edition() -> Edition:
    edition = edition_with(DAY)
    appearance = named(edition, "Asha Juma")
    session = Session.objects.get(day__edition=edition)
    SessionRole.objects.create(
        session=session, part=SessionPart.CHAIR, order=1, appearance=appearance
    )
    return edition


def named(edition: Edition, name: str) -> Appearance:
    person = Person.objects.create(key=name.lower().replace(" ", "-"), full_name=name)
    return Appearance.objects.create(edition=edition, person=person, office_sw="Mkurugenzi")


def publish(edition: Edition, *, knowingly: bool = False, **more: str) -> ProgrammeVersion:
    seen = fingerprint_of(programme_as_arranged(edition=edition))
    return publish_programme(edition=edition, seen=seen, with_conflicts=knowingly, **BY, **more)


def move(edition: Edition, title: str, begin: str, end: str, **more: bool) -> None:
    item = item_called(title)
    place = Place(item.session_id, dt.time.fromisoformat(begin), dt.time.fromisoformat(end))
    arranging.place_item(
        edition=edition, item_id=item.pk, to=place, seen=mark_of(item), **BY, **more
    )


def words(version: ProgrammeVersion, language: str = "en") -> list[str]:
    with translation.override(language):
        return [str(change) for change in changes_of(version)]


def test_versions_are_numbered_and_say_what_changed(edition: Edition) -> None:
    first = publish(edition)
    move(edition, "Tatu", "09:00", "10:00")
    move(edition, "Pili", "08:30", "08:50")
    move(edition, "Asubuhi", "07:30", "08:00")
    Item.objects.filter(title_sw="Pili").update(presenter=named(edition, "Juma Ali"))
    second = publish(edition, knowingly=True, note_en="Longer")

    assert (first.number, first.changes) == (1, [])
    assert second.number == 2
    assert words(second) == [
        "“Asubuhi” is at 07:30–08:00 now, not at 08:00–08:30.",
        "“Pili” is shorter: 08:30–08:50 instead of 08:30–09:00.",
        "“Pili” – presenter: Juma Ali (before: not known yet).",
        "“Tatu” lasts longer: 09:00–10:00 instead of 09:00–09:30.",
    ]
    assert words(second, "sw")[0] != words(second)[0]
    assert "Asubuhi" in words(second, "sw")[0]
    assert Event.objects.filter(action="programme.published").count() == 2


def test_any_two_versions_can_be_compared(edition: Edition) -> None:
    first = publish(edition)
    move(edition, "Tatu", "09:30", "10:00")
    publish(edition, knowingly=True)
    item = item_called("Asubuhi")
    arranging_items.remove_item(edition=edition, item_id=item.pk, seen=mark_of(item), **BY)
    third = publish(edition, knowingly=True)
    arranging_items.add_item(
        edition=edition,
        session_id=item.session_id,
        values={"kind": "break", "title_sw": "Chai"},
        **BY,
    )

    with translation.override("en"):
        assert [str(change) for change in changes_between(first, third)] == [
            "“Tatu” is at 09:30–10:00 now, not at 09:00–09:30.",
            f"“Asubuhi” has been removed (it was planned for 10 March {edition.year}, 08:00–08:30).",
        ]
        assert [change.label for change in changes_since(third)] == ["Added"]
    with translation.override("sw"):
        assert [change.label for change in changes_since(third)] == ["Imeongezwa"]


def test_conflicts_ask_to_go_on_knowingly(edition: Edition) -> None:
    move(edition, "Tatu", "09:30", "10:00")

    with pytest.raises(ConflictsNotAccepted):
        publish(edition)

    assert publish(edition, knowingly=True).number == 1


def test_what_was_changed_since_it_was_looked_at_is_not_published(edition: Edition) -> None:
    seen = fingerprint_of(programme_as_arranged(edition=edition))
    move(edition, "Tatu", "09:00", "10:00")

    with pytest.raises(ChangedMeanwhile):
        publish_programme(edition=edition, seen=seen, with_conflicts=True, **BY)


def test_nothing_new_nothing_at_all_and_what_is_on_record_are_not_published(
    edition: Edition,
) -> None:
    publish(edition)
    with pytest.raises(ValidationError):
        publish(edition)
    Edition.objects.filter(pk=edition.pk).update(is_recorded=True)
    edition.refresh_from_db()
    with pytest.raises(ValidationError):
        publish(edition)
    empty = edition_with("I 08:00-09:00 Moja")
    Item.objects.filter(session__day__edition=empty).delete()
    with pytest.raises(ValidationError):
        publish(empty, knowingly=True)


@pytest.fixture
def told(edition: Edition, monkeypatch) -> Edition:
    """Chair Asha has an address, presenter Juma only a phone; the first version is out."""
    asha = Person.objects.get(key="asha-juma")
    Speaker.objects.create(edition=edition, person=asha, email="asha@mfano.go.tz", language="en")
    juma = named(edition, "Juma Ali")
    Item.objects.filter(title_sw="Tatu").update(presenter=juma)
    Speaker.objects.create(edition=edition, person=juma.person, phone="255712345678")
    publish(edition)
    return edition


def tell(version: ProgrammeVersion) -> None:
    """What the queue does, call after call."""
    for stage in ("speakers", "picks"):
        after: int | None = 0
        while after is not None:
            after = programme_telling.tell_chunk(
                version=version,
                stage=stage,
                after=after,  # type: ignore[arg-type]
                at=NOON,
            )


def test_speakers_are_told_what_concerns_them_once(told: Edition, monkeypatch) -> None:
    monkeypatch.setattr(programme_telling, "CHUNK", 1)
    move(told, "Tatu", "09:30", "10:00")
    version = publish(told, knowingly=True, note_sw="Chai imeongezwa", note_en="Tea was added")

    tell(version)
    tell(version)

    mail, sms = OutboxMessage.objects.order_by("channel")
    assert (mail.address, mail.language, mail.kind) == (
        "asha@mfano.go.tz",
        "en",
        "programme_slot_changed",
    )
    assert "“Tatu” is at 09:30–10:00 now, not at 09:00–09:30." in mail.text
    assert "Tea was added" in mail.text
    assert f"/en/vikao/{told.year}/ratiba/" in mail.text
    assert (sms.channel, sms.address, sms.language) == ("sms", "255712345678", "sw")


def test_nobody_is_told_of_what_does_not_concern_them(told: Edition) -> None:
    SessionRole.objects.all().delete()
    publish(told, knowingly=True)
    OutboxMessage.objects.all().delete()
    move(told, "Asubuhi", "07:30", "08:00")

    tell(publish(told, knowingly=True))

    assert not OutboxMessage.objects.exists()


def pick(registration: Registration, title: str) -> None:
    item = item_called(title)
    Pick.objects.create(registration=registration, item=item, number=item.pk, at=NOON)


def test_who_signed_up_for_an_item_keeps_the_pick_and_is_told() -> None:
    edition = open_edition()
    there = edition_with(DAY)
    Session.objects.filter(day__edition=there).update(
        day=edition.programme_days.create(number=1, date=edition.starts_on)
    )
    group = open_group(edition)
    signed_up, other = registered(group), registered(group)
    pick(signed_up, "Tatu")
    pick(other, "Pili")
    OutboxMessage.objects.all().delete()
    publish(edition, knowingly=True)
    move(edition, "Tatu", "10:00", "10:30")
    item = item_called("Pili")
    arranging_items.remove_item(edition=edition, item_id=item.pk, seen=mark_of(item), **BY)

    tell(publish(edition, knowingly=True))

    assert Pick.objects.count() == 2
    messages = {one.address: one.text for one in OutboxMessage.objects.all()}
    assert set(messages) == {signed_up.email, other.email}
    assert "10:00–10:30" in messages[signed_up.email]
    assert "Pili" in messages[other.email]
    assert "Tatu" not in messages[other.email]
    Registration.objects.filter(pk=other.pk).update(state="cancelled")
    OutboxMessage.objects.all().delete()
    tell(ProgrammeVersion.objects.get(edition=edition, number=2))
    assert [one.address for one in OutboxMessage.objects.all()] == [signed_up.email]


def test_the_queue_goes_on_to_the_end_and_the_sweeper_takes_up_what_was_lost(
    told: Edition, settings, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(tasks, "enqueue", lambda task, *args: calls.append(args))
    move(told, "Tatu", "09:30", "10:00")
    version = publish(told, knowingly=True)
    ProgrammeVersion.objects.filter(number=1).first()
    monkeypatch.setattr(tasks.timezone, "now", lambda: NOON + dt.timedelta(minutes=20))

    assert tasks.tell_what_was_not_told() == 2
    assert calls == [(version.pk - 1,), (version.pk,)]
    calls.clear()
    tasks.tell_what_changed(version.pk)
    assert calls == [(version.pk, "picks")]
    tasks.tell_what_changed(version.pk, "picks")
    assert tasks.tell_what_was_not_told() == 1


def test_who_took_over_a_place_is_not_told_what_the_other_had_picked() -> None:
    edition = open_edition()
    there = edition_with(DAY)
    day = edition.programme_days.create(number=1, date=edition.starts_on)
    Session.objects.filter(day__edition=there).update(day=day)
    registration = registered(open_group(edition))
    pick(registration, "Tatu")
    publish(edition, knowingly=True)
    substitute_person(
        registration=registration,
        applicant=applicant(),
        by=SYSTEM,
        at=NOON + dt.timedelta(minutes=1),
    )
    OutboxMessage.objects.all().delete()
    move(edition, "Tatu", "10:00", "10:30")

    tell(publish(edition, knowingly=True))

    assert not OutboxMessage.objects.exists()


def test_a_session_with_another_title_is_among_the_changes(edition: Edition) -> None:
    session = Session.objects.get(day__edition=edition)
    Session.objects.filter(pk=session.pk).update(title_sw="Mada", title_en="Topics")
    publish(edition)
    Session.objects.filter(pk=session.pk).update(title_en="Papers")

    second = publish(edition)

    (change,) = changes_of(second)
    assert words(second) == ["“I Topics” is called “I Papers” now."]
    assert change.people == [Person.objects.get(key="asha-juma").pk]


def test_a_day_given_to_another_group_is_told_to_both_groups_and_to_who_chose_from_it() -> None:
    edition = open_edition()
    there = edition_with(DAY)
    groups = [open_group(edition, number=number) for number in (1, 2, 3)]
    day = edition.programme_days.create(number=1, date=edition.starts_on, group=groups[0])
    Session.objects.filter(day__edition=there).update(day=day)
    loses, gets, chose, other = (registered(groups[number]) for number in (0, 1, 2, 2))
    pick(chose, "Tatu")
    publish(edition, knowingly=True)
    OutboxMessage.objects.all().delete()

    change_day(edition=edition, day_id=day.pk, values={"group": groups[1]}, **BY)
    version = publish(edition, knowingly=True)
    tell(version)
    tell(version)

    date = f"{edition.starts_on.day} {edition.starts_on:%B} {edition.starts_on.year}"
    assert words(version) == [
        f"Day 1 ({date}) is for {groups[1].name_sw} now, not for {groups[0].name_sw}."
    ]
    messages = {one.address: one.kind for one in OutboxMessage.objects.all()}
    assert messages == {
        loses.email: "programme_group_changed",
        gets.email: "programme_group_changed",
        chose.email: "programme_pick_changed",
    }
    assert other.email not in messages


def test_a_day_that_becomes_everybodys_is_told_to_everybody_and_its_speakers() -> None:
    edition = open_edition()
    group, other = open_group(edition, number=1), open_group(edition, number=2)
    day = edition.programme_days.create(number=1, date=edition.starts_on, group=group)
    Session.objects.filter(day__edition=edition_with(DAY)).update(day=day)
    asha = named(edition, "Asha Juma")
    Item.objects.filter(title_sw="Tatu").update(presenter=asha)
    Speaker.objects.create(edition=edition, person=asha.person, email="asha@mfano.go.tz")
    people = [registered(group), registered(other)]
    publish(edition, knowingly=True)
    OutboxMessage.objects.all().delete()

    change_day(edition=edition, day_id=day.pk, values={"group": None}, **BY)
    tell(publish(edition, knowingly=True))

    addresses = {one.address for one in OutboxMessage.objects.all()}
    assert addresses == {*(one.email for one in people), "asha@mfano.go.tz"}
