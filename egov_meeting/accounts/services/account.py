"""What people change of their own account."""

import datetime

from egov_meeting.accounts.models import User
from egov_meeting.audit.services import save_changes


def change_own_account(*, user: User, full_name: str, language: str, at: datetime.datetime) -> bool:
    """Save name and language of `user`; False when neither differs. Raises ValidationError."""
    return save_changes(
        user,
        by=user,
        at=at,
        action="accounts.changed_own_account",
        fields={"full_name": full_name, "language": language},
    )
