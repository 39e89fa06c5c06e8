"""Slides and papers of items as a kind of file that people hand in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.permissions import has_capability
from egov_meeting.documents.models import Upload
from egov_meeting.documents.upload_kinds import UploadKind
from egov_meeting.documents.upload_types import DOCX, PDF, PPTX
from sessions_app.models import Item, Material, Speaker
from sessions_app.selectors.speaking import newest_material
from sessions_app.speaker_links import SpeakerLinkHolder, holder_called

SLIDES = "slides"


def subject_of(item: Item) -> str:
    """What an upload about an item says of itself."""
    return f"item:{item.pk}"


def can_send_slides(by: Any, edition: Any, subject: str) -> bool:
    """Who presents the item, and those who arrange the programme."""
    item = _item(edition.pk, subject)
    if item is None:
        return False
    if isinstance(by, SpeakerLinkHolder):
        return _presents(by.speaker, item)
    if has_capability(by, "programme.change", edition_id=edition.pk):
        return True
    return any(_presents(speaker, item) for speaker in _speakers_of(by, edition.pk))


def can_see_slides(user: Any, upload: Upload) -> bool:
    """Staff, who presents the item, and who has a part in its session. Others when it is public."""
    if has_capability(user, "edition.view_staff", edition_id=upload.edition_id):
        return True
    item = _item(upload.edition_id, upload.subject)
    if item is None:
        return False
    people = {speaker.person_id for speaker in _speakers_of(user, upload.edition_id)}
    if not people:
        return False
    roles = item.session.roles.filter(appearance__person__in=people)
    return any(_is_presented_by(item, person) for person in people) or roles.exists()


def can_withdraw_slides(user: Any, upload: Upload) -> bool:
    """Who may send them."""
    return can_send_slides(user, upload.edition, upload.subject)


def slides_are_public(upload: Upload) -> bool:
    """The newest standing version of an item, if its presenter or staff said so."""
    material = Material.objects.filter(upload=upload, withdrawn_at=None, is_public=True).first()
    return material is not None and newest_material(item=material.item_id) == material


UPLOAD_KIND = UploadKind(
    key=SLIDES,
    title=_("Slides or paper"),
    accepts=(PDF, PPTX, DOCX),
    largest=settings.UPLOAD_LARGEST_SLIDES,
    can_send=can_send_slides,
    can_view=can_see_slides,
    can_withdraw=can_withdraw_slides,
    is_public=slides_are_public,
    holder=holder_called,
)


def _item(edition_id: int, subject: str) -> Item | None:
    kind, _colon, number = subject.partition(":")
    if kind != "item" or not number.isdigit():
        return None
    rows = Item.objects.select_related("presenter", "session")
    return rows.filter(pk=number, session__day__edition_id=edition_id).first()


def _speakers_of(user: Any, edition_id: int) -> list[Speaker]:
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return []
    return list(Speaker.objects.filter(user=user, edition_id=edition_id))


def _presents(speaker: Speaker, item: Item) -> bool:
    return _is_presented_by(item, speaker.person_id)


def _is_presented_by(item: Item, person_id: int) -> bool:
    return item.presenter is not None and item.presenter.person_id == person_id
