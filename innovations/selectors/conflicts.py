"""What stands between a judge and an entry: what is on record, and what the data say today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from innovations.choices import ConflictKind, EntryState
from innovations.models import Call, Conflict, Entry, Judge
from innovations.relations import is_same_person, name_words, organisation_domain
from innovations.selectors.families import Families

Kinds = Mapping[int, frozenset[str]]


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
    entries = [_facts_of(entry, families) for entry in _entries(call)]
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


def _entries(call: Call) -> QuerySet[Entry]:
    rows = Entry.objects.filter(edition=call.edition_id)
    rows = rows.exclude(state__in=(EntryState.DRAFT, EntryState.WITHDRAWN))
    return rows.select_related("owner").prefetch_related("authors").order_by("number")


def _facts_of(entry: Entry, families: Families) -> _EntryFacts:
    emails = [author.email for author in entry.authors.all()]
    emails += [entry.supervisor_email, entry.owner.email if entry.owner else ""]
    names = [author.full_name for author in entry.authors.all()]
    names += [entry.supervisor, entry.owner.full_name if entry.owner else ""]
    told = [entry.institution_name] if entry.institution_id is None else []
    bodies = {body for name in told for body in families.called(name)}
    if entry.institution_id is not None:
        bodies.add(families.today(entry.institution_id))
    return _EntryFacts(
        pk=entry.pk,
        bodies=frozenset(bodies),
        domains=frozenset(filter(None, map(organisation_domain, emails))),
        emails=frozenset(email.casefold() for email in emails if email),
        names=tuple(name_words(name) for name in names if name),
        owner=entry.owner_id,
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
