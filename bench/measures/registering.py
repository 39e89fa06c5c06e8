"""People who register: complete journeys by four clients, and the rush of the last hour."""

from __future__ import annotations

import re
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections
from django.utils import timezone

from bench.figures import Figure
from bench.journeys import Browser, JourneyFailed, hidden_fields, run_journeys
from bench.stage import Stage
from egov_meeting.home.running.example import keep_example_edition
from egov_meeting.meetings.models import Edition, ParticipantGroup
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import SEATED_STATES, RegistrationState
from registrations.models import Registration

WARMING = 12
COMPLETE = 400
RUSH = 1_624
CONTESTED_EVERY = 8  # in the rush every eighth person wants one of the last ten places
LAST_PLACES = 10
_CODE = re.compile(r"^(\d{3}) (\d{3})")


@dataclass(frozen=True)
class Person:
    """One who is like nobody else."""

    number: int
    mark: str

    def form(self, page: str, group: ParticipantGroup) -> dict[str, str]:
        fees = list(group.fees.all())
        told = {
            "full_name": f"{_word(self.number)} {self.mark}",
            "office": "Afisa TEHAMA",
            "institution": "Chuo Kikuu cha Dodoma",
            "email": self.email,
            "phone": f"07{self.number:08d}",
            "language": "sw",
        }
        if len(fees) > 1:
            told["fee_category"] = str(fees[0].pk)
        return told | hidden_fields(page)

    @property
    def email(self) -> str:
        return f"{_word(self.number)}.{self.mark}@mfano.example".lower()


def measure(stage: Stage) -> list[Figure]:
    edition = keep_example_edition(at=timezone.now())
    wide, narrow = _groups(edition)
    return [*_complete(stage, wide), *_rush(stage, wide, narrow)]


def _complete(stage: Stage, group: ParticipantGroup) -> Iterator[Figure]:
    """From the empty form to the bill that is asked for, with the code of the letter."""

    mark = _mark()

    def journey(browser: Browser, number: int) -> None:
        person = Person(number, mark)
        own = _register(browser, group, person)
        page = browser.get(own)
        browser.post(f"{own}namba/", hidden_fields(page) | {"code": _code_sent_to(person)})

    with _no_limits(group, None):
        # The processes read templates and addresses once; the first readers of a day pay for it.
        run_journeys(journey=journey, port=stage.port, clients=4, number=WARMING)
        mark = _mark()
        run = run_journeys(journey=journey, port=stage.port, clients=4, number=COMPLETE)
    _say(run.errors)
    what = f"{COMPLETE} people by 4 clients: form, code, bill asked for"
    yield Figure("registration_per_s", run.per_second, "1/s", what, at_least=30)
    yield Figure("registration_p95_s", run.p95, "s", "all requests of one person", at_most=0.4)
    yield Figure("registration_requests", run.requests, "", "of one person", at_most=4)
    yield Figure("registration_errors", len(run.errors), "", "", at_most=0)


def _rush(stage: Stage, wide: ParticipantGroup, narrow: ParticipantGroup) -> Iterator[Figure]:
    """All register within a few minutes, many for the last places of a group."""
    mark = _mark()
    held = Registration.objects.filter(group=narrow, state__in=SEATED_STATES).count()

    def journey(browser: Browser, number: int) -> None:
        group = wide if number % CONTESTED_EVERY else narrow
        browser.get(_register(browser, group, Person(10_000 + number, mark)))

    with _no_limits(wide, None), _no_limits(narrow, held + LAST_PLACES):
        run = run_journeys(journey=journey, port=stage.port, clients=16, number=RUSH)
        there = Registration.objects.filter(email__contains=f".{mark}@".lower())
        seated = there.filter(group=narrow, state__in=SEATED_STATES).count()
        waiting = there.filter(group=narrow, state=RegistrationState.WAITING).count()
        lost = RUSH - there.count()
    _say(run.errors)
    wanted = len(range(0, RUSH, CONTESTED_EVERY))
    what = f"{RUSH:,} people by 16 clients, {wanted} for the last {LAST_PLACES} places"
    yield Figure("rush_errors", len(run.errors), "", what, at_most=0)
    yield Figure("rush_lost", lost, "", "answered but not stored", at_most=0)
    yield Figure("rush_oversold", seated - LAST_PLACES, "", "places too many", at_most=0)
    yield Figure("rush_queued", waiting, "", "told and put on the list", at_least=wanted - 10)
    yield Figure("rush_p95_s", run.p95, "s", "all requests of one person", at_most=1)
    yield Figure("rush_per_s", run.per_second, "1/s", "")


def _register(browser: Browser, group: ParticipantGroup, person: Person) -> str:
    path = f"/sw/usajili/{group.edition.year}/{group.number}/"
    where = browser.post(path, person.form(browser.get(path), group))
    if "/usajili/yangu/" not in where:
        raise JourneyFailed(f"registering leads to {where}")
    return where


def _code_sent_to(person: Person) -> str:
    letter = OutboxMessage.objects.filter(kind="registration_code", address=person.email).get()
    found = _CODE.match(letter.subject)
    assert found is not None
    return "".join(found.groups())


def _groups(edition: Edition) -> tuple[ParticipantGroup, ParticipantGroup]:
    groups = edition.groups.select_related("edition").prefetch_related("fees").order_by("number")
    return groups[0], groups[1]


@contextmanager
def _no_limits(group: ParticipantGroup, capacity: int | None) -> Iterator[None]:
    """The group with this capacity; as it was afterwards."""
    before = group.capacity
    ParticipantGroup.objects.filter(pk=group.pk).update(capacity=capacity)
    try:
        yield
    finally:
        ParticipantGroup.objects.filter(pk=group.pk).update(capacity=before)
        connections["default"].close()


def _mark() -> str:
    """A word that no earlier run had; names have no digits."""
    return uuid.uuid4().hex[:8].translate(str.maketrans("0123456789", "ghjkmnpqrs")).title()


def _word(number: int) -> str:
    """A number as a word that no other number is alike to."""
    said = "".join("bdfgklmnpr"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:05d}")
    return said.title()


def _say(errors: list[str]) -> None:
    for error in errors[:5]:
        print(f"  {error}", file=sys.stderr)
