"""What everyone may see of research and innovation: nothing of a call before its results are published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import UploadState
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition
from innovations.choices import STANDING_ENTRIES, FilePurpose, Known, Place
from innovations.models import Entry, EntryFile, Selection, Track

# Meetings before the portal, and lists that staff typed, wait for no judges.
_OPEN = (
    Q(edition__is_recorded=True)
    | Q(edition__innovation_call__isnull=True)
    | Q(edition__innovation_call__results_published_at__isnull=False)
)


class Honour(models.TextChoices):
    """What an entry was chosen for, as people look for it."""

    ANY = "any", _("Chosen for anything")
    AWARD = "award", _("Given an award")
    STAGE = "stage", _("Presented on the stage")
    EXHIBITION = "exhibition", _("Shown in the exhibition")


@dataclass(frozen=True)
class GalleryQuery:
    """What is looked for; empty fields leave all in."""

    text: str = ""
    year: int | None = None
    institution: int | None = None
    kind: str = ""
    track: int | None = None
    honour: str = ""


_HONOURED = {
    Honour.ANY: Q(exhibited=Known.YES) | Q(presented=Known.YES) | Q(selections__isnull=False),
    Honour.AWARD: Q(selections__place=Place.AWARD),
    Honour.STAGE: Q(presented=Known.YES),
    Honour.EXHIBITION: Q(exhibited=Known.YES),
}


def public_entries() -> QuerySet[Entry]:
    """Entries of all announced meetings that everyone may see, with edition, institution and track."""
    rows = Entry.objects.filter(_OPEN, state__in=STANDING_ENTRIES)
    rows = rows.exclude(edition__state=EditionState.DRAFT)
    rows = rows.select_related("edition", "institution", "track")
    return rows.prefetch_related("institution__former_names")


def are_entries_public(*, edition: Edition) -> bool:
    """Whether the entries of an edition may be named to everyone."""
    return Edition.objects.filter(pk=edition.pk).filter(_of_edition()).exists()


def found_entries(query: GalleryQuery) -> QuerySet[Entry]:
    """Public entries that fit, the newest meeting first."""
    rows = public_entries()
    if query.year is not None:
        rows = rows.filter(edition__year=query.year)
    if query.institution is not None:
        rows = rows.filter(institution=query.institution)
    if query.kind:
        rows = rows.filter(kind=query.kind)
    if query.track is not None:
        rows = rows.filter(track=query.track)
    if query.honour in _HONOURED:
        rows = rows.filter(pk__in=Entry.objects.filter(_HONOURED[query.honour]).values("pk"))  # type: ignore[index]  # asked only where one is named
    for word in query.text.split()[:8]:
        rows = rows.filter(_with_word(word))
    return rows.order_by("-edition__year", "number")


def institutions_in_gallery(*, year: int | None = None) -> QuerySet[Institution]:
    """Institutions with public entries, by name."""
    rows = public_entries().select_related(None).prefetch_related(None)
    if year is not None:
        rows = rows.filter(edition__year=year)
    numbers = rows.order_by().values("institution")
    return Institution.objects.filter(pk__in=numbers).order_by("name_sw")


def years_in_gallery() -> list[int]:
    """Years with public entries, the latest first."""
    rows = public_entries().select_related(None).prefetch_related(None)
    return list(rows.order_by("-edition__year").values_list("edition__year", flat=True).distinct())


def tracks_in_gallery(*, edition: Edition) -> list[Track]:
    """The fields that entries of the edition are sorted by."""
    return list(Track.objects.filter(call__edition=edition))


def with_pictures(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """The rows with `shown_pictures`: those of each that its entrants agreed to."""
    pictures = public_pictures()
    return rows.prefetch_related(Prefetch("files", queryset=pictures, to_attr="shown_pictures"))


def public_pictures() -> QuerySet[EntryFile]:
    """Pictures that entrants agreed to, checked and not taken back, whosever they are."""
    rows = EntryFile.objects.filter(
        purpose=FilePurpose.PICTURE,
        shown=True,
        removed_at=None,
        upload__state=UploadState.READY,
    )
    return rows.select_related("upload").order_by("pk")


def honours_of(entries: Iterable[Entry]) -> dict[int, list[Selection]]:
    """What entries were selected for, awards first, by entry; of published results only."""
    rows = Selection.objects.filter(
        entry__in=[entry.pk for entry in entries], call__results_published_at__isnull=False
    ).select_related("award")
    found: dict[int, list[Selection]] = {}
    for row in sorted(rows, key=_weight):
        found.setdefault(row.entry_id, []).append(row)
    return found


def _weight(selection: Selection) -> tuple[int, int]:
    places = (Place.AWARD, Place.STAGE, Place.EXHIBITION)
    return places.index(Place(selection.place)), selection.award.order if selection.award else 0


def _of_edition() -> Q:
    return (
        Q(is_recorded=True)
        | Q(innovation_call__isnull=True)
        | Q(innovation_call__results_published_at__isnull=False)
    )


def _with_word(word: str) -> Q:
    return (
        Q(title__icontains=word)
        | Q(institution__name_sw__icontains=word)
        | Q(institution__name_en__icontains=word)
        | Q(institution__acronym__iexact=word)
        | Q(institution_name__icontains=word)
        | Q(shows_summary=True, summary_sw__icontains=word)
        | Q(shows_summary=True, summary_en__icontains=word)
    )
