"""The link by which a payer sees the own bill without a password: signed, and it ends after a while.

It is short, for it travels by SMS: the number of the bill, the time, and the first 22 letters of
the signature (132 bits, which nobody guesses). It carries no personal data.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from egov_meeting.payments.models import Bill

_SALT = "payments.bill-link"
_LETTERS = 22


class LinkInvalid(LookupError):
    """No such link was ever given out."""


class LinkExpired(LookupError):
    """The link was good once; `bill` is the bill it led to."""

    def __init__(self, bill: Bill) -> None:
        super().__init__(bill.number)
        self.bill = bill


class _ShortSigner(signing.TimestampSigner):
    def signature(self, value: str | bytes, key: str | bytes | None = None) -> str:
        return super().signature(value, key)[:_LETTERS]


def bill_token(bill: Bill) -> str:
    """What stands in the address; another one every second."""
    return _signer().sign(signing.b62_encode(bill.pk))


def bill_link(bill: Bill, *, language: str = "") -> str:
    """The whole address of the bill's page, in the payer's language unless another is given."""
    with translation.override(language or bill.language):
        path = reverse("payer:bill", args=[bill_token(bill)])
    return settings.PUBLIC_ADDRESS.rstrip("/") + path


def bill_by_token(token: str) -> Bill:
    """The bill with its edition, organiser and institution. Raises LinkExpired, LinkInvalid."""
    try:
        pk = signing.b62_decode(_signer().unsign(token))
        found = (
            Bill.objects.filter(pk=pk).select_related("edition__organiser", "institution").first()
        )
    except (signing.BadSignature, ValueError):
        raise LinkInvalid from None
    if found is None:
        raise LinkInvalid
    try:
        _signer().unsign(token, max_age=timedelta(days=settings.BILL_LINK_DAYS))
    except signing.SignatureExpired:
        raise LinkExpired(found) from None
    return found


def _signer() -> _ShortSigner:
    return _ShortSigner(sep=".", salt=_SALT)
