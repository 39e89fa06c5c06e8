"""Exemptions, decided by another person than the one who asked; and claims to refunds, settled by finance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.money import table_amount
from registrations import exports
from registrations.choices import ClaimState, DecisionState
from registrations.forms.staff_decisions import ClaimFilterForm, ExemptionFilterForm
from registrations.forms.staff_export import ExportForm
from registrations.forms.staff_person import NeededNoteForm, NoteForm, TransferForm
from registrations.models import Exemption, RefundClaim
from registrations.permissions import (
    can_decide_exemption,
    can_settle_claim,
    can_settle_claims,
    can_view_exemptions,
)
from registrations.selectors.staff_decisions import claims_in, exemptions_in, sums_of_claims
from registrations.services.exempting import approve_exemption, refuse_exemption
from registrations.services.looking import record_export
from registrations.services.refunding import drop_claim, pay_claim
from registrations.views.staff_pages import Action, OfEdition, staff_page

ROWS_ON_A_PAGE = 50


class ExemptionsView(OfEdition):
    permission = can_view_exemptions

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        form = ExemptionFilterForm({**request.GET.dict(), "mwaka": edition.year})
        found = exemptions_in(edition=edition, state=form.state())
        page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "editions": self.editions,
            "filters": form,
            "page": page,
            "rows": [(one, can_decide_exemption(request.user, one)) for one in page.object_list],
        }
        return staff_page(
            request, "exemptions", context, section="staff_exemptions", edition=edition
        )


class DecideExemption(Action):
    """One exemption, before it is decided."""

    permission = can_decide_exemption
    section = "staff_exemptions"

    @cached_property
    def exemption(self) -> Exemption:
        rows = Exemption.objects.select_related(
            "registration__edition", "registration__fee_category", "asked_by"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def loaded(self) -> Exemption:
        return self.exemption

    def of_edition(self) -> Edition:
        return self.exemption.registration.edition

    def facts(self) -> list[tuple[str, Any]]:
        row, fee = self.exemption.registration, self.exemption.registration.amount_due
        if self.exemption.takes_back:
            fee = row.fee_category.amount if row.fee_category else 0
        return [
            (_("Person"), f"{row.full_name} ({row.reference})"),
            (_("Kind of exemption"), self.exemption.get_kind_display()),
            (_("Reason"), self.exemption.reason),
            (_("Asked for by"), self.exemption.asked_by),
            (_("Fee"), table_amount(fee)),
            (_("Paid"), table_amount(row.amount_paid)),
        ]

    def over(self) -> str:
        if self.exemption.state == DecisionState.WAITING:
            return ""
        return _("This exemption has been decided already.")

    def way_back(self) -> str:
        return f"{reverse('registrations:staff_exemptions')}?mwaka={self.of_edition().year}"


class ApproveExemptionView(DecideExemption):
    confirm_label = gettext_lazy("Approve")

    @property
    def heading(self) -> str:  # type: ignore[override]  # words that depend on what was asked for
        if self.exemption.takes_back:
            return _("Approve taking the exemption back")
        return _("Approve the exemption")

    @property
    def text(self) -> str:  # type: ignore[override]
        if self.exemption.takes_back:
            return _("The fee is owed again: the person is told and the bill goes out.")
        return _("No fee is to be paid any more. What was paid is claimed back.")

    @property
    def done(self) -> str:  # type: ignore[override]
        if self.exemption.takes_back:
            return _("The exemption has been taken back.")
        return _("The exemption has been approved.")

    def form(self, data: Any = None) -> forms.Form:
        return NoteForm(data)

    def act(self, form: forms.Form) -> None:
        approve_exemption(
            exemption=self.exemption,
            by=self.request.user,  # type: ignore[arg-type]
            at=timezone.now(),
            note=form.cleaned_data["note"],
        )


class RefuseExemptionView(DecideExemption):
    confirm_label = gettext_lazy("Refuse")

    @property
    def heading(self) -> str:  # type: ignore[override]
        if self.exemption.takes_back:
            return _("Refuse to take the exemption back")
        return _("Refuse the exemption")

    @property
    def text(self) -> str:  # type: ignore[override]
        return _("The exemption stands.") if self.exemption.takes_back else _("The fee stands.")

    @property
    def done(self) -> str:  # type: ignore[override]
        if self.exemption.takes_back:
            return _("The exemption stays.")
        return _("The exemption has been refused.")

    def form(self, data: Any = None) -> forms.Form:
        return NeededNoteForm(data)

    def act(self, form: forms.Form) -> None:
        refuse_exemption(
            exemption=self.exemption,
            by=self.request.user,  # type: ignore[arg-type]
            at=timezone.now(),
            note=form.cleaned_data["note"],
        )


class ClaimsView(OfEdition):
    """What is to be given back, and what was."""

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        form = ClaimFilterForm({**request.GET.dict(), "mwaka": edition.year})
        found = claims_in(edition=edition, state=form.state())
        context = {
            "editions": self.editions,
            "filters": form,
            "page": Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
            "sums": sums_of_claims(edition=edition),
            "may_settle": can_settle_claims(request.user, edition),
            "query": request.GET.urlencode() or f"mwaka={edition.year}",
        }
        return staff_page(request, "claims", context, section="staff_claims", edition=edition)


class SettleClaim(Action):
    """One claim, before it is settled."""

    permission = can_settle_claim
    section = "staff_claims"

    @cached_property
    def claim(self) -> RefundClaim:
        rows = RefundClaim.objects.select_related("registration__edition", "bill")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def loaded(self) -> RefundClaim:
        return self.claim

    def of_edition(self) -> Edition:
        return self.claim.registration.edition

    def facts(self) -> list[tuple[str, Any]]:
        row = self.claim.registration
        return [
            (_("Person"), f"{row.full_name} ({row.reference})"),
            (_("Amount"), table_amount(self.claim.amount)),
            (_("Reason"), self.claim.get_reason_display()),
            (_("Bill"), self.claim.bill.number),
            (_("Who paid"), self.claim.bill.payer_name),
        ]

    def over(self) -> str:
        return "" if self.claim.state == ClaimState.OPEN else _("This claim is settled already.")

    def way_back(self) -> str:
        return f"{reverse('registrations:staff_claims')}?mwaka={self.of_edition().year}"


class PayClaimView(SettleClaim):
    heading = gettext_lazy("Record the transfer")
    text = gettext_lazy("After the money was sent. The person is told.")
    confirm_label = pgettext_lazy("write down", "Record")
    done = gettext_lazy("The money counts as given back.")

    def form(self, data: Any = None) -> forms.Form:
        return TransferForm(data)

    def act(self, form: forms.Form) -> None:
        pay_claim(
            claim=self.claim,
            reference=form.cleaned_data["reference"],
            by=self.request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )


class DropClaimView(SettleClaim):
    heading = gettext_lazy("Drop the claim")
    text = gettext_lazy("Nothing is given back.")
    confirm_label = gettext_lazy("Drop the claim")
    tone = "bad"
    done = gettext_lazy("The claim has been dropped.")

    def form(self, data: Any = None) -> forms.Form:
        return NeededNoteForm(data)

    def act(self, form: forms.Form) -> None:
        drop_claim(
            claim=self.claim,
            note=form.cleaned_data["note"],
            by=self.request.user,
            at=timezone.now(),
        )


class ClaimsExportView(OfEdition):
    """The claims that the list shows, for the accountant. By POST: it goes on record."""

    permission = can_settle_claims

    @cached_property
    def state(self) -> str:
        return ClaimFilterForm(self.request.GET).state()

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form(None))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        edition, chosen = self.the_edition, form.cleaned_data
        found = claims_in(edition=edition, state=self.state)
        record_export(
            edition=edition,
            what={"list": "claims", "state": self.state, "columns": chosen["safu"]},
            rows=found.count(),
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        return exports.file_response(
            name=exports.file_name(_("refund claims"), timezone.localdate()),
            heading=exports.headings(exports.CLAIM_COLUMNS, chosen["safu"]),
            rows=exports.claim_rows(found, chosen["safu"]),
            format=chosen["muundo"],
        )

    def _form(self, data: Any) -> ExportForm:
        return ExportForm(data, columns=exports.choices_of(exports.CLAIM_COLUMNS))

    def _page(self, form: ExportForm) -> HttpResponse:
        number = claims_in(edition=self.the_edition, state=self.state).count()
        back = f"{reverse('registrations:staff_claims')}?{self.request.GET.urlencode()}"
        context = {"form": form, "number": number, "cancel_address": back}
        return staff_page(
            self.request, "export", context, section="staff_claims", edition=self.the_edition
        )
