"""The logo of badges as a kind of file that people hand in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.permissions import has_capability
from egov_meeting.documents.models import Upload
from egov_meeting.documents.upload_kinds import UploadKind
from egov_meeting.documents.upload_types import JPEG, PNG

LOGO = "badge_logo"
_LARGEST = 2 * 1024 * 1024


def subject_of(edition: Any) -> str:
    """What an upload about the badges of the edition says of itself."""
    return f"badges:{edition.pk}"


def can_send_logo(by: Any, edition: Any, subject: str) -> bool:
    """Whoever designs the badges of the edition."""
    return subject == subject_of(edition) and has_capability(
        by, "badges.print", edition_id=edition.pk
    )


def can_see_logo(user: Any, upload: Upload) -> bool:
    """The same."""
    return has_capability(user, "badges.print", edition_id=upload.edition_id)


LOGO_KIND = UploadKind(
    key=LOGO,
    title=_("Logo for badges"),
    accepts=(PNG, JPEG),
    largest=_LARGEST,
    can_send=can_send_logo,
    can_view=can_see_logo,
    can_withdraw=can_see_logo,
)
