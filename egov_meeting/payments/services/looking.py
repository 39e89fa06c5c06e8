"""Looking that goes on record: lists that leave the portal, messages byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from egov_meeting.audit.services import record

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User
    from egov_meeting.meetings.models import Edition
    from egov_meeting.payments.models import GatewayMessage


def record_export(
    *, what: str, filters: Mapping[str, Any], by: User, at: datetime, edition: Edition | None = None
) -> None:
    """Note who took which list out of the portal; under the edition, or the person for all of them."""
    record(
        action="payments.exported",
        obj=edition or by,
        by=by,
        at=at,
        after={"list": what, **filters},
        shown_publicly=False,
    )


def record_raw_reading(*, message: GatewayMessage, by: User, at: datetime) -> None:
    """Note who read the bytes of a message, which name people who paid."""
    record(action="payments.raw_message_read", obj=message, by=by, at=at, shown_publicly=False)
