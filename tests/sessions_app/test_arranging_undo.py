"""The last change of a programme is taken back, whatever it was, with all that belonged to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.meetings.models import Edition, Person
from sessions_app.models import Item, Material, Pick, SlotAnswer, Speaker
from sessions_app.services import arranging, arranging_items, arranging_sessions
from sessions_app.services.arranging_places import Overtaken, Place, mark_of
from sessions_app.services.arranging_undo import Done, done_from, remembering, take_back
from sessions_app.services.materials import add_material
from tests.exchange.folders import NOON
from tests.registrations.factories import open_edition, open_group, registered
from tests.sessions_app.arranged import edition_with, item_called, lines

pytestmark = pytest.mark.django_db
BY = {"by": SYSTEM, "at": NOON}
DAY = """
I 08:00-08:30 Asubuhi
I 08:30-10:30 Pili
I 10:00-10:30 break Chai
I 11:00-11:30 Tatu
II 12:00-12:30 Nne
"""


@pytest.fixture
def edition() -> Edition:
    return edition_with(DAY)


def doing(edition: Edition, title: str, act: Callable[..., Any], **told: Any) -> Done:
    """What a service did to an item, as a session keeps it."""
    item = item_called(title)
    with remembering(edition=edition, removing=item) as remembered:
        act(edition=edition, item_id=item.pk, seen=mark_of(item), **told, **BY)
    return done_from(remembered.done.as_plain)


def at(edition: Edition, number: str, begin: str, end: str) -> Place:
    session = edition.programme_days.get().sessions.get(number=number)
    return Place(session.pk, dt.time.fromisoformat(begin), dt.time.fromisoformat(end))


CHANGES: dict[str, Callable[[Edition], Done]] = {
    "moved with what follows": lambda edition: doing(
        edition,
        "Pili",
        arranging.place_item,
        to=at(edition, "I", "09:00", "11:00"),
        with_following=True,
    ),
    "lengthened": lambda edition: doing(
        edition, "Tatu", arranging.place_item, to=at(edition, "I", "11:00", "12:00")
    ),
    "put in another session": lambda edition: doing(
        edition, "Tatu", arranging.place_item, to=at(edition, "II", "13:00", "13:30")
    ),
    "all shifted": lambda edition: doing(edition, "Tatu", arranging.shift_following, minutes=15),
    "exchanged": lambda edition: doing(edition, "Tatu", arranging.exchange_item, earlier=True),
    "divided": lambda edition: doing(
        edition, "Pili", arranging_items.split_item, break_id=item_called("Chai").pk
    ),
    "new session": lambda edition: doing(edition, "Chai", arranging_sessions.split_session),
    "removed": lambda edition: doing(edition, "Asubuhi", arranging_items.remove_item),
    "removed, gap closed": lambda edition: doing(
        edition, "Pili", arranging_items.remove_item, with_following=True
    ),
}


def adding(edition: Edition, **times: dt.time) -> Done:
    with remembering(edition=edition) as remembered:
        arranging_items.add_item(
            edition=edition,
            session_id=item_called("Pili").session_id,
            values={"kind": "presentation", "title_sw": "Mpya", **times},
            with_following=True,
            **BY,
        )
    return done_from(remembered.done.as_plain)


CHANGES["added, the rest moved"] = lambda edition: adding(
    edition, starts_at=dt.time(8, 30), ends_at=dt.time(9)
)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_is_taken_back_with_the_same_items(
    edition: Edition, change: Callable[[Edition], Done]
) -> None:
    before, numbers = lines(edition), set(Item.objects.values_list("pk", flat=True))

    done = change(edition)
    assert lines(edition) != before
    take_back(edition=edition, done=done, **BY)

    assert lines(edition) == before
    assert set(Item.objects.values_list("pk", flat=True)) == numbers


def test_items_without_a_time_change_places_and_back(edition: Edition) -> None:
    Item.objects.filter(session__number="I").update(starts_at=None, ends_at=None)
    before = lines(edition)

    done = doing(edition, "Tatu", arranging.exchange_item, earlier=True)
    assert lines(edition) != before
    take_back(edition=edition, done=done, **BY)

    assert lines(edition) == before
    assert Event.objects.filter(action="programme.items_ordered").count() == 2
    with pytest.raises(Overtaken):
        take_back(edition=edition, done=done, **BY)


def test_what_somebody_moved_on_is_not_taken_back(edition: Edition) -> None:
    done = CHANGES["moved with what follows"](edition)
    doing(edition, "Tatu", arranging.place_item, to=at(edition, "I", "14:00", "14:30"))
    now = lines(edition)

    with pytest.raises(Overtaken):
        take_back(edition=edition, done=done, **BY)
    assert lines(edition) == now


def test_an_item_comes_back_with_its_answer_slides_and_those_who_chose_it() -> None:
    edition = open_edition()
    item = edition_item(edition)
    person = Person.objects.create(key="asha", full_name="Asha Juma")
    speaker = Speaker.objects.create(edition=edition, person=person)
    SlotAnswer.objects.create(
        speaker=speaker, item=item, state="confirmed", note="Nitafika", at=NOON
    )
    registration = registered(open_group(edition))
    Pick.objects.create(registration=registration, item=item, number=item.pk, at=NOON)
    upload = slides(edition)
    add_material(item=item, upload=upload, is_public=True, **BY)

    done = doing(edition, "Tatu", arranging_items.remove_item)
    upload.refresh_from_db()
    assert upload.state == UploadState.WITHDRAWN
    assert not SlotAnswer.objects.exists()
    assert take_back(edition=edition, done=done, **BY) == item.pk

    upload.refresh_from_db()
    material = Material.objects.get()
    assert SlotAnswer.objects.get().note == "Nitafika"
    assert Pick.objects.get().item == item
    assert (material.item, material.is_public, material.withdrawn_at) == (item, True, None)
    assert upload.state == UploadState.READY
    assert Event.objects.filter(action="programme.brought_back").count() == 3


def edition_item(edition: Edition) -> Item:
    day = edition.programme_days.create(number=1, date=edition.starts_on)
    session = day.sessions.create(order=1)
    item: Item = session.items.create(
        order=1, title_sw="Tatu", kind="presentation", starts_at=dt.time(9), ends_at=dt.time(10)
    )
    return item


def slides(edition: Edition) -> Upload:
    name = default_storage.save("uploads/slaidi.pdf", ContentFile(b"%PDF"))
    upload: Upload = Upload.objects.create(
        kind="slides",
        edition=edition,
        subject="item:1",
        state=UploadState.READY,
        filename="slaidi.pdf",
        size=4,
        received=4,
        media_type="application/pdf",
        sha256="0" * 64,
        file=name,
        started_at=NOON,
        last_part_at=NOON,
        finished_at=NOON,
    )
    return upload


def test_a_new_item_that_somebody_chose_meanwhile_stays() -> None:
    edition = open_edition()
    first = edition_item(edition)
    first.title_sw = "Pili"
    first.save()
    done = adding(edition, starts_at=dt.time(11), ends_at=dt.time(12))
    new = item_called("Mpya")
    registration = registered(open_group(edition))
    Pick.objects.create(registration=registration, item=new, number=new.pk, at=NOON)

    with pytest.raises(ValidationError):
        take_back(edition=edition, done=done, **BY)
    assert Item.objects.filter(pk=new.pk).exists()
