"""For staff: the delegation of any institution, registered on its behalf by form or spreadsheet.

The pages are those of focal persons (`delegation_pages`); only whose institution it is, who may open
them and where they stand differ. Whoever registers is on record as the member of staff.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.institutions.models import Institution
from registrations.forms.delegation_sheets import WhoseDelegationForm
from registrations.permissions import can_change_import, can_change_registrations
from registrations.selectors.delegation import focal_person_of
from registrations.selectors.imports import imports_in
from registrations.views import delegation, delegation_bills, delegation_sheets
from registrations.views.delegation_pages import DelegationView
from registrations.views.staff_pages import OfEdition, staff_page

SHEETS_LISTED = 30


class DelegationsView(OfEdition):
    """Whose delegation is to be registered, and the spreadsheets of all institutions."""

    permission = can_change_registrations

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(WhoseDelegationForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = WhoseDelegationForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        key = form.cleaned_data["institution"].key
        address = reverse("registrations:staff_delegation", args=[key])
        return redirect(f"{address}?mwaka={self.the_edition.year}")

    def _page(self, form: WhoseDelegationForm) -> HttpResponse:
        edition = self.the_edition
        sheets = imports_in(edition=edition)[:SHEETS_LISTED]
        pages = {"sheet": "registrations:staff_delegation_sheet"}
        context = {"editions": self.editions, "form": form, "sheets": sheets, "pages": pages}
        return staff_page(self.request, "delegations", context, edition=edition)


class OnBehalf(StaffView, DelegationView):
    """A page about the delegation of the institution that the address names."""

    permission = can_change_registrations
    prefix = "registrations:staff_delegation"
    person_page = "registrations:staff_registration"
    is_for_staff = True

    @cached_property
    def institution(self) -> Institution:
        return get_object_or_404(Institution, key=self.kwargs["institution"])

    def loaded(self) -> Any:
        return self.edition

    def whose(self) -> list[str]:
        return [self.institution.key]

    def payer_known(self) -> Any:
        """The institution's own focal person, never the member of staff; None where it has none."""
        return focal_person_of(institution=self.institution)


class OverviewView(OnBehalf, delegation.MyInstitutionView):
    pass


class AddView(OnBehalf, delegation.AddDelegateView):
    pass


class BillView(OnBehalf, delegation_bills.DelegationBillView):
    pass


class SheetsView(OnBehalf, delegation_sheets.SheetsView):
    pass


class TemplateView(OnBehalf, delegation_sheets.SheetTemplateView):
    """The same for all institutions."""


class OnSheet(delegation_sheets.OneSheet, OnBehalf):
    """A page about one spreadsheet, of whichever institution."""

    permission = can_change_import


class SheetView(OnSheet, delegation_sheets.SheetView):
    pass


class SheetStatusView(OnSheet, delegation_sheets.SheetStatusView):
    pass


class FaultySheetView(OnSheet, delegation_sheets.FaultySheetView):
    pass


class CommitSheetView(OnSheet, delegation_sheets.CommitSheetView):
    pass


class StopSheetView(OnSheet, delegation_sheets.StopSheetView):
    pass


class CancelSheetView(OnSheet, delegation_sheets.CancelSheetView):
    pass


class RetrySheetView(OnSheet, delegation_sheets.RetrySheetView):
    pass
