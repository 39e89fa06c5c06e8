"""People as the programme needs them: somebody with an office, known or new."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from egov_meeting.audit.services import save_new
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Person
from sessions_app.services.arranging_places import hold

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition

LONGEST_KEY = 60


@dataclass(frozen=True)
class Who:
    """Somebody in one place of the programme: a person known (`person`) or new (`name`), or an office only."""

    person: Person | None = None
    name: str = ""
    name_printed: str = ""
    honorific_sw: str = ""
    honorific_en: str = ""
    suffix_sw: str = ""
    suffix_en: str = ""
    office_sw: str = ""
    office_en: str = ""
    institution: Institution | None = None
    place: str = ""


def appearance_of(*, edition: Edition, who: Who, by: Actor, at: dt.datetime) -> Appearance:
    """The person with this office in the edition, made when there is none that says exactly this.

    A new name makes a new person. Raises ValidationError when neither a person nor an office is told.
    """
    if not (who.person or who.name or who.office_sw or who.office_en or who.institution):
        raise ValidationError({"name": _("Write a name, or at least an office.")})
    with transaction.atomic():
        hold(edition.pk)
        person = who.person or (who.name and _new_person(who.name, by=by, at=at)) or None
        names = [field.name for field in fields(Who) if field.name not in ("person", "name")]
        values = {name: getattr(who, name) for name in names}
        known = edition.appearances.filter(person=person, **values).order_by("pk").first()
        if known is not None:
            return known
        appearance = Appearance(edition=edition, person=person, **values)
        save_new(appearance, by=by, at=at, action="programme.person_named")
    return appearance


def _new_person(name: str, *, by: Actor, at: dt.datetime) -> Person:
    stem = slugify(name)[: LONGEST_KEY - 4] or "mtu"
    taken = set(Person.objects.filter(key__startswith=stem).values_list("key", flat=True))
    keys = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    person = Person(key=next(key for key in keys if key not in taken), full_name=name)
    save_new(person, by=by, at=at, action="programme.person_named")
    return person
