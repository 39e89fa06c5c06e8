"""Asking for an invoice or a receipt, and taking back those that are no longer true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from egov_meeting.documents.builds import BuildRefused
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.services.publishing import publish_document, revoke_document
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.payments.models import Bill
from egov_meeting.payments.papers import (
    INVOICE,
    RECEIPT,
    bill_pk_in,
    fingerprint,
    has_paper,
    subject_of,
)
from egov_meeting.payments.selectors.bills import billing_rules

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


# Kept as they are, and translated where they are shown.
REPLACED = gettext_noop("Replaced by a newer version")
BILL_CANCELLED = gettext_noop("The bill was cancelled")
MONEY_GIVEN_BACK = gettext_noop("Money was given back")
COUNTED_BY_MISTAKE = gettext_noop("A payment on it had been counted by mistake")


def ask_for_paper(*, bill: Bill, kind: str, language: str, by: Actor, at: datetime) -> DocumentJob:
    """Have a worker make the paper in "sw", "en" or "both"; asked twice it is made once.

    Raises ValidationError when the bill has no such paper (yet, or any more).
    """
    if not has_paper(bill, kind):
        raise ValidationError(_no_paper(kind))
    return request_document(
        kind=kind,
        edition=bill.edition,
        language=language,
        by=by,
        at=at,
        subject=subject_of(bill),
    )


def paper_made(document: Document, by: Actor, at: datetime) -> None:
    """Make a finished paper official; its earlier versions in the same language are revoked.

    Raises BuildRefused ("no_paper") when the bill changed while the paper was made: whoever withdraws
    what is no longer true could not find it yet.
    """
    bill = Bill.objects.select_for_update(of=("self",)).get(pk=bill_pk_in(document.subject))
    account = billing_rules(edition=bill.edition).invoice_account
    now = fingerprint(bill, document.kind, account=account)
    if document.source_fingerprint != now or not has_paper(bill, document.kind):
        raise BuildRefused("no_paper", f"{bill.number} changed meanwhile")
    publish_document(document=document, by=by, at=at)
    older = Document.objects.filter(
        edition=document.edition_id,
        kind=document.kind,
        language=document.language,
        subject=document.subject,
        state=DocumentState.PUBLISHED,
        version__lt=document.version,
    )
    _revoke(list(older), reason=REPLACED, by=by, at=at)


def withdraw_papers(
    *, bill: Bill, kinds: Sequence[str], reason: str, by: Actor, at: datetime
) -> int:
    """Revoke the papers of a bill that are no longer true; returns how many."""
    stale = Document.objects.filter(
        edition=bill.edition_id,
        subject=subject_of(bill),
        kind__in=kinds,
        state=DocumentState.PUBLISHED,
    )
    return _revoke(list(stale), reason=reason, by=by, at=at)


def withdraw_invoices(bill: Bill, by: Actor, at: datetime) -> None:
    """A cancelled bill's invoice must not pass for a valid one."""
    withdraw_papers(bill=bill, kinds=[INVOICE], reason=BILL_CANCELLED, by=by, at=at)


def withdraw_receipts(bill: Bill, by: Actor, at: datetime) -> None:
    """A receipt does not stand for money that was given back."""
    withdraw_papers(bill=bill, kinds=[RECEIPT], reason=MONEY_GIVEN_BACK, by=by, at=at)


def cancel_receipts(bill: Bill, by: Actor, at: datetime) -> None:
    """A receipt does not stand for money that had been counted by mistake."""
    withdraw_papers(bill=bill, kinds=[RECEIPT], reason=COUNTED_BY_MISTAKE, by=by, at=at)


def _revoke(documents: list[Document], *, reason: str, by: Actor, at: datetime) -> int:
    for document in documents:
        revoke_document(document=document, by=by, at=at, reason=reason)
    return len(documents)


def _no_paper(kind: str) -> str:
    if kind == INVOICE:
        return _("There is no invoice now: the bill has no control number, or it is closed.")
    return _("There is no receipt: no payment has come in yet.")
