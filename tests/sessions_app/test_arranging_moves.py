"""Staff move items of the programme; what somebody else moved meanwhile is never overwritten."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.meetings.models import Edition
from sessions_app.choices import FloorState
from sessions_app.models import Item, Material, Session
from sessions_app.services import arranging, arranging_items, arranging_sessions
from sessions_app.services.arranging_places import Overtaken, Place, mark_of
from sessions_app.services.arranging_skeleton import take_skeleton
from tests.exchange.folders import NOON
from tests.meetings.factories import EditionFactory
from tests.sessions_app.arranged import day_of, edition_with, item_called, lines

pytestmark = pytest.mark.django_db
BY = {"by": SYSTEM, "at": NOON}
DAY = """
I 08:00-08:30 Asubuhi
I 08:30-09:00 Pili
I 09:00-09:30 Tatu
I 09:30-10:00 break Chai
II 10:00-11:00 Nne
"""


@pytest.fixture
def edition() -> Edition:
    return edition_with(DAY)


def place(edition: Edition, title: str, times: str, session: str = "I", **more: bool) -> None:
    item = item_called(title)
    begin, _, end = times.partition("-")
    arranging.place_item(
        edition=edition,
        item_id=item.pk,
        to=Place(
            Session.objects.get(number=session).pk,
            dt.time.fromisoformat(begin) if begin else None,
            dt.time.fromisoformat(end) if end else None,
        ),
        seen=mark_of(item),
        **BY,
        **more,
    )


def test_an_item_goes_to_another_time_and_stands_in_the_order_of_the_clock(
    edition: Edition,
) -> None:
    place(edition, "Asubuhi", "09:00-09:30")

    assert lines(edition) == [
        "I 08:30-09:00 Pili",
        "I 09:00-09:30 Asubuhi",
        "I 09:00-09:30 Tatu",
        "I 09:30-10:00 Chai",
        "II 10:00-11:00 Nne",
    ]
    event = Event.objects.get(action="programme.item_moved")
    assert (event.before, event.after) == (
        {"starts_at": "08:00:00", "ends_at": "08:30:00"},
        {"starts_at": "09:00:00", "ends_at": "09:30:00"},
    )
    assert event.edition_id == edition.pk


def test_what_follows_moves_along_when_an_item_is_lengthened(edition: Edition) -> None:
    place(edition, "Pili", "08:30-09:10", with_following=True)

    assert lines(edition) == [
        "I 08:00-08:30 Asubuhi",
        "I 08:30-09:10 Pili",
        "I 09:10-09:40 Tatu",
        "I 09:40-10:10 Chai",
        "II 10:10-11:10 Nne",
    ]


def test_all_that_follows_can_be_shifted(edition: Edition) -> None:
    item = item_called("Tatu")
    arranging.shift_following(
        edition=edition, item_id=item.pk, minutes=-15, seen=mark_of(item), **BY
    )

    assert lines(edition)[1:] == [
        "I 08:30-09:00 Pili",
        "I 08:45-09:15 Tatu",
        "I 09:15-09:45 Chai",
        "II 09:45-10:45 Nne",
    ]


def test_neighbours_change_places_and_keep_their_length(edition: Edition) -> None:
    place(edition, "Pili", "08:35-09:00")
    item = item_called("Pili")
    arranging.exchange_item(
        edition=edition, item_id=item.pk, earlier=True, seen=mark_of(item), **BY
    )

    assert lines(edition)[:2] == ["I 08:00-08:25 Pili", "I 08:30-09:00 Asubuhi"]


def test_items_without_a_time_change_only_their_order(edition: Edition) -> None:
    place(edition, "Nne", "", session="II")
    arranging_items.add_item(
        edition=edition,
        session_id=Session.objects.get(number="II").pk,
        values={"kind": "discussion", "title_sw": "Tano"},
        **BY,
    )
    item = item_called("Tano")
    arranging.exchange_item(
        edition=edition, item_id=item.pk, earlier=True, seen=mark_of(item), **BY
    )

    assert lines(edition)[-2:] == ["II  Tano", "II  Nne"]
    assert Event.objects.filter(action="programme.items_ordered").exists()


def test_an_item_goes_to_another_session_and_another_day(edition: Edition) -> None:
    day = arranging_sessions.add_day(edition=edition, values={"date": edition.ends_on}, **BY)
    session = arranging_sessions.add_session(
        edition=edition, day_id=day.pk, values={"number": "III"}, **BY
    )
    place(edition, "Pili", "08:00-08:30", session="III")

    assert item_called("Pili").session == session
    assert [day.number for day in edition.programme_days.all()] == [1, 2]


def test_somebody_elses_move_is_not_overwritten(edition: Edition) -> None:
    item = item_called("Pili")
    seen = mark_of(item)
    place(edition, "Pili", "08:40-09:00")

    with pytest.raises(Overtaken) as overtaken:
        arranging.place_item(
            edition=edition,
            item_id=item.pk,
            to=Place(item.session_id, dt.time(9), dt.time(10)),
            seen=seen,
            **BY,
        )

    assert overtaken.value.item is not None
    assert overtaken.value.item.starts_at == dt.time(8, 40)
    assert "I 08:40-09:00 Pili" in lines(edition)


@pytest.mark.parametrize(
    ("times", "field"),
    [("09:00-09:00", "ends_at"), ("10:00-09:00", "ends_at"), ("-09:00", "starts_at")],
)
def test_times_that_cannot_be_are_refused_beside_the_field(
    edition: Edition, times: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        place(edition, "Pili", times)

    assert list(refused.value.message_dict) == [field]


def test_nothing_is_pushed_beyond_midnight(edition: Edition) -> None:
    before = lines(edition)
    with pytest.raises(ValidationError, match=r"siku|day"):
        place(edition, "Asubuhi", "08:00-22:00", with_following=True)

    assert lines(edition) == before


def test_a_session_of_another_edition_is_refused(edition: Edition) -> None:
    edition_with("IX 08:00-09:00 Kwingine")

    with pytest.raises(ValidationError) as refused:
        place(edition, "Pili", "08:00-09:00", session="IX")

    assert list(refused.value.message_dict) == ["session"]


def test_an_item_is_inserted_and_what_follows_makes_room(edition: Edition) -> None:
    arranging_items.add_item(
        edition=edition,
        session_id=Session.objects.get(number="I").pk,
        values={
            "kind": "sponsor_slot",
            "title_sw": "NMB",
            "starts_at": dt.time(8, 30),
            "ends_at": dt.time(8, 40),
        },
        with_following=True,
        **BY,
    )

    assert lines(edition)[:3] == [
        "I 08:00-08:30 Asubuhi",
        "I 08:30-08:40 NMB",
        "I 08:40-09:10 Pili",
    ]
    assert [item.order for item in Session.objects.get(number="I").items.all()] == [1, 2, 3, 4, 5]


def test_an_item_is_removed_and_the_gap_closed(edition: Edition) -> None:
    item = item_called("Pili")
    arranging_items.remove_item(
        edition=edition, item_id=item.pk, seen=mark_of(item), with_following=True, **BY
    )

    assert lines(edition)[:2] == ["I 08:00-08:30 Asubuhi", "I 08:30-09:00 Tatu"]
    assert Event.objects.get(action="programme.item_removed").before["title_sw"] == "Pili"


def test_files_of_an_item_that_is_removed_are_withdrawn(edition: Edition) -> None:
    item = item_called("Pili")
    upload = Upload.objects.create(
        kind="slides",
        edition=edition,
        subject=f"item:{item.pk}",
        state=UploadState.READY,
        filename="mada.pdf",
        size=1,
        received=1,
        media_type="application/pdf",
        sha256="0" * 64,
        file="uploads/mada.pdf",
        sent_by_label="Asha",
        started_at=NOON,
        last_part_at=NOON,
    )
    Material.objects.create(
        item=item, version=1, upload=upload, added_at=NOON, added_by_label="Asha"
    )

    arranging_items.remove_item(edition=edition, item_id=item.pk, seen=mark_of(item), **BY)

    upload.refresh_from_db()
    assert upload.state == UploadState.WITHDRAWN
    assert not Material.objects.exists()


def test_an_item_that_runs_over_a_break_is_divided_there(edition: Edition) -> None:
    place(edition, "Tatu", "09:00-10:30")
    item, pause = item_called("Tatu"), item_called("Chai")
    assert arranging_items.breaks_within(item) == [pause]
    arranging_items.split_item(
        edition=edition, item_id=item.pk, break_id=pause.pk, seen=mark_of(item), **BY
    )

    assert lines(edition)[2:5] == [
        "I 09:00-09:30 Tatu",
        "I 09:30-10:00 Chai",
        "I 10:00-11:00 Tatu",
    ]


def test_a_session_is_split_behind_a_break(edition: Edition) -> None:
    day_of(edition).sessions.filter(number="I").update(hall_sw="Ukumbi wa Kikwete")
    item = item_called("Pili")
    new = arranging_sessions.split_session(
        edition=edition, item_id=item.pk, seen=mark_of(item), **BY
    )

    assert [session.number for session in day_of(edition).sessions.all()] == ["I", "", "II"]
    assert [str(item) for item in new.items.all()] == ["Tatu", "Chai"]
    assert new.hall_sw == "Ukumbi wa Kikwete"
    assert lines(edition)[2] == " 09:00-09:30 Tatu"


def test_a_session_is_removed_only_when_it_is_empty(edition: Edition) -> None:
    session = Session.objects.get(number="II")
    with pytest.raises(ValidationError):
        arranging_sessions.remove_session(edition=edition, session_id=session.pk, **BY)
    Item.objects.filter(session=session).delete()

    arranging_sessions.remove_session(edition=edition, session_id=session.pk, **BY)

    assert not Session.objects.filter(number="II").exists()


def test_moving_one_costs_the_same_among_one_and_thirty() -> None:
    def queries(items: int) -> int:
        edition = edition_with(
            "\n".join(
                f"{items} {8 + n // 4:02}:{15 * (n % 4):02}-{8 + n // 4:02}:{15 * (n % 4) + 10:02} N{items}{n:02}"
                for n in range(items)
            )
        )
        with CaptureQueriesContext(connection) as captured:
            place(edition, f"N{items}00", "07:00-07:30", session=str(items))
        return len(captured)

    assert queries(1) == queries(30)


def test_a_skeleton_brings_no_floor_along(edition: Edition) -> None:
    Item.objects.filter(title_sw="Pili").update(floor=FloorState.OPEN)
    Item.objects.filter(title_sw="Tatu").update(floor=FloorState.ENDED)
    later = EditionFactory()

    take_skeleton(edition=later, source=edition, **BY)

    floors = Item.objects.filter(session__day__edition=later).values_list("floor", flat=True)
    assert set(floors) == {FloorState.CLOSED}
