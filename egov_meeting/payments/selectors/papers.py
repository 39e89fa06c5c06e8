"""The papers of a bill: those that are up to date, and those under way."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.documents.choices import DocumentLanguage, DocumentState
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.payments.models import Bill
from egov_meeting.payments.papers import INVOICE, RECEIPT, fingerprint, has_paper, subject_of
from egov_meeting.payments.selectors.bills import billing_rules


def papers_of(bill: Bill) -> dict[tuple[str, str], Document]:
    """The papers that say what is true now, by kind and language. Two queries."""
    account = billing_rules(edition=bill.edition).invoice_account
    wanted = {
        kind: fingerprint(bill, kind, account=account)
        for kind in (INVOICE, RECEIPT)
        if has_paper(bill, kind)
    }
    found = Document.objects.filter(
        edition=bill.edition_id,
        subject=subject_of(bill),
        kind__in=wanted,
        state=DocumentState.PUBLISHED,
    ).order_by("version")
    return {
        (one.kind, one.language): one for one in found if one.source_fingerprint == wanted[one.kind]
    }


@dataclass(frozen=True)
class OfferedPaper:
    """A paper that a bill has now: `ready` are its up-to-date files by language ("sw", "en", "both")."""

    kind: str
    ready: dict[str, Document]
    languages = DocumentLanguage.choices


def offered_papers(bill: Bill) -> list[OfferedPaper]:
    """The papers one can have of a bill now, the receipt first; those already made with their files."""
    made = papers_of(bill)
    return [
        OfferedPaper(
            kind, {language: document for (one, language), document in made.items() if one == kind}
        )
        for kind in (RECEIPT, INVOICE)
        if has_paper(bill, kind)
    ]


def paper_job(*, bill: Bill, kind: str, language: str) -> DocumentJob | None:
    """The newest wish for this paper, however it ended."""
    jobs = DocumentJob.objects.filter(subject=subject_of(bill), kind=kind, language=language)
    return jobs.select_related("document").order_by("-created_at").first()
