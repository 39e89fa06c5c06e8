"""For focal persons: the own institution's people and bills, and a colleague added to them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.payments.links import bill_link
from egov_meeting.payments.models import Bill
from egov_meeting.shared.bilingual import active_language
from registrations.choices import RegistrationState, Source
from registrations.forms.delegation import DelegateFilterForm, DelegateForm
from registrations.models import Registration
from registrations.selectors.delegation import (
    OpenPlace,
    delegation_bills,
    delegation_figures,
    delegation_of,
    listed_delegates,
    open_places,
)
from registrations.services.registering import register
from registrations.views.delegation_pages import DelegationView, FormPage

ROWS_ON_A_PAGE = 50
MOST_BILLS = 100


class MyInstitutionView(DelegationView):
    """People by group and state, searched and paged; what is owed; the bills."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            edition = self.edition
        except Http404:
            context = {"institution": self.institution}
            return render(request, "registrations/delegation_none.html", context)
        groups = list(edition.groups.all())
        filters = DelegateFilterForm(
            request.GET, editions=self.editions, edition=edition, groups=groups
        )
        both: dict[str, Any] = {"institution": self.institution, "edition": edition}
        found = delegation_of(**both, query=filters.query())
        page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "filters": filters,
            "page": page,
            "delegates": listed_delegates(list(page.object_list)),
            "figures": delegation_figures(**both),
            "bills": with_links(delegation_bills(**both)[:MOST_BILLS]),
            "links": {
                state: f"{self.home()}&hali={state}"
                for state in ("confirmed", "pending", "waiting", "exempt")
            },
            "is_open": bool(open_places(edition=edition, at=self.by_and_at()["at"])),
            "add_address": self.address("add"),
            "sheets_address": self.address("sheets"),
            "bill_address": self.address("bill"),
        }
        return self.page("delegation", context)


class AddDelegateView(FormPage):
    heading = gettext_lazy("Register a colleague")
    submit = gettext_lazy("Register the colleague")
    text = gettext_lazy(
        "The colleague is told by e-mail or SMS, can see and correct what is kept, say which special "
        "needs there are, and withdraw. Consents are asked of the colleague, not of you."
    )

    @cached_property
    def places(self) -> list[OpenPlace]:
        return open_places(edition=self.edition, at=self.by_and_at()["at"])

    def nothing_to_do(self) -> HttpResponse | None:
        if self.places:
            return None
        messages.info(self.request, _("Registration is closed."))
        return redirect(self.home())

    def form(self, data: Any = None) -> DelegateForm:
        goes_on = "tena" in self.request.GET
        return DelegateForm(data, places=self.places, initial={"another": goes_on})

    def act(self, form: DelegateForm) -> HttpResponse:
        typed = form.cleaned_data
        made = register(
            group=typed["place"].group,
            fee_category=typed["place"].fee,
            applicant=form.applicant(institution=self.institution),
            form_key=typed["form_key"],
            source=Source.DELEGATION,
            registered_by=self.request.user,  # type: ignore[arg-type]
            paid_by_institution=True,
            is_namesake=form.is_another,
            **self.by_and_at(),
        )
        messages.success(self.request, _said_of(made))
        if typed["another"]:
            return redirect(self.address("add") + "&tena=1")
        return redirect(self.home())


def with_links(bills: Any) -> list[tuple[Bill, str]]:
    """Each bill with the address of its page for payers, in the reader's language."""
    return [(bill, bill_link(bill, language=active_language())) for bill in bills]


def _said_of(registration: Registration) -> str:
    if registration.state == RegistrationState.WAITING:
        said = _("All places are taken: %(name)s is on the waiting list.")
    elif registration.state == RegistrationState.PENDING:
        said = _("%(name)s is registered; the fee is still to be paid.")
    else:
        said = _("%(name)s is registered.")
    return said % {"name": registration.full_name}
