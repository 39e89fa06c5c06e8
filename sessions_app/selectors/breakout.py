"""Breakout groups with their members, who is in none, and the proposal that balances them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.institutions.models import Institution, Supervision
from egov_meeting.meetings.models import Edition
from registrations.choices import STANDING_STATES
from registrations.models import Registration
from sessions_app.balancing import Body, Proposed, balanced
from sessions_app.models import BreakoutGroup, BreakoutMember


def groups_of(*, edition: Edition) -> QuerySet[BreakoutGroup]:
    """The groups with members, people and reports. A constant number of queries."""
    members = BreakoutMember.objects.select_related("institution").prefetch_related(
        "institution__former_names"
    )
    return (
        edition.breakout_groups.select_related(
            "of_group", "report", "facilitator__person", "rapporteur__person"
        )
        .prefetch_related(Prefetch("members", queryset=members.order_by("order")), "rapporteurs")
        .order_by("number")
    )


def group_of(*, edition: Edition, number: int) -> BreakoutGroup | None:
    """One group with the same."""
    return groups_of(edition=edition).filter(number=number).first()


def people_by_institution(*, edition: Edition) -> dict[int, int]:
    """How many are registered of each institution, whether or not the fee is paid. One query."""
    rows = (
        Registration.objects.filter(
            edition=edition, state__in=STANDING_STATES, institution__isnull=False
        )
        .order_by()
        .values("institution")
        .annotate(number=Count("pk"))
    )
    return {row["institution"]: row["number"] for row in rows}


def institutions_to_assign(
    *, edition: Edition, people: Mapping[int, int], also: Collection[int] = ()
) -> list[Institution]:
    """The ministries of the day, every institution with people registered, and those in `also`."""
    day = edition.starts_on
    exists = (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(valid_until=None) | Q(valid_until__gte=day)
    )
    ministries = exists & Q(kind=InstitutionKind.MINISTRY, merged_into=None)
    return list(
        Institution.objects.filter(ministries | Q(pk__in=[*people, *also]))
        .prefetch_related("former_names")
        .order_by("name_sw", "pk")
    )


@dataclass(frozen=True)
class Unassigned:
    """An institution in no group, and how many people it has registered."""

    institution: Institution
    people: int


def unassigned_of(*, edition: Edition, groups: Collection[BreakoutGroup]) -> list[Unassigned]:
    """Ministries, and institutions with people registered, that are in none of the groups."""
    people = people_by_institution(edition=edition)
    assigned = _assigned(groups)
    return [
        Unassigned(institution, people.get(institution.pk, 0))
        for institution in institutions_to_assign(edition=edition, people=people)
        if institution.pk not in assigned
    ]


@dataclass(frozen=True)
class ProposedMember:
    """A member of a proposed group; `came_from` is the number of another group it is in now."""

    institution: Institution
    people: int
    stays: bool
    came_from: int | None


@dataclass(frozen=True)
class ProposedGroup:
    """A group as it would be."""

    group: BreakoutGroup
    members: list[ProposedMember]
    people: int
    ministries: int


@dataclass(frozen=True)
class Proposal:
    """What would be taken over. `fingerprint` tells whether it is still the one somebody looked at."""

    groups: list[ProposedGroup]
    fingerprint: str

    @property
    def members(self) -> list[tuple[int, list[int]]]:
        """Keys of groups, and of their institutions in order."""
        return [
            (one.group.pk, [member.institution.pk for member in one.members]) for one in self.groups
        ]


def proposal_for(
    *, edition: Edition, together: bool, staying: Collection[int] | None = None
) -> Proposal:
    """The balanced proposal; institutions in `staying` keep the group they are in (None: all that have one).

    A constant number of queries.
    """
    groups = list(groups_of(edition=edition))
    people = people_by_institution(edition=edition)
    assigned = _assigned(groups)
    institutions = institutions_to_assign(edition=edition, people=people, also=assigned)
    by_key = {institution.pk: institution for institution in institutions}
    over = _ministry_of(by_key, edition)
    bodies = [
        Body(
            key=key,
            people=people.get(key, 0),
            is_ministry=one.kind == InstitutionKind.MINISTRY,
            ministry=over.get(key),
            fixed_in=assigned.get(key) if staying is None or key in staying else None,
        )
        for key, one in by_key.items()
    ]
    proposed = balanced(bodies=bodies, groups=[one.number for one in groups], together=together)
    shown = [
        _proposed_group(group, one, by_key, assigned)
        for group, one in zip(groups, proposed, strict=True)
    ]
    return Proposal(shown, _fingerprint(shown))


def _proposed_group(
    group: BreakoutGroup,
    proposed: Proposed,
    by_key: Mapping[int, Institution],
    assigned: Mapping[int, int],
) -> ProposedGroup:
    order = {key: place for place, key in enumerate(by_key)}
    ordered = sorted(proposed.bodies, key=lambda body: (not body.is_ministry, order[body.key]))
    members = [
        ProposedMember(
            institution=by_key[body.key],
            people=body.people,
            stays=body.fixed_in is not None,
            came_from=(
                assigned[body.key]
                if assigned.get(body.key) not in (None, proposed.number)
                else None
            ),
        )
        for body in ordered
    ]
    return ProposedGroup(group, members, proposed.people, proposed.ministries)


def _assigned(groups: Collection[BreakoutGroup]) -> dict[int, int]:
    """The number of the group of each institution that has one; the first where it has two."""
    found: dict[int, int] = {}
    for group in groups:
        for member in group.members.all():
            if member.institution_id is not None:
                found.setdefault(member.institution_id, group.number)
    return found


def _ministry_of(institutions: Collection[int], edition: Edition) -> dict[int, int]:
    day = edition.starts_on
    rows = (
        Supervision.objects.filter(institution__in=institutions)
        .filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))
        .order_by("institution", "pk")
        .values_list("institution", "ministry")
    )
    found: dict[int, int] = {}
    for institution, ministry in rows:
        found.setdefault(institution, ministry)
    return found


def _fingerprint(groups: list[ProposedGroup]) -> str:
    plain = [
        [one.group.pk, [[member.institution.pk, member.people] for member in one.members]]
        for one in groups
    ]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:24]
