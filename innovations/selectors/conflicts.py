"""What stands between a judge and an entry: what is on record, and what the data say today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from innovations.choices import ConflictKind, EntryState
from innovations.models import Call, Conflict, Entry, EntryAuthor, Judge
from innovations.relations import is_same_person, name_words, organisation_domain
from innovations.selectors.families import Families

Kinds = Mapping[int, frozenset[str]]
# Name and address.
_Person = tuple[str, str]


def conflicting_entry_ids(*, judge: Judge) -> set[int]:
    """Entries that this judge must have nothing to do with: on record, or found in the data now.

    Five queries however many entries there are. A merger of institutions counts from its moment on.
    """
    recorded = set(Conflict.objects.filter(judge=judge).values_list("entry_id", flat=True))
    return recorded | set(found_conflicts(call=judge.call, judges=[judge])[judge.pk])


def all_conflicts(*, call: Call, judges: Iterable[Judge]) -> dict[int, set[int]]:
    """Entries by judge, as conflicting_entry_ids(), with as many queries for all of them."""
    panel = list(judges)
    hidden = {number: set(kinds) for number, kinds in found_conflicts(call=call, judges=panel).items()}  # fmt: skip
    rows = Conflict.objects.filter(judge__in=panel).values_list("judge_id", "entry_id")
    for judge, entry in rows:
        hidden[judge].add(entry)
    return hidden


def found_conflicts(*, call: Call, judges: Iterable[Judge]) -> dict[int, Kinds]:
    """By judge and entry the kinds of relations that the data show today. Four queries."""
    families = Families(day=timezone.localdate())
    entries = _entries(call, families)
    return {judge.pk: _found(_JudgeFacts.of(judge, families), entries) for judge in judges}


def recorded_conflicts(*, call: Call) -> QuerySet[Conflict]:
    """All that is on record of a call, with judge and entry, by judge and number of the entry."""
    rows = Conflict.objects.filter(judge__call=call).select_related("judge", "entry")
    return rows.order_by("judge__pseudonym", "entry__number", "kind")


@dataclass(frozen=True)
class _EntryFacts:
    pk: int
    bodies: frozenset[int]
    domains: frozenset[str]
    emails: frozenset[str]
    names: tuple[frozenset[str], ...]
    owner: int | None


@dataclass(frozen=True)
class _JudgeFacts:
    family: frozenset[int]
    domain: str
    email: str
    name: frozenset[str]
    user: int | None

    @classmethod
    def of(cls, judge: Judge, families: Families) -> _JudgeFacts:
        return cls(
            family=families.family(judge.institution_id),
            domain=organisation_domain(judge.email),
            email=judge.email.casefold(),
            name=name_words(judge.full_name),
            user=judge.user_id,
        )


def _entries(call: Call, families: Families) -> list[_EntryFacts]:
    """Plain values: hundreds of entries are read on every page of a judge."""
    rows = (
        Entry.objects.filter(edition=call.edition_id)
        .exclude(state__in=(EntryState.DRAFT, EntryState.WITHDRAWN))
        .order_by("number")
    )
    people: defaultdict[int, list[_Person]] = defaultdict(list)
    authors = EntryAuthor.objects.filter(entry__in=rows.order_by())
    for entry, name, email in authors.values_list("entry_id", "full_name", "email").order_by("pk"):
        people[entry].append((name, email))
    told = rows.values_list(
        "pk",
        "institution_id",
        "institution_name",
        "owner_id",
        "owner__full_name",
        "owner__email",
        "supervisor",
        "supervisor_email",
    )
    found = []
    for pk, institution, named, owner, owner_name, owner_email, supervisor, address in told:
        others = [(owner_name or "", owner_email or ""), (supervisor, address)]
        bodies = {families.today(institution)} if institution else families.called(named)
        found.append(_facts(pk, frozenset(bodies), owner, [*people[pk], *others]))
    return found


def _facts(
    pk: int, bodies: frozenset[int], owner: int | None, people: list[_Person]
) -> _EntryFacts:
    emails = [email for _name, email in people if email]
    return _EntryFacts(
        pk=pk,
        bodies=bodies,
        domains=frozenset(filter(None, map(organisation_domain, emails))),
        emails=frozenset(email.casefold() for email in emails),
        names=tuple(name_words(name) for name, _email in people if name),
        owner=owner,
    )


def _found(judge: _JudgeFacts, entries: list[_EntryFacts]) -> Kinds:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for entry in entries:
        if judge.family & entry.bodies:
            found[entry.pk].add(ConflictKind.INSTITUTION)
        if judge.domain in entry.domains:
            found[entry.pk].add(ConflictKind.DOMAIN)
        if _is_author(judge, entry):
            found[entry.pk].add(ConflictKind.AUTHOR)
    return {entry: frozenset(kinds) for entry, kinds in found.items()}


def _is_author(judge: _JudgeFacts, entry: _EntryFacts) -> bool:
    if judge.email in entry.emails or (judge.user is not None and judge.user == entry.owner):
        return True
    return any(is_same_person(judge.name, name) for name in entry.names)
