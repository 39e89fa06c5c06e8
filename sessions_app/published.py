"""Which programme people read: the newest published version, or the rows until there is one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, Subquery

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition, ParticipantGroup
from sessions_app.models import Day, Item, ProgrammeVersion, Session, SessionRole
from sessions_app.shown import (
    DayShown,
    GroupShown,
    ItemShown,
    MinistryShown,
    PersonShown,
    RoleShown,
    SessionShown,
    from_plain,
)

__all__ = [
    "DayShown",
    "GroupShown",
    "ItemShown",
    "MinistryShown",
    "PersonShown",
    "RoleShown",
    "SessionShown",
    "Standing",
    "newest_version",
    "programme_as_arranged",
    "programme_as_published",
    "programme_of_version",
    "standing_of",
]


def programme_as_published(*, edition: Edition) -> list[DayShown]:
    """The days people are shown: those of the newest version, or the rows while none was published.

    Editions held before the portal have no versions. A constant number of queries.
    """
    version = newest_version(edition=edition)
    if version is None:
        return programme_as_arranged(edition=edition)
    return programme_of_version(version=version)


def newest_version(*, edition: Edition) -> ProgrammeVersion | None:
    """The version people read now; None when the programme was never published."""
    return edition.programme_versions.order_by("-number").first()


def programme_of_version(
    *, version: ProgrammeVersion, floors: dict[int, str] | None = None
) -> list[DayShown]:
    """The days as a version keeps them, with the floor as it stands now, read unless it is given."""
    if floors is None:
        floors = standing_of(edition=version.edition).floors
    return from_plain(version.snapshot["days"], floors=floors)


@dataclass(frozen=True)
class Standing:
    """The number of the newest version, and how the floor of each item stands, by its number."""

    newest: int | None
    floors: dict[int, str]


def standing_of(*, edition: Edition) -> Standing:
    """What tells that a programme people saw is not right any more. One query, two without any item."""
    versions = ProgrammeVersion.objects.filter(edition=edition).order_by("-number").values("pk")[:1]
    items = Item.objects.filter(session__day__edition=edition).order_by("pk")
    rows = list(items.annotate(newest=Subquery(versions)).values_list("pk", "floor", "newest"))
    if not rows:
        first = versions.first()
        return Standing(first["pk"] if first else None, {})
    return Standing(rows[0][2], {item: floor for item, floor, _newest in rows})


def programme_as_arranged(*, edition: Edition) -> list[DayShown]:
    """The days as the rows have them now, published or not. A constant number of queries."""
    items = Item.objects.select_related("presenter__person", "ministry").prefetch_related(
        "ministry__former_names"
    )
    days = edition.programme_days.select_related("group").prefetch_related(
        Prefetch("sessions__roles", SessionRole.objects.select_related("appearance__person")),
        Prefetch("sessions__items", items),
    )
    return [_day(day, edition.starts_on) for day in days]


def _day(day: Day, on: dt.date) -> DayShown:
    return DayShown(
        id=day.pk,
        number=day.number,
        date=day.date,
        group=_group(day.group),
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        date_printed=day.date_printed,
        theme_printed=day.theme_printed,
        sessions=tuple(_session(session, on) for session in day.sessions.all()),
    )


def _session(session: Session, on: dt.date) -> SessionShown:
    return SessionShown(
        id=session.pk,
        number=session.number,
        title_sw=session.title_sw,
        title_en=session.title_en,
        summary_sw=session.summary_sw,
        summary_en=session.summary_en,
        stated_start=session.stated_start,
        stated_end=session.stated_end,
        hall_sw=session.hall_sw,
        hall_en=session.hall_en,
        roles=tuple(
            RoleShown(id=role.pk, part=role.part, appearance=_person(role.appearance))
            for role in session.roles.all()
        ),
        items=tuple(_item(item, on) for item in session.items.all()),
    )


def _item(item: Item, on: dt.date) -> ItemShown:
    return ItemShown(
        id=item.pk,
        kind=item.kind,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        times_inferred=item.times_inferred,
        title_sw=item.title_sw,
        title_en=item.title_en,
        summary_sw=item.summary_sw,
        summary_en=item.summary_en,
        presenter=None if item.presenter is None else _person(item.presenter),
        presenter_note_sw=item.presenter_note_sw,
        presenter_note_en=item.presenter_note_en,
        ministry=None if item.ministry is None else _ministry(item.ministry, on),
        ministry_certain=item.ministry_certain,
        institutions_printed=item.institutions_printed,
        floor=item.floor,
    )


def _person(appearance: Appearance) -> PersonShown:
    person = appearance.person
    return PersonShown(
        id=appearance.pk,
        person_id=appearance.person_id,
        key=person.key if person else "",
        name=appearance.name_printed or (person.full_name if person else ""),
        honorific_sw=appearance.honorific_sw,
        honorific_en=appearance.honorific_en,
        suffix_sw=appearance.suffix_sw,
        suffix_en=appearance.suffix_en,
        office_sw=appearance.office_sw,
        office_en=appearance.office_en,
        known_as=_known_as(appearance),
    )


def _known_as(appearance: Appearance) -> str:
    """The name the person is known by, where another one was printed."""
    person, printed = appearance.person, appearance.name_printed
    return person.full_name if person and printed and printed != person.full_name else ""


def _group(group: ParticipantGroup | None) -> GroupShown | None:
    if group is None:
        return None
    return GroupShown(
        id=group.pk,
        number=group.number,
        name_sw=group.name_sw,
        name_en=group.name_en,
        title_sw=group.title_sw,
        title_en=group.title_en,
    )


def _ministry(ministry: Institution, on: dt.date) -> MinistryShown:
    english = ministry.name_on(on, "en")
    swahili = ministry.name_on(on, "sw")
    return MinistryShown(
        id=ministry.pk,
        acronym=ministry.acronym_on(on),
        name_sw=swahili,
        name_en="" if english == swahili else english,
    )
