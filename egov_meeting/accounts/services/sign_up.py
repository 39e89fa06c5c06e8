"""People who make an account for themselves."""

import datetime

from django.db import transaction

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.services import record
from egov_meeting.audit.values import snapshot

SHOWN = ("email", "full_name", "language")


def add_participant(
    *,
    user: User,
    email: str,
    full_name: str,
    password: str,
    language: str,
    at: datetime.datetime,
) -> User:
    """Fill and insert `user` with the role of a participant and no other. Raises ValidationError.

    The e-mail address is not confirmed yet: who calls sends the letter.
    """
    user.email, user.full_name, user.language = email, full_name, language
    user.set_password(password)
    user.full_clean()
    with transaction.atomic():
        user.save()
        RoleAssignment.objects.create(user=user, role=Role.PARTICIPANT)
        record(
            action="accounts.signed_up",
            obj=user,
            by=user,
            at=at,
            after=snapshot(user, only=SHOWN),
            shown_publicly=False,
        )
    return user
