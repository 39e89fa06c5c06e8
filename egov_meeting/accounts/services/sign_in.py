"""What goes on record of signing in. No public page shows any of it."""

import datetime
from collections.abc import Mapping

from egov_meeting.accounts.models import User
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import record


def record_sign_in(*, user: User, at: datetime.datetime) -> None:
    record(action="accounts.signed_in", obj=user, by=user, at=at, shown_publicly=False)


def record_sign_out(*, user: User, at: datetime.datetime) -> None:
    record(action="accounts.signed_out", obj=user, by=user, at=at, shown_publicly=False)


def record_refusal(*, email: str, at: datetime.datetime) -> None:
    """A wrong password or an unknown address; what was typed is not kept (it may be a password).

    Known and unknown addresses cost the same work, so that the time of the answer tells nothing.
    """
    user = User.objects.filter(email__iexact=email).first() or User()
    record(action="accounts.sign_in_refused", obj=user, by=SYSTEM, at=at, shown_publicly=False)


def record_change(
    *,
    user: User,
    what: str,
    at: datetime.datetime,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> None:
    """A change of how `user` signs in: "password_changed", "email_changed", "totp_activated" …"""
    record(
        action=f"accounts.{what}",
        obj=user,
        by=user,
        at=at,
        before=before,
        after=after,
        shown_publicly=False,
    )
