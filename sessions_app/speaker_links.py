"""The link by which a speaker comes to the own slots without a password, and who acts through it.

It is signed and carries no personal data; a new `link_number` makes all earlier links useless.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from sessions_app.models import Speaker

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

_SALT = "sessions.speaker-link"


class SpeakerLinkInvalid(LookupError):
    """No such link was ever given out, or a newer one took its place."""


@dataclass(frozen=True)
class SpeakerLinkHolder:
    """A speaker known by the link alone: an Actor without any role."""

    speaker: Speaker
    pk: None = None

    @property
    def audit_label(self) -> str:
        return f"{self.speaker} (link)"

    @property
    def upload_holder(self) -> str:
        """By this the parts of a file find the speaker again (docs/uploads.md)."""
        return f"{self.speaker.pk}.{self.speaker.link_number}"

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        return False


def speaker_token(speaker: Speaker) -> str:
    """What stands in the address."""
    return signing.dumps([speaker.pk, speaker.link_number], salt=_SALT, compress=False)


def speaker_link(speaker: Speaker) -> str:
    """The whole address of the speaker's page, in the speaker's language."""
    with translation.override(speaker.language):
        path = reverse("sessions_app:own_slots", args=[speaker_token(speaker)])
    return settings.PUBLIC_ADDRESS + path


def speaker_by_token(token: str) -> Speaker:
    """Raises SpeakerLinkInvalid."""
    try:
        number, link_number = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise SpeakerLinkInvalid from None
    found = _speaker(number, link_number)
    if found is None:
        raise SpeakerLinkInvalid
    return found


def speaker_actor(user: Any, speaker: Speaker) -> Actor:
    """The speaker's account when that is signed in, else the holder of the link."""
    if user.is_authenticated and user.pk == speaker.user_id:
        return user  # type: ignore[no-any-return]
    return SpeakerLinkHolder(speaker)


def holder_called(text: str) -> Actor | None:
    """The speaker behind SpeakerLinkHolder.upload_holder, while the link is good."""
    number, _dot, link_number = text.partition(".")
    if not (number.isdigit() and link_number.isdigit()):
        return None
    found = _speaker(int(number), int(link_number))
    return SpeakerLinkHolder(found) if found else None


def _speaker(number: int, link_number: int) -> Speaker | None:
    rows = Speaker.objects.select_related("edition__organiser", "person", "user")
    return rows.filter(pk=number, link_number=link_number).first()
