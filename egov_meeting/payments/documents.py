"""Invoice and receipt as kinds of document: made when somebody asks, official at once. Lists: list_documents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind, register
from egov_meeting.documents.progress import Progress
from egov_meeting.payments.list_documents import MONEY_LIST
from egov_meeting.payments.models import Bill
from egov_meeting.payments.papers import INVOICE, RECEIPT, bill_pk_in, fingerprint, has_paper
from egov_meeting.payments.permissions import can_view_bills
from egov_meeting.payments.printing.pdf import Paper, bill_pdf
from egov_meeting.payments.selectors import billing_rules
from egov_meeting.payments.services.papers import paper_made

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

PDF_TYPE = "application/pdf"
PAPERS = {
    INVOICE: Paper(pgettext_lazy("paper", "Invoice"), "pdf/payments/invoice.html"),
    RECEIPT: Paper(
        pgettext_lazy("paper", "Receipt"),
        "pdf/payments/receipt.html",
        title_in_part=pgettext_lazy("paper", "Receipt for part payment"),
        title_cancelled=pgettext_lazy("paper", "Cancelled receipt"),
    ),
}
FILE_NAMES = {INVOICE: "ankara", RECEIPT: "stakabadhi"}
ERRORS = {
    "no_bill": _("The bill is no longer there."),
    "no_paper": _("The bill has changed meanwhile: look at it again."),
}


def build_paper(request: BuildRequest, progress: Progress, *, kind: str) -> BuiltDocument:
    """The paper as PDF. Refuses ("no_paper") when the bill has none any more."""
    progress.report("reading", percent=1, until=8)
    bill = _bill(request)
    if not has_paper(bill, kind):
        raise BuildRefused("no_paper", f"{bill.number} is {bill.state}")
    account = billing_rules(edition=bill.edition).invoice_account
    content = bill_pdf(bill, paper=PAPERS[kind], request=request, progress=progress.within(10, 99))
    name = f"{FILE_NAMES[kind]}-{bill.number}-{request.language}.pdf"
    return BuiltDocument(content, name, PDF_TYPE, fingerprint(bill, kind, account=account))


def can_view_paper(user: Person, document: Document) -> bool:
    """Staff who may see the bill; payers come by the link of their bill."""
    return can_view_bills(user, document.edition)


def register_kinds() -> None:
    """Called once, when the application is ready."""
    for kind, paper in PAPERS.items():
        register(
            DocumentKind(
                key=kind,
                title=paper.title,
                build=partial(build_paper, kind=kind),
                can_view=can_view_paper,
                errors=ERRORS,
                on_built=paper_made,
            )
        )
    register(MONEY_LIST)


def _bill(request: BuildRequest) -> Bill:
    found = (
        Bill.objects.filter(pk=bill_pk_in(request.subject), edition=request.edition)
        .select_related("edition__organiser", "institution")
        .prefetch_related("items")
        .first()
    )
    if found is None:
        raise BuildRefused("no_bill", request.subject)
    return found
