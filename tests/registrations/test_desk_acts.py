"""What desks hand in: in any order, as often as it is sent, and everybody counted once."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import uuid

import pytest

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.services.people import take_role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from registrations.choices import PassState, RegistrationState, Source
from registrations.desk_acts import read_acts
from registrations.models import Attendance, DeskAct, Pass, Registration
from registrations.selectors.attendance import arrivals, days_attended, figures
from registrations.services.attending import correct_attendance
from registrations.services.desk_taking import take_acts
from registrations.services.desks import close_desk
from tests.registrations.desk import (
    FIRST_DAY,
    MINUTE,
    MORNING,
    SECOND_DAY,
    badge,
    desk_of,
    door_on,
    group_of_first_day,
    officer,
    participant,
    sent,
)
from tests.registrations.factories import open_edition, open_group, staff

pytestmark = pytest.mark.django_db

EVENING = MORNING + dt.timedelta(hours=10)


@pytest.fixture
def group():
    return group_of_first_day()


@pytest.fixture
def desk(group):
    return desk_of(group.edition)


@pytest.fixture
def door(desk):
    return door_on(desk.edition)


def take(desk, *acts, at=EVENING):
    return take_acts(desk=desk, acts=read_acts(list(acts), at=at), at=at)


def came():
    rows = Attendance.objects.filter(is_present=True)
    return {row.registration_id: row.first_at for row in rows}


def test_a_scanned_badge_lets_the_person_in_once(group, desk, door):
    person = participant(group)

    [first] = take(desk, sent(door=door, code=badge(person)))
    [again] = take(desk, sent(door=door, code=badge(person), at=MORNING + MINUTE))

    assert (first.outcome, again.outcome) == ("done", "again")
    assert came() == {person.pk: MORNING}
    person.refresh_from_db()
    assert person.attended


def test_acts_sent_again_count_once_and_are_answered_as_before(group, desk, door):
    acts = [sent(door=door, code=badge(participant(group))) for _one in range(3)]

    first = take(desk, *acts)
    second = take(desk, *acts, *acts)

    assert [act.pk for act in first] == [act.pk for act in second]
    assert DeskAct.objects.count() == Attendance.objects.count() == 3
    assert Event.objects.filter(action="registrations.desk_acts_taken").count() == 1


def test_the_order_in_which_acts_arrive_changes_nothing(group, desk, door):
    other_desk = desk_of(group.edition, name="Mlango wa Nyuma")
    stays, goes, both = (participant(group) for _one in range(3))
    scans = {
        name: sent(door=door, code=badge(person), at=MORNING + number * MINUTE)
        for number, (name, person) in enumerate(
            [("stays", stays), ("goes", goes), ("both here", both)]
        )
    }
    there = sent(door=door, ref=both.reference, at=MORNING + 9 * MINUTE)
    back = sent("undo", door=door, code=badge(goes), undoes=scans["goes"]["id"], at=EVENING)
    one_back = sent(
        "undo", door=door, ref=both.reference, undoes=scans["both here"]["id"], at=EVENING
    )
    messages = [(desk, [act]) for act in (*scans.values(), back, one_back)]
    messages.append((other_desk, [there]))

    chance = random.Random(7)
    ends = set()
    for order in chance.sample(list(itertools.permutations(messages)), 12):
        with _forgotten():
            for number, (sender, acts) in enumerate(order):
                take(sender, *acts, at=EVENING + number * MINUTE)
            ends.add(frozenset(came().items()))

    assert ends == {frozenset({(stays.pk, MORNING), (both.pk, MORNING + 9 * MINUTE)})}


def test_two_desks_with_one_badge_agree_on_the_earlier_time(group, desk, door):
    other = desk_of(group.edition, name="Mlango wa Nyuma")
    person = participant(group)

    take(desk, sent(door=door, code=badge(person), at=MORNING + MINUTE))
    [late] = take(other, sent(door=door, code=badge(person), at=MORNING))

    assert late.outcome == "again"
    assert came() == {person.pk: MORNING}
    assert Attendance.objects.get().desk == other


def test_a_wrong_clock_is_set_right(group, desk, door):
    person = participant(group)

    take(desk, sent(door=door, code=badge(person), off=7200))

    assert came() == {person.pk: MORNING}


def test_what_a_device_says_of_another_century_stays_within_the_day(group, desk, door):
    person, other = participant(group), participant(group)
    early = {**sent(door=door, code=badge(person)), "at": -(10**12)}
    never = {**sent(door=door, code=badge(other)), "at": "jana"}

    acts = take(desk, early, never)

    assert [act.at for act in acts] == [desk.opened_at, EVENING]


@pytest.mark.parametrize(
    ("state", "outcome", "counts"),
    [("pending", "unpaid", True), ("lapsed", "unpaid", True), ("cancelled", "cancelled", False)],
)
def test_how_a_registration_stands_is_told(group, desk, door, state, outcome, counts):
    person = participant(group)
    code = badge(person)
    Registration.objects.filter(pk=person.pk).update(state=state)

    [act] = take(desk, sent(door=door, code=code))

    assert act.outcome == outcome
    assert bool(came()) is counts


def test_a_group_of_another_day_comes_in_only_when_the_officer_says_so(desk, door):
    later = open_group(desk.edition, number=7)
    later.days.create(date=SECOND_DAY)
    person = participant(later)

    [warned] = take(desk, sent(door=door, ref=person.reference))
    assert (warned.outcome, came()) == ("other_day", {})
    [let_in] = take(desk, sent(door=door, ref=person.reference, anyway=True))

    assert (let_in.outcome, set(came())) == ("other_day", {person.pk})


def test_codes_that_let_nobody_in(group, desk, door):
    person = participant(group)
    code = badge(person)
    elsewhere = participant(group_of_first_day(edition=open_edition(year=2031)))
    forged = code[:-1] + ("A" if code[-1] != "A" else "B")

    acts = take(
        desk,
        sent(door=door, code=badge(elsewhere)),
        sent(door=door, code=code[:20]),
        sent(door=door, code=forged),
        sent(door=door, code="0" * 16),
        sent(door=door, code="' OR 1=1 --\x00"),
        sent(door=door, ref="KK-0000000"),
    )

    assert sorted((act.outcome, act.detail["why"]) for act in acts) == [
        ("other_edition", "year"),
        ("unknown", "seal"),
        ("unknown", "unknown"),
        ("unknown", "unknown"),
        ("unknown", "unreadable"),
        ("unknown", "unreadable"),
    ]
    assert came() == {}
    assert not any(code[7:23] in str(act.payload) for act in acts)


def test_a_revoked_badge_lets_nobody_in_but_did_before(group, desk, door):
    before, after = participant(group), participant(group)
    codes = badge(before), badge(after)
    Pass.objects.update(state=PassState.REVOKED, revoked_at=MORNING + 5 * MINUTE)

    acts = take(
        desk,
        sent(door=door, code=codes[0], at=MORNING),
        sent(door=door, code=codes[1], at=MORNING + 6 * MINUTE),
    )

    assert [act.outcome for act in acts] == ["done", "revoked"]
    assert set(came()) == {before.pk}


def test_what_happened_before_the_rights_ended_is_taken_and_the_rest_kept(group):
    person, coordinator = officer(), staff()
    desk = desk_of(group.edition, officer=person)
    door = door_on(group.edition)
    before, after = participant(group), participant(group)
    take_role(
        assignment=RoleAssignment.objects.get(user=person), by=coordinator, at=MORNING + 30 * MINUTE
    )

    acts = take(
        desk,
        sent(door=door, code=badge(after), at=MORNING + 31 * MINUTE),
        sent(door=door, code=badge(before), at=MORNING + 29 * MINUTE),
    )

    assert [(act.outcome, act.detail.get("why")) for act in acts] == [
        ("refused", "rights"),
        ("done", None),
    ]
    assert set(came()) == {before.pk}


def test_a_desk_signed_out_from_afar_takes_nothing_later(group, desk, door):
    before, after = participant(group), participant(group)
    close_desk(desk=desk, by=SYSTEM, at=MORNING + 10 * MINUTE)

    acts = take(
        desk,
        sent(door=door, code=badge(before), at=MORNING + 9 * MINUTE),
        sent(door=door, code=badge(after), at=MORNING + 11 * MINUTE),
    )

    assert [act.outcome for act in acts] == ["done", "refused"]


def test_a_correction_stands_against_what_happened_before_it(group, desk, door):
    person = participant(group)
    take(desk, sent(door=door, ref=person.reference))
    assert correct_attendance(
        registration=person,
        door=door,
        is_present=False,
        reason="Alituma mwakilishi",
        by=SYSTEM,
        at=EVENING + MINUTE,
    )
    person.refresh_from_db()
    assert (came(), person.attended) == ({}, False)

    take(desk, sent(door=door, ref=person.reference, at=MORNING + MINUTE), at=EVENING + 2 * MINUTE)

    assert came() == {}


def test_a_correction_stands_when_somebody_comes_later_and_is_taken_back(group, desk, door):
    person = participant(group)
    take(desk, sent(door=door, ref=person.reference))
    told = {"registration": person, "door": door, "reason": "Alituma mwakilishi", "by": SYSTEM}
    correct_attendance(is_present=False, at=MORNING + MINUTE, **told)
    later = sent(door=door, ref=person.reference, at=MORNING + 2 * MINUTE)
    take(desk, later)
    assert came() == {person.pk: MORNING + 2 * MINUTE}

    take(desk, sent("undo", door=door, ref=person.reference, undoes=later["id"], at=EVENING))

    person.refresh_from_db()
    assert (came(), person.attended) == ({}, False)


def test_who_was_there_by_a_correction_stays_so_whatever_desks_hand_in(group, desk, door):
    person = participant(group)
    told = {"reason": "Orodha iliyosainiwa", "by": SYSTEM, "at": MORNING + MINUTE}
    correct_attendance(registration=person, door=door, is_present=True, **told)
    scan = sent(door=door, ref=person.reference, at=MORNING + 2 * MINUTE)

    take(desk, scan)
    take(desk, sent("undo", door=door, ref=person.reference, undoes=scan["id"], at=EVENING))

    assert came() == {person.pk: MORNING + MINUTE}


def test_a_refused_act_does_not_say_that_somebody_of_a_folder_was_away(group, desk, door):
    person = participant(open_group(group.edition, name_sw="Kundi la Pili"))
    person.group.days.create(date=SECOND_DAY)
    Registration.objects.filter(pk=person.pk).update(attended=True)

    [act] = take(desk, sent(door=door, ref=person.reference))

    person.refresh_from_db()
    assert (act.outcome, person.attended) == ("other_day", True)


def test_what_is_sent_again_is_answered_with_one_query_for_all(
    group, desk, door, django_assert_num_queries
):
    acts = [sent(door=door, ref=participant(group).reference) for _one in range(5)]
    take(desk, *acts)
    with django_assert_num_queries(4):  # two are the savepoint
        told = [act.registration.reference for act in take(desk, *acts)]
    assert told == [act["ref"] for act in acts]


class TestRegisteringAtTheDesk:
    def person(self, group, **said):
        fee = group.fees.get()
        told = {
            "name": "Mwanaidi Ng'ong'o",
            "phone": "0712 345 678",
            "institution": "Shule",
            "place": f"{group.pk}-{fee.pk}",
        }
        return {**told, **said}

    def test_registers_lets_in_and_sends_the_bill(self, group, desk, door):
        new = sent("new_person", door=door, new=self.person(group))
        scan = sent(door=door, person=new["id"])

        acts = take(desk, scan, new)
        take(desk, new, scan)

        made = Registration.objects.get()
        assert [act.outcome for act in acts] == ["unpaid", "done"]
        assert (made.full_name, made.source) == ("Mwanaidi Ng'ong'o", Source.STAFF)
        assert made.state == RegistrationState.PENDING
        assert set(came()) == {made.pk}
        kept = str([act.payload for act in DeskAct.objects.all()])
        assert "Mwanaidi" not in kept
        assert "712" not in kept

    def test_a_scan_that_arrives_first_waits_for_its_person(self, group, desk, door):
        new = sent("new_person", door=door, new=self.person(group))
        scan = sent(door=door, person=new["id"])

        assert take(desk, scan) == []
        take(desk, new)
        [act] = take(desk, scan)

        assert act.outcome == "unpaid"

    def test_somebody_who_is_known_is_found_again(self, group, desk, door):
        known = participant(group, full_name="Mwanaidi Ngongo", phone="255712345678")

        [act] = take(desk, sent("new_person", door=door, new=self.person(group)))

        assert (act.outcome, act.registration) == ("again", known)

    @pytest.mark.parametrize(
        ("said", "fields"),
        [
            ({"name": "A"}, ["name"]),
            ({"phone": "12"}, ["phone"]),
            ({"phone": "", "email": ""}, ["email"]),
            ({"email": "hapana"}, ["email"]),
            ({"place": "0-1"}, ["place"]),
            ({"place": "x"}, ["place"]),
        ],
    )
    def test_what_does_not_hold_is_named(self, group, desk, door, said, fields):
        [act] = take(desk, sent("new_person", door=door, new=self.person(group, **said)))

        assert (act.outcome, act.detail["fields"]) == ("refused", fields)
        assert not Registration.objects.exists()


def test_a_note_of_a_payment_books_nothing(group, desk, door):
    person = participant(group, paid=False)

    [act] = take(
        desk, sent("payment_note", door=door, ref=person.reference, note="Risiti 99/2027, NMB")
    )

    person.refresh_from_db()
    assert (act.outcome, act.note.text) == ("done", "Risiti 99/2027, NMB")
    assert "NMB" not in str(act.payload)
    assert person.amount_paid == 0
    assert came() == {}


def test_rubbish_is_kept_out(group, desk, door):
    assert read_acts("x", at=MORNING) == []
    assert read_acts([None, 5, {}, {"id": "1"}, {"id": 7}], at=MORNING) == []
    odd = {"id": str(uuid.uuid4()), "kind": "dance", "door": True, "ref": [], "new": "x"}

    [act] = take(desk, odd)

    assert (act.outcome, act.detail["why"]) == ("refused", "unreadable")


def test_figures_are_kept_apart(group, desk, door):
    come, stay = participant(group), participant(group)
    participant(group, paid=False)
    take(desk, sent(door=door, ref=come.reference))

    assert figures(edition=group.edition) == (2, 1, None)
    assert days_attended(registration=come) == [FIRST_DAY]
    assert days_attended(registration=stay) == []
    [row] = arrivals(edition=group.edition, date=FIRST_DAY)
    assert (row.expected, row.arrived, row.percent) == (2, 1, 50)


@pytest.mark.parametrize("number", [1, 30])
def test_taking_in_asks_as_often_for_thirty_as_for_one(
    group, desk, door, number, django_assert_num_queries
):
    acts = [sent(door=door, code=badge(participant(group))) for _one in range(number)]

    with django_assert_num_queries(20):
        take(desk, *acts)


class _forgotten:  # noqa: N801
    """Undo what the block wrote."""

    def __enter__(self):
        from django.db import transaction

        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *error):
        from django.db import transaction

        transaction.set_rollback(True)
        self.atomic.__exit__(*error)
