"""How a judge comes in: by the signed link of the invitation, or by the account with the same address.

The link ends after a while, and at once when the judge gets another one (`link_number`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import signing
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import translation

from innovations.choices import JudgeState
from innovations.models import Call, Judge

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

LINK_LASTS = timedelta(days=200)
_SALT = "innovations.judge-link"


@dataclass(frozen=True)
class LinkJudge:
    """A judge known by the link alone (an Actor without any role)."""

    name: str
    pk: None = None

    @property
    def audit_label(self) -> str:
        return f"{self.name} (link)"

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        return False


def actor_of(user: Any, judge: Judge) -> Actor:
    """The account that is signed in, else the holder of the link."""
    if user is not None and user.is_authenticated:
        return user  # type: ignore[no-any-return]  # the stubs know no better
    return LinkJudge(judge.full_name)


def judge_token(judge: Judge) -> str:
    """What stands in the address."""
    return signing.dumps([judge.pk, judge.link_number], salt=_SALT, compress=False)


def judge_link(judge: Judge) -> str:
    """The whole address of the judge's own page, in the judge's language."""
    with translation.override(judge.language):
        return settings.PUBLIC_ADDRESS + reverse("innovations:judge", args=[judge_token(judge)])


def judge_by_token(token: str) -> Judge | None:
    """The judge of a link; None for one that was never given out, is too old, or was replaced.

    Also None for who was taken off the panel. Who resigned or declined still comes in.
    """
    try:
        pk, number = signing.loads(token, salt=_SALT, max_age=LINK_LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return _judges().filter(pk=pk, link_number=number).first()


def judge_of(*, user: Any, call: Call) -> Judge | None:
    """The judge that this account is on the panel of the call: bound to it, or of its confirmed address."""
    if not user.is_authenticated or not user.is_active:
        return None
    rows = _judges().filter(call=call)
    bound = rows.filter(user=user).first()
    if bound is not None:
        return bound
    addresses = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    known = {address.lower() for address in addresses}
    if not known:
        return None
    unbound = rows.filter(user=None).annotate(address=Lower("email"))
    found: Judge | None = unbound.filter(address__in=known).first()
    return found


def _judges() -> Any:
    rows = Judge.objects.exclude(state=JudgeState.REMOVED)
    return rows.select_related("call__edition", "institution").order_by("pk")
