"""What of an edition lacks its other language: every pair of columns of every model, found by itself.

A model belongs to an edition when foreign keys lead from it there. Institutions do not; those count
that something of the edition names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from egov_meeting.institutions.models import FormerName, Institution
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import LANGUAGE_CODES, Bilingual, other_language
from innovations.choices import STANDING_ENTRIES
from innovations.models import Entry

LONGEST_WAY = 4


@dataclass(frozen=True)
class Gap:
    """A text that stands in one language only. `model` is a label such as "meetings.speech"."""

    model: str
    pk: int
    name: str
    kind: str
    field: str
    missing: str
    text: str

    @property
    def present(self) -> str:
        """The language of the text that is there."""
        return other_language(self.missing)


def gaps_of(edition: Edition) -> list[Gap]:
    """Every text of the edition that is there in one language and not in the other.

    One query for each model that has pairs, whatever the edition holds.
    """
    return [gap for model in bilingual_models() for gap in _gaps_in(model, edition)]


@cache
def bilingual_models() -> tuple[type[models.Model], ...]:
    """All models of the portal with texts in two languages that can belong to an edition."""
    return tuple(
        model
        for model in apps.get_models()
        if pairs_of(model)
        and model._meta.app_label not in OF_PERSONS
        and (model is Edition or model in _SHARED or way_to_edition(model) is not None)
    )


@cache
def pairs_of(model: type[models.Model]) -> tuple[str, ...]:
    """The names under which a model has texts in two languages, one of which may be missing."""
    return tuple(
        value.name
        for base in reversed(model.__mro__)
        for value in vars(base).values()
        if isinstance(value, Bilingual) and _may_lack_one(model, value.name)
    )


def _may_lack_one(model: type[models.Model], name: str) -> bool:
    columns = [model._meta.get_field(f"{name}_{language}") for language in LANGUAGE_CODES]
    return any(column.blank for column in columns)  # type: ignore[union-attr]


@cache
def way_to_edition(model: type[models.Model]) -> str | None:
    """The foreign keys that lead from a model to its edition: "session__day__edition".

    None where none do. A way over keys that are never empty goes before a shorter one.
    """
    return _shortest_way(model, may_be_empty=False) or _shortest_way(model, may_be_empty=True)


def rows_of(model: type[models.Model], edition: Edition) -> QuerySet:
    """The rows of a model that belong to the edition, or that it names."""
    rows = model._default_manager.all()
    if model is Edition:
        return rows.filter(pk=edition.pk)
    if model is Institution:
        return rows.filter(_named_by(edition))
    if model is FormerName:
        day = edition.starts_on
        began = Q(since__isnull=True) | Q(since__lte=day)
        named = rows_of(Institution, edition).order_by().values("pk")
        return rows.filter(began, until__gte=day, institution__in=named)
    if model is Entry:
        # Summaries that nobody else reads lack nothing.
        return rows.filter(edition=edition, state__in=STANDING_ENTRIES, shows_summary=True)
    return rows.filter(**{way_to_edition(model) or "": edition})


def _gaps_in(model: type[models.Model], edition: Edition) -> Iterator[Gap]:
    pairs = pairs_of(model)
    one_sided = Q()
    for pair in pairs:
        one_sided |= Q(**{f"{pair}_sw": ""}) ^ Q(**{f"{pair}_en": ""})
    columns = [f"{pair}_{language}" for pair in pairs for language in ("sw", "en")]
    rows = rows_of(model, edition).filter(one_sided).order_by("pk").values_list("pk", *columns)
    for pk, *texts in rows:
        for place, pair in enumerate(pairs):
            swahili, english = texts[2 * place : 2 * place + 2]
            if bool(swahili) != bool(english):
                yield _gap(model, pk, pair, swahili, english)


def _gap(model: type[models.Model], pk: int, pair: str, swahili: str, english: str) -> Gap:
    missing = "en" if swahili else "sw"
    return Gap(
        model=model._meta.label_lower,
        pk=pk,
        name=pair,
        kind=str(model._meta.verbose_name),
        field=str(model._meta.get_field(f"{pair}_{missing}").verbose_name),  # type: ignore[union-attr]
        missing=missing,
        text=swahili or english,
    )


def _shortest_way(model: type[models.Model], *, may_be_empty: bool) -> str | None:
    ways: list[tuple[type[models.Model], tuple[str, ...]]] = [(model, ())]
    for _step in range(LONGEST_WAY):
        longer = []
        for reached, way in ways:
            for field in _foreign_keys(reached):
                if field.null and not may_be_empty:
                    continue
                if field.related_model is Edition:
                    return "__".join((*way, field.name))
                longer.append((field.related_model, (*way, field.name)))
        ways = longer
    return None


def _foreign_keys(model: type[models.Model]) -> list[models.ForeignKey]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


def _named_by(edition: Edition) -> Q:
    """Institutions to which some row of the edition points."""
    named = Q(pk__in=[key for key in _institutions_of_edition(edition) if key])
    for model in apps.get_models():
        way = None if model is Edition else way_to_edition(model)
        if way is None:
            continue
        for field in _foreign_keys(model):
            if field.related_model is Institution:
                rows = model._default_manager.filter(**{way: edition}).order_by()
                named |= Q(pk__in=rows.values(field.attname))
    return named


def _institutions_of_edition(edition: Edition) -> list[int | None]:
    return [
        getattr(edition, field.attname)
        for field in _foreign_keys(Edition)
        if field.related_model is Institution
    ]


_SHARED = (Institution, FormerName)
# What people agree to and what they owe is no text of the meeting.
OF_PERSONS = frozenset({"registrations", "payments"})
