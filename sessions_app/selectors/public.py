"""What everyone may read about the programme, beside the programme itself."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import QuerySet

from egov_meeting.documents.choices import DocumentState, UploadState
from egov_meeting.documents.models import Document
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Appearance, Edition
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.public_cache import kept_for_everybody
from sessions_app.models import Material, ProgrammeVersion
from sessions_app.published import (
    Standing,
    newest_version,
    programme_as_arranged,
    programme_of_version,
    standing_of,
)
from sessions_app.shown import DayShown, ItemShown

# The kind of document that prints the programme (documents.py).
PRINTED_PROGRAMME = "programme"
KEPT_SECONDS = 60


@dataclass(frozen=True)
class Published:
    """The programme people read and the version it is; None while no version was published."""

    days: list[DayShown]
    version: ProgrammeVersion | None


def published_programme(*, edition: Edition) -> Published:
    """A constant number of queries: two with a version, nine without."""
    version = newest_version(edition=edition)
    if version is None:
        return Published(programme_as_arranged(edition=edition), None)
    return Published(programme_of_version(version=version), version)


def programme_as_shown(*, edition: Edition) -> Published:
    """The same for pages that only show it: kept until another version is there, the floor moves or anything is recorded.

    One small query while it is kept, for a minute at most.
    """
    standing = standing_of(edition=edition)
    return kept_for_everybody(
        key=f"programme-shown:{edition.pk}:{_mark(standing)}:{active_language()}",
        make=lambda: _published(edition, standing),
        seconds=KEPT_SECONDS,
    )


def _published(edition: Edition, standing: Standing) -> Published:
    if standing.newest is None:
        return Published(programme_as_arranged(edition=edition), None)
    version = ProgrammeVersion.objects.get(pk=standing.newest)
    return Published(programme_of_version(version=version, floors=standing.floors), version)


def _mark(standing: Standing) -> str:
    floors = ",".join(f"{item}-{state}" for item, state in standing.floors.items())
    return f"{standing.newest or 0}:{sha256(floors.encode()).hexdigest()[:16]}"


def printed_programmes(*, edition: Edition) -> list[Document]:
    """The newest published file of the programme in each language, Swahili first."""
    found = Document.objects.filter(
        edition=edition, kind=PRINTED_PROGRAMME, subject="", state=DocumentState.PUBLISHED
    ).order_by("-language", "-version")
    newest: dict[str, Document] = {}
    for document in found:
        newest.setdefault(document.language, document)
    return list(newest.values())


def items_with_public_material(*, edition: Edition) -> frozenset[int]:
    """Items whose newest material is there for everyone."""
    found = _standing_materials().filter(item__session__day__edition=edition)
    newest: dict[int, bool] = {}
    for item, is_public in found.order_by("item", "-version").values_list("item", "is_public"):
        newest.setdefault(item, is_public)
    return frozenset(item for item, is_public in newest.items() if is_public)


def public_material(*, item: int) -> Material | None:
    """The newest material of an item, if it is for everyone, checked and not withdrawn."""
    found = _standing_materials().filter(item=item).select_related("upload").first()
    return found if found is not None and found.is_public else None


def institution_of_presenter(*, item: ItemShown) -> Institution | None:
    """The institution the presenter came from."""
    if item.presenter is None:
        return None
    found = Appearance.objects.filter(pk=item.presenter.id).select_related("institution").first()
    return found.institution if found else None


def is_in_session(edition: Edition) -> bool:
    """Whether the meeting is being held, so that a page follows it hour by hour."""
    return edition.state == EditionState.IN_SESSION


def _standing_materials() -> QuerySet[Material]:
    return Material.objects.filter(withdrawn_at=None, upload__state=UploadState.READY).order_by(
        "item", "-version"
    )
