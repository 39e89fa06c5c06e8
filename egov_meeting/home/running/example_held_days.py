"""The days of the invented meeting that was held: badges handed out, people let in at two doors."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence

from django.utils import timezone

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record
from egov_meeting.home.running.example_held_people import account_of
from egov_meeting.meetings.models import Edition
from registrations.choices import DeskActKind
from registrations.desk_acts import SentAct
from registrations.models import Checkpoint, Desk, Pass, Registration
from registrations.passes import issue_passes, sealed_text
from registrations.selectors.attendance import door_of_day, group_dates
from registrations.selectors.badges import badge_rows, look_of, print_of
from registrations.services.attending import correct_attendance
from registrations.services.badges import change_design, revoke_and_reissue
from registrations.services.desk_taking import take_acts
from registrations.services.desks import close_desk, hear_from_desk, open_desk

_DESKS = ("Mlango Mkuu", "Mlango wa Mashariki")
# By place in the list of people: who never came, who missed one of the days, who forgot to be scanned.
_NEVER = frozenset({8, 19, 30})
_MISSED = {2: 3, 5: 3, 11: 2, 14: 3, 21: 1, 27: 3, 33: 2}
_FORGOTTEN, _LOST_BADGE, _SCANNED_TWICE, _OTHER_DAY = 16, 4, 6, 25
_AT_THE_DOOR = {"name": "Zuberi Katundu", "office": "Ofisa TEHAMA", "institution": "Halmashauri ya Mfano", "email": "mgeni.mlangoni@mfano.example"}  # fmt: skip


def hold_the_days(*, edition: Edition) -> None:
    """Print the badges, open two desks each morning, let people in, close; one correction afterwards."""
    people = list(edition.registrations.order_by("group__number", "pk"))
    _print_badges(edition, _at(edition.starts_on - dt.timedelta(days=1), 14))
    for number in range((edition.ends_on - edition.starts_on).days + 1):
        _hold_day(edition, number + 1, people)
    door = _door(edition, edition.ends_on)
    correct_attendance(
        registration=people[_FORGOTTEN],
        door=door,
        is_present=True,
        reason="Alikuwepo; jina lake lipo katika orodha iliyosainiwa (mfano).",
        by=SYSTEM,
        at=_at(edition.ends_on, 17),
    )


def _print_badges(edition: Edition, at: dt.datetime) -> None:
    change_design(edition=edition, fields={"number_of_desks": 2}, colours={}, by=SYSTEM, at=at)
    issue_passes(edition=edition, registrations=list(edition.registrations.all()), at=at)
    _mark_printed(edition, at)


def _mark_printed(edition: Edition, at: dt.datetime) -> None:
    """As if the sheets had left the printer at that hour; no document of them is kept so long."""
    look = look_of(edition=edition)
    rows = badge_rows(edition=edition, look=look)
    told = {row.pass_id: print_of(row, look=look) for row in rows if not row.printed_as}
    passes = list(Pass.objects.filter(pk__in=told))
    for one in passes:
        one.printed_at, one.printed_as = at, told[one.pk]
    Pass.objects.bulk_update(passes, ["printed_at", "printed_as"])
    after = {"number": len(passes)}
    record(action="registrations.badges_printed", obj=edition, by=SYSTEM, at=at, after=after, shown_publicly=False)  # fmt: skip


def _hold_day(edition: Edition, number: int, people: list[Registration]) -> None:
    date = edition.starts_on + dt.timedelta(days=number - 1)
    officer, opened = account_of(Role.DESK), _at(date, 7)
    desks = [
        open_desk(edition=edition, officer=officer, name=name, last_day=date, by=officer, at=opened)[0]
        for name in _DESKS
    ]  # fmt: skip
    door = _door(edition, date)
    placed = list(enumerate(people))
    acts = [
        list(_scans(edition, door, number, placed[desk :: len(desks)], opened))
        for desk in range(len(desks))
    ]
    if number == 1:
        acts[0] += _surprises(edition, door, people, opened)
    for desk, sent in zip(desks, acts, strict=True):
        _hand_in(desk, sent, _at(date, 12))
        close_desk(desk=desk, by=officer, at=_at(date, 16))
    if number == 1:
        revoke_and_reissue(registration=people[_LOST_BADGE], reason="Beji imepotea (mfano)", by=SYSTEM, at=_at(date, 15))  # fmt: skip
        newcomers = edition.registrations.filter(passes=None)
        issue_passes(edition=edition, registrations=list(newcomers), at=_at(date, 15))
        _mark_printed(edition, _at(date, 15))


def _hand_in(desk: Desk, acts: list[SentAct], at: dt.datetime) -> None:
    take_acts(desk=desk, acts=acts, at=at)
    hear_from_desk(desk=desk, clock_off_by=0, at=at)


def _scans(
    edition: Edition,
    door: Checkpoint,
    day: int,
    people: Sequence[tuple[int, Registration]],
    opened: dt.datetime,
) -> Iterator[SentAct]:
    """Those of the day's groups who came, one after the other in the first hours of the morning."""
    days, codes = group_dates(edition=edition), _codes(edition)
    for order, (place, person) in enumerate(people):
        is_away = place in _NEVER or _MISSED.get(place) == day or (place == _FORGOTTEN and day == 3)
        if is_away or door.date not in days[person.group_id]:
            continue
        yield SentAct(
            id=uuid.uuid4(),
            kind=DeskActKind.SCAN,
            at=opened + dt.timedelta(minutes=25 + order * 5 + day, seconds=order * 17 % 60),
            door=door.pk,
            reference=person.reference,
            code=codes.get(person.pk, ""),
        )


def _surprises(
    edition: Edition, door: Checkpoint, people: list[Registration], opened: dt.datetime
) -> list[SentAct]:
    """What a desk meets besides: scanned twice, the day of the other group, an unknown code, a new person."""
    later, codes = opened + dt.timedelta(hours=2, minutes=10), _codes(edition)
    group = edition.groups.order_by("number")[0]
    new = uuid.uuid4()

    def scan(minutes: int, **told: object) -> SentAct:
        moment = later + dt.timedelta(minutes=minutes)
        return SentAct(id=uuid.uuid4(), kind=DeskActKind.SCAN, at=moment, door=door.pk, **told)  # type: ignore[arg-type]  # told by the test

    return [
        scan(0, code=codes[people[_SCANNED_TWICE].pk]),
        scan(4, code=codes[people[_OTHER_DAY].pk]),
        scan(6, code=f"KK{edition.year - 1:04d}-0000"),
        SentAct(
            id=new,
            kind=DeskActKind.NEW_PERSON,
            at=later + dt.timedelta(minutes=9),
            door=door.pk,
            new={**_AT_THE_DOOR, "place": f"{group.pk}-0"},
        ),
        scan(10, person=new),
    ]


def _codes(edition: Edition) -> dict[int, str]:
    """What the badges of people say, by number of the registration."""
    valid = Pass.objects.filter(registration__edition=edition, state="valid")
    rows = valid.values_list("registration", "code")
    return {pk: sealed_text(year=edition.year, code=code) for pk, code in rows}


def _door(edition: Edition, date: dt.date) -> Checkpoint:
    door = door_of_day(edition=edition, date=date)
    assert door is not None  # opening a desk makes the doors
    return door


def _at(date: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(date, dt.time(hour)))
