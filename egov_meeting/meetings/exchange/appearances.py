"""A person in one place of an edition, written out where it happens: in a session, a speech …"""

from typing import Any

from pydantic import model_validator

from egov_meeting.institutions.exchange import institution
from egov_meeting.meetings.exchange.people import person
from egov_meeting.meetings.models import Appearance
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import (
    FolderModel,
    InstitutionKey,
    LoosePair,
    PersonKey,
    problem,
)
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.values import column_values, folder_values, without_empty

_LINKS = frozenset({"person", "institution"})
_COLUMNS = (
    "person_id",
    "institution_id",
    "name_printed",
    "honorific_sw",
    "honorific_en",
    "suffix_sw",
    "suffix_en",
    "office_sw",
    "office_en",
    "place",
)


class AppearanceData(FolderModel):
    """Who it was, with the title and office borne there; every key may be left out."""

    row_of = Appearance
    person: PersonKey | None = None
    name_printed: str = ""
    honorific: LoosePair | None = None
    suffix: LoosePair | None = None
    office: LoosePair | None = None
    institution: InstitutionKey | None = None
    place: str = ""

    @model_validator(mode="after")
    def _names_somebody(self) -> "AppearanceData":
        if not (self.person or self.name_printed or self.office or self.institution):
            raise problem("nobody_named")
        return self


def appearance(loading: Loading, data: AppearanceData | None) -> Appearance | None:
    """The row of the edition that says exactly this, made when there is none yet.

    The same person with the same office in the same place is one row, however often it is named.
    """
    if data is None:
        return None
    further = type(data).model_fields.keys() - AppearanceData.model_fields.keys()
    columns = column_values(data, leave=_LINKS | further)
    columns["person"] = person(loading, data.person)
    columns["institution"] = institution(loading, data.institution)
    wanted = Appearance(edition=loading.edition, **columns)
    known = _known(loading)
    if _mark(wanted) not in known:
        wanted.save()
        loading.changes.added[Appearance._meta.label_lower] += 1
        known[_mark(wanted)] = wanted
    return known[_mark(wanted)]


def dumped_appearance(row: Appearance | None, dumping: Dumping) -> dict[str, Any] | None:
    """The appearance as the folder writes it; None when there is none."""
    if row is None:
        return None
    return without_empty(person=dumping.person(row.person)) | _in_order(
        folder_values(row, AppearanceData, leave=_LINKS), dumping.institution(row.institution)
    )


def _in_order(values: dict[str, Any], institution_key: str | None) -> dict[str, Any]:
    place = values.pop("place", "")
    return values | without_empty(institution=institution_key, place=place)


def _known(loading: Loading) -> dict[tuple[Any, ...], Appearance]:
    known: dict[tuple[Any, ...], Appearance] | None = loading.remembered.get("appearances")
    if known is None:
        rows = Appearance.objects.filter(edition=loading.edition).order_by("-pk")
        known = {_mark(row): row for row in rows}
        loading.remembered["appearances"] = known
    return known


def _mark(row: Appearance) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _COLUMNS)


def forget_unused_appearances(loading: Loading) -> None:
    """Delete the appearances of the edition to which nothing refers any more."""
    unused = Appearance.objects.filter(edition=loading.edition)
    for relation in Appearance._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.one_to_many:
            used = relation.related_model._base_manager.filter(
                **{f"{relation.field.name}__isnull": False}
            ).values(relation.field.attname)
            unused = unused.exclude(pk__in=used)
    for row in unused:
        loading.changes.removed[Appearance._meta.label_lower] += 1
        row.delete()
