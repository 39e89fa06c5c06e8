"""A meeting that calls upon ministries, their people, and reports that are ready to be handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import Institution, Supervision
from egov_meeting.meetings.models import Edition
from reports.choices import Coverage
from reports.models import MinistryCall, MinistryReport
from reports.services import ministry_calls as calls
from reports.services.ministry_handing_in import hand_in
from reports.services.ministry_writing import Ticked, Typed, save_coverage, save_texts
from tests.accounts.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory

DAY = dt.timedelta(days=1)
TEXTS = {
    "implementation_systems_sw": "Mfumo wa vibali ulianza kutumika.",
    "benefits_citizens_sw": "Kibali hupatikana kwa siku mbili badala ya ishirini.",
    "challenges_general_sw": "Mtandao hukatika wilayani.",
    "proposals_general_sw": "Taasisi zote zitumie mfumo mmoja.",
}


def ministry(name: str = "", **fields: Any) -> Institution:
    named = {"name_sw": name, "name_en": f"{name} (English)"} if name else {}
    made: Institution = InstitutionFactory(kind="ministry", **{**named, **fields})
    return made


def under(one: Institution, acronym: str) -> Institution:
    """An institution under the ministry."""
    made: Institution = InstitutionFactory(acronym=acronym, kind="agency")
    Supervision.objects.create(institution=made, ministry=one)
    return made


def focal_person(one: Institution, **fields: Any) -> User:
    person: User = UserFactory(institution=one, roles=[Role.MINISTRY_FOCAL_PERSON], **fields)
    return person


def coordinator() -> User:
    person: User = UserFactory(roles=[Role.COORDINATOR])
    return person


def call_out(
    *, edition: Edition | None = None, days: int = 20, by: User | None = None, **fields: Any
) -> MinistryCall:
    """A call due in so many days, for every ministry there is."""
    now = timezone.now()
    meeting = edition or EditionFactory(
        starts_on=(now + 60 * DAY).date(), ends_on=(now + 62 * DAY).date()
    )
    told = {"due_at": now + days * DAY, **fields}
    opened = calls.open_call(edition=meeting, fields=told, by=by or coordinator(), at=now)
    if days < 0:
        MinistryCall.objects.filter(pk=opened.pk).update(opens_at=None)
        opened.refresh_from_db()
    return opened


def report_of(one: Institution, call: MinistryCall) -> MinistryReport:
    rows = MinistryReport.objects.select_related("edition__ministry_call", "institution")
    return rows.get(institution=one, edition=call.edition)


def written(
    report: MinistryReport,
    by: User,
    texts: Mapping[str, str] = TEXTS,
    at: dt.datetime | None = None,
) -> MinistryReport:
    """All four parts, and every institution covered."""
    now = at or timezone.now()
    typed = {name: Typed("", text) for name, text in texts.items()}
    save_texts(report=report, typed=typed, by=by, at=now)
    ticked = {
        line.pk: Ticked(Coverage.COVERED, "", line.coverage, line.reason)
        for line in report.covered.all()
    }
    save_coverage(report=report, ticked=ticked, by=by, at=now)
    report.refresh_from_db()
    return report


def handed_in(report: MinistryReport, by: User, at: dt.datetime | None = None) -> MinistryReport:
    now = at or timezone.now()
    written(report, by, at=now)
    hand_in(report=report, seen_revision=report.revision, by=by, at=now)
    return report


def rapporteur() -> User:
    person: User = UserFactory(roles=[Role.RAPPORTEUR])
    return person
