"""What the arranging pages read: conflicts of the programme as it stands, people, versions."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition
from sessions_app.changes import Change, differences, from_rows
from sessions_app.conflicts import Conflict, conflicts_of
from sessions_app.models import ProgrammeVersion
from sessions_app.published import programme_as_arranged, programme_of_version
from sessions_app.shown import DayShown, MinistryShown


def conflicts_in(days: Sequence[DayShown], *, edition: Edition) -> list[Conflict]:
    """The conflicts of these days, in the active language; ministries that exist then ought to have a slot."""
    return conflicts_of(days, ministries=ministries_of(edition=edition))


def ministries_of(*, edition: Edition) -> list[MinistryShown]:
    """The ministries that exist when the meeting begins, under the names they bear then. Two queries."""
    day = edition.starts_on
    standing = Institution.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_until=None) | Q(valid_until__gte=day),
        kind=InstitutionKind.MINISTRY,
        merged_into=None,
    )
    return [
        MinistryShown(row.pk, row.acronym_on(day), row.name_on(day, "sw"), row.name_on(day, "en"))
        for row in standing.prefetch_related("former_names").order_by("name_sw")
    ]


def appearances_of(*, edition: Edition) -> QuerySet[Appearance]:
    """Everybody who is known in this edition with an office, by name."""
    known = edition.appearances.select_related("person")
    return known.order_by("person__full_name", "name_printed", "office_sw", "pk")


def versions_of(*, edition: Edition) -> QuerySet[ProgrammeVersion]:
    """All versions, the newest first, without what they hold."""
    return edition.programme_versions.defer("snapshot").order_by("-number")


def changes_of(version: ProgrammeVersion) -> list[Change]:
    """What differs from the version before."""
    return from_rows(version.changes)


def changes_since(version: ProgrammeVersion) -> list[Change]:
    """What has been arranged otherwise since this version was published."""
    arranged = programme_as_arranged(edition=version.edition)
    return differences(programme_of_version(version=version), arranged)


def changes_between(one: ProgrammeVersion, other: ProgrammeVersion) -> list[Change]:
    """What differs from one version to another."""
    return differences(programme_of_version(version=one), programme_of_version(version=other))
