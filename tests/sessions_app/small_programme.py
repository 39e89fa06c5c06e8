"""A programme of two days, small enough to be read in a test."""

from __future__ import annotations

import datetime as dt
from typing import Any

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition, Person
from sessions_app.choices import ItemKind, SessionPart
from sessions_app.models import Day, Item, ProgrammeVersion, Session, SessionRole
from sessions_app.published import programme_as_arranged
from sessions_app.shown import as_plain
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory, GroupFactory

FIRST = dt.date(2027, 3, 10)
MORNING = dt.datetime(2027, 3, 10, 6, 20, tzinfo=dt.UTC)  # 9:20 in Dodoma


def clock(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def person(edition: Edition, name: str, **fields: Any) -> Appearance:
    """Somebody known by name, in an office of this edition."""
    key = name.lower().replace(" ", "-")
    known, _ = Person.objects.get_or_create(key=key, defaults={"full_name": name})
    told = {"office_sw": "Mkurugenzi wa TEHAMA", "office_en": "Director of ICT", **fields}
    appearance: Appearance = Appearance.objects.create(edition=edition, person=known, **told)
    return appearance


def add_day(edition: Edition, number: int, *, group: Any = None) -> Day:
    date = FIRST + dt.timedelta(days=number - 1)
    day: Day = Day.objects.create(edition=edition, number=number, date=date, group=group)
    return day


def add_session(day: Day, number: str = "", **fields: Any) -> Session:
    session: Session = Session.objects.create(
        day=day, order=day.sessions.count() + 1, number=number, **fields
    )
    return session


def add_item(session: Session, title: str, starts: str = "", ends: str = "", **fields: Any) -> Item:
    told: dict[str, Any] = {"kind": ItemKind.PRESENTATION, "title_en": f"{title} (en)", **fields}
    item: Item = Item.objects.create(
        session=session,
        order=session.items.count() + 1,
        title_sw=title,
        starts_at=clock(starts),
        ends_at=clock(ends),
        **told,
    )
    return item


def chair(session: Session, appearance: Appearance) -> SessionRole:
    role: SessionRole = SessionRole.objects.create(
        session=session, part=SessionPart.CHAIR, order=1, appearance=appearance
    )
    return role


def small_programme(**fields: Any) -> Edition:
    """Day one for group one (ministries, chaired by Asha Mbwana), day two for group two.

    9:00 Water, 9:30 Health, 10:00 a break; on the second day 9:00 resolutions, 11:00 departure
    without an end.
    """
    edition: Edition = EditionFactory(
        **{"year": 2027, "starts_on": FIRST, "ends_on": FIRST + dt.timedelta(days=1), **fields}
    )
    water: Institution = InstitutionFactory(
        key="maji", kind="ministry", name_sw="Wizara ya Maji", name_en="Ministry of Water"
    )
    health: Institution = InstitutionFactory(
        key="afya", kind="ministry", name_sw="Wizara ya Afya", name_en="Ministry of Health"
    )
    first = add_day(edition, 1, group=GroupFactory(edition=edition, number=1))
    ministries = add_session(first, "I", title_sw="Taarifa za Wizara", title_en="Ministry reports")
    chair(ministries, person(edition, "Asha Mbwana", honorific_sw="Dkt.", honorific_en="Dr"))
    juma = person(edition, "Juma Kassim", institution=water)
    of_ministry = {"kind": ItemKind.MINISTRY_REPORT}
    add_item(ministries, "Maji", "09:00", "09:30", presenter=juma, ministry=water, **of_ministry)
    add_item(ministries, "Afya", "09:30", "10:00", ministry=health, **of_ministry)
    add_item(ministries, "Mapumziko", "10:00", "10:30", kind=ItemKind.BREAK)
    second = add_day(edition, 2, group=GroupFactory(edition=edition, number=2))
    closing = add_session(second, title_sw="Kufunga", title_en="Closing")
    add_item(closing, "Maazimio", "09:00", "11:00", kind=ItemKind.RESOLUTIONS)
    add_item(closing, "Kuondoka", "11:00", kind=ItemKind.DEPARTURE)
    return edition


def item_called(title: str) -> Item:
    return Item.objects.get(title_sw=title)


def publish(edition: Edition, *, at: dt.datetime, **fields: Any) -> ProgrammeVersion:
    """A version as the rows stand now, without what publishing tells people."""
    number = edition.programme_versions.count() + 1
    version: ProgrammeVersion = ProgrammeVersion.objects.create(
        edition=edition,
        number=number,
        snapshot={"days": as_plain(programme_as_arranged(edition=edition))},
        fingerprint=f"{number}",
        published_at=at,
        published_by_label="Mratibu",
        **fields,
    )
    return version
