"""Giving certificates of attendance to all who have earned one, and revoking those that lost their basis."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from registrations.choices import BulkKind, CertificateLanguage
from registrations.selectors.certificates import baseless, to_be_given
from registrations.services.bulk import start_bulk_action

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.meetings.models import Edition
    from registrations.models import BulkAction


def begin_giving(
    *, edition: Edition, language: str, is_told: bool, form_key: uuid.UUID, by: User, at: datetime
) -> BulkAction:
    """Have a worker give everybody the certificate they have earned and lack, or lack under their name.

    `language` is a CertificateLanguage. The same `form_key` again gives the action it began. Raises
    ValidationError when there is nobody.
    """
    rows = to_be_given(edition=edition).order_by("sort_name", "pk")
    return start_bulk_action(
        edition=edition,
        kind=BulkKind.CERTIFY,
        registrations=rows.values_list("pk", flat=True),
        params={"language": CertificateLanguage(language).value, "tell": is_told},
        query={},
        form_key=form_key,
        by=by,
        at=at,
    )


def begin_revoking(
    *, edition: Edition, reason: str, form_key: uuid.UUID, by: User, at: datetime
) -> BulkAction:
    """Have a worker revoke the certificates whose basis is gone. Raises ValidationError as begin_giving."""
    rows = baseless(edition=edition).order_by("sort_name", "pk")
    return start_bulk_action(
        edition=edition,
        kind=BulkKind.DECERTIFY,
        registrations=rows.values_list("pk", flat=True),
        params={"reason": reason},
        query={},
        form_key=form_key,
        by=by,
        at=at,
    )
