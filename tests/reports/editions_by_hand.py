"""Small editions for tests of the report, made row by row."""

import datetime as dt
from itertools import count
from typing import Any

from django.db.models import Max

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import (
    Appearance,
    Ceremony,
    Edition,
    FeeCategory,
    GroupDay,
    GroupMembers,
    ParticipantGroup,
    Person,
    RecordedFigure,
    Sponsor,
)
from innovations.models import Entry
from reports.models import Lesson, MinistryReport, Recommendation, Resolution
from sessions_app.models import Day, Item, Session, SessionRole

_numbers = count(1)


def institution(name: str = "", **fields: Any) -> Institution:
    """An institution with a name in both languages."""
    number = next(_numbers)
    name = name or f"Taasisi ya {number}"
    fields = {"kind": "agency", "name_sw": name, "name_en": f"{name} (English)", **fields}
    return Institution.objects.create(key=f"taasisi-{number}", **fields)


def edition(**fields: Any) -> Edition:
    """An edition of which nothing is known but its name, days and organiser."""
    number = next(_numbers)
    # The next after those there are, so that many tests in one process do not run out of years.
    latest = Edition.objects.aggregate(latest=Max("year"))["latest"] or 0
    fields = {
        "number": number,
        "year": max(latest, 2030) + 1,
        "name_sw": "Kikao Kazi cha Mfano",
        "name_en": "Sample Meeting",
        "starts_on": dt.date(2030, 3, 4),
        "ends_on": dt.date(2030, 3, 6),
        "organiser": fields.get("organiser") or institution("Mamlaka ya Mfano"),
        **fields,
    }
    return Edition.objects.create(**fields)


def group(of: Edition, number: int, **fields: Any) -> ParticipantGroup:
    """A group that meets on the edition's first day, with one line of members."""
    names = {"name_sw": f"Kundi la {number}", "name_en": f"Group {number}"}
    made = ParticipantGroup.objects.create(edition=of, number=number, **{**names, **fields})
    GroupDay.objects.create(group=made, date=of.starts_on)
    GroupMembers.objects.create(group=made, order=1, text_sw="Maofisa", text_en="Officers")
    return made


def appearance(of: Edition, name: str = "Asha Juma") -> Appearance:
    """Somebody with an office, at the edition."""
    person, _ = Person.objects.get_or_create(key=name.lower().replace(" ", "-"), full_name=name)
    return Appearance.objects.create(
        edition=of,
        person=person,
        honorific_sw="Dkt.",
        honorific_en="Dr",
        office_sw="Mkurugenzi Mkuu",
        office_en="Director General",
    )


def fill(of: Edition, rows: int) -> None:
    """`rows` of everything the report lists."""
    groups = [group(of, number) for number in range(1, rows + 1)]
    day = Day.objects.create(edition=of, number=1, date=of.starts_on, group=groups[0])
    for number in range(1, rows + 1):
        body = institution()
        order = {"edition": of, "order": number}
        texts = {"text_sw": f"Maneno ya {number}", "text_en": f"Words {number}"}
        FeeCategory.objects.create(
            group=groups[number - 1],
            order=1,
            name_sw="Mshiriki",
            name_en="Participant",
            amount=5000,
        )
        Sponsor.objects.create(institution=body, **order)
        MinistryReport.objects.create(
            institution=body, state="submitted" if number % 2 else "expected", **order
        )
        Recommendation.objects.create(**order, **texts)
        Lesson.objects.create(**order, **texts)
        Resolution.objects.create(edition=of, number=number, decision="adopted", **texts)
        Ceremony.objects.create(
            kind="opening",
            group=groups[0],
            date=of.starts_on,
            guest_of_honour=appearance(of, f"Mgeni {number}"),
            **order,
        )
        Entry.objects.create(
            edition=of,
            number=number,
            title=f"Work {number}",
            kind="innovation",
            institution=body,
            state="submitted",
        )
        RecordedFigure.objects.create(
            measure="participants", value=700 + number, place="section:1.0", **order
        )
        session = Session.objects.create(day=day, order=number, number="I")
        SessionRole.objects.create(
            session=session,
            part="chair",
            order=1,
            appearance=appearance(of, f"Mwenyekiti {number}"),
        )
        Item.objects.create(
            session=session,
            order=1,
            kind="keynote" if number == 1 else "presentation",
            title_sw="Mada",
            title_en="Paper",
            presenter=appearance(of, f"Mtoa mada {number}"),
            ministry=body,
        )
