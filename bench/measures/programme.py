"""The programme: the kept page under load (pages.py), and what is made anew for each reader."""

from __future__ import annotations

from django.utils import timezone

from bench.figures import Figure
from bench.load import Wish, load
from bench.stage import Stage
from egov_meeting.meetings.models import Edition
from registrations.choices import RegistrationState
from registrations.links import own_token
from registrations.models import Registration
from sessions_app.models import Item
from sessions_app.personal_links import calendar_token

SECONDS = 4
CALENDAR = "/sw/vikao/2019/ratiba.ics"
NOW = "/sw/vikao/2019/ratiba/sasa/"


def measure(stage: Stage) -> list[Figure]:
    one = _somebody_registered()
    own, feed = own_token(one), calendar_token(one)
    items = Item.objects.filter(session__day__edition=one.edition).count()
    return [
        Figure("programme_items", items, "", "items of 2019 on the page", at_least=60),
        *_made_anew(stage, "programme_now", NOW),
        *_made_anew(stage, "own_programme", f"/sw/usajili/yangu/{own}/ratiba/"),
        *_made_anew(stage, "own_calendar", f"/sw/ratiba-yangu/{feed}.ics"),
        *_made_anew(stage, "programme_calendar", CALENDAR),
    ]


def _somebody_registered() -> Registration:
    edition = Edition.objects.get(year=2019)
    registration: Registration = Registration.objects.create(
        edition=edition,
        group=edition.groups.get(number=1),
        full_name="Mtu wa Kipimo",
        email="kipimo-cha-ratiba@example.go.tz",
        state=RegistrationState.CONFIRMED,
        created_at=timezone.now(),
    )
    return registration


def _made_anew(stage: Stage, name: str, path: str) -> list[Figure]:
    found = load(wish=Wish(stage.port, path), connections=16, seconds=SECONDS)
    return [
        Figure(f"{name}_p95_ms", found.p95_ms, "ms", "16 connections", at_most=300),
        Figure(f"{name}_errors", found.errors, "", "", at_most=0),
    ]
