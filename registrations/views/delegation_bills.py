"""For focal persons: one bill for many colleagues, seen before it is issued."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.shared.bilingual import active_language
from registrations.forms.delegation import DelegationBillForm
from registrations.forms.person import put_errors
from registrations.models import Registration
from registrations.selectors.delegation import delegation_of, open_bills_of, people_to_bill
from registrations.services.billing import due_at, issue_delegation_bill
from registrations.views.delegation_pages import DelegationView


class DelegationBillView(DelegationView):
    """Choose people and payer, look at the bill, issue it. A bill issued a moment ago is not issued twice."""

    @cached_property
    def owing(self) -> list[Registration]:
        return list(people_to_bill(institution=self.institution, edition=self.edition))

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.nobody_owes() or self.choose(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "toa" in request.POST and self.was_issued():
            messages.info(request, _("This bill was issued already; nothing was done twice."))
            return redirect(self.home())
        nobody = self.nobody_owes()
        if nobody:
            return nobody
        form = self.form(request.POST)
        if not form.is_valid() or "badili" in request.POST:
            return self.choose(form)
        people = form.chosen()
        if "toa" not in request.POST:
            return self.preview(form, people)
        if request.POST.get("jumla") != str(_sum(people)):
            messages.warning(
                request, _("Something changed in the meantime. Look at the bill again.")
            )
            return self.preview(form, people)
        return self.issue(form, people)

    def issue(self, form: DelegationBillForm, people: list[Registration]) -> HttpResponse:
        try:
            bill = issue_delegation_bill(
                institution=self.institution,
                registrations=people,
                payer=form.payer(),
                **self.by_and_at(),
            )
        except ValidationError as error:
            put_errors(form, error)
            return self.choose(form)
        said = _(
            "Bill %(number)s is issued. Its control number comes within minutes and is sent to the payer."
        )
        messages.success(self.request, said % {"number": bill.number})
        return redirect(self.home() + "#bills")

    def form(self, data: Any = None) -> DelegationBillForm:
        payer = self.payer_known()
        initial = {
            "payer_name": str(self.institution.name),
            "payer_email": payer.email if payer else "",
            "payer_language": (payer and payer.language) or active_language(),
            "people": [row.pk for row in self.owing],
        }
        return DelegationBillForm(data, owing=self.owing, initial=initial)

    def choose(self, form: DelegationBillForm) -> HttpResponse:
        total = _sum(self.owing)
        return self.page("delegation_bill", {"form": form, "people": self.owing, "total": total})

    def preview(self, form: DelegationBillForm, people: list[Registration]) -> HttpResponse:
        at = self.by_and_at()["at"]
        context = {
            "people": people,
            "total": _sum(people),
            "payer": form.payer(),
            "payer_language": dict(form.fields["payer_language"].choices)[  # type: ignore[attr-defined]
                form.cleaned_data["payer_language"]
            ],
            "typed": form.cleaned_data,
            "due_at": due_at(edition=self.edition, at=at),
        }
        return self.page("delegation_bill_preview", context)

    def nobody_owes(self) -> HttpResponse | None:
        if self.owing:
            return None
        messages.info(
            self.request, _("Nobody of the institution owes anything that is not billed yet.")
        )
        return redirect(self.home())

    def was_issued(self) -> bool:
        """The same form sent twice: everybody it names stands on one open bill."""
        asked = {
            number
            for number in self.request.POST.getlist("people")
            if number.isdecimal() and len(number) < 19
        }
        rows = list(
            delegation_of(institution=self.institution, edition=self.edition).filter(pk__in=asked)
        )
        bills = open_bills_of(rows)
        return bool(rows) and len(bills) == len(rows) and len(set(bills.values())) == 1


def _sum(people: list[Registration]) -> int:
    return sum(row.amount_owed for row in people)
