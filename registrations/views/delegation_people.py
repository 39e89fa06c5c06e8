"""For focal persons: one colleague whom the delegation registered, and what can be changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.payments.selectors import bills_of
from egov_meeting.shared.money import table_amount
from registrations.forms.delegation import LeaveForm, MoveForm, SubstituteForm
from registrations.forms.delegation_people import ColleagueForm, told_of
from registrations.payables import KIND
from registrations.phones import shown_phone
from registrations.selectors.delegation import OpenPlace, open_places
from registrations.selectors.money import amount_in_hand
from registrations.selectors.rules import refund_of, refund_percent
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group, correct_details, substitute_person
from registrations.views.delegation import with_links
from registrations.views.delegation_pages import DelegateView, FormPage


class ColleagueView(DelegateView):
    """Everything that the delegation told of a colleague, the fee, and the bills."""

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        row = self.registration
        context = {
            "registration": row,
            "phone": shown_phone(row.phone),
            "amount_due": table_amount(row.amount_due),
            "amount_paid": table_amount(row.amount_paid),
            "bills": with_links(bills_of(kind=KIND, ids=[row.pk]))
            if row.paid_by_institution
            else [],
        }
        return self.page("delegate", context)


class ChangeDelegate(DelegateView, FormPage):
    """A form about one colleague whose place still stands."""

    done: Any

    def nothing_to_do(self) -> HttpResponse | None:
        if self.registration.is_standing:
            return None
        messages.info(self.request, _("This registration stands no more."))
        return redirect(self.way_back())

    def facts(self) -> list[tuple[Any, Any]]:
        row = self.registration
        return [
            (_("Name"), row.full_name),
            (_("Group"), row.group.name),
            (_("State"), row.get_state_display()),
        ]

    def act(self, form: Any) -> HttpResponse:
        self.change(form)
        messages.success(self.request, str(self.done))
        return redirect(self.way_back())

    def change(self, form: Any) -> None:
        raise NotImplementedError


class CorrectDelegateView(ChangeDelegate):
    heading = gettext_lazy("Correct the details")
    submit = gettext_lazy("Save")
    done = gettext_lazy("The details are saved.")

    def form(self, data: Any = None) -> ColleagueForm:
        return ColleagueForm(data, initial=told_of(self.registration))

    def change(self, form: ColleagueForm) -> None:
        row = self.registration
        correct_details(
            registration=row,
            applicant=form.applicant(institution=row.institution, needs=row.needs),
            is_namesake=form.is_another,
            **self.by_and_at(),
        )


class SubstituteDelegateView(ChangeDelegate):
    heading = gettext_lazy("Send another colleague instead")
    submit = gettext_lazy("Give the place to this colleague")
    text = gettext_lazy(
        "The place and what was paid for it go to the other colleague. Both are told; the link of "
        "the first one ends."
    )
    done = gettext_lazy("The place now belongs to the other colleague.")

    def form(self, data: Any = None) -> SubstituteForm:
        return SubstituteForm(data, initial={"language": self.registration.language})

    def change(self, form: SubstituteForm) -> None:
        substitute_person(
            registration=self.registration,
            applicant=form.applicant(institution=self.registration.institution),
            reason=form.cleaned_data["reason"],
            is_namesake=form.is_another,
            **self.by_and_at(),
        )


class MoveDelegateView(ChangeDelegate):
    heading = gettext_lazy("Move to another group or fee")
    submit = gettext_lazy("Move")
    text = gettext_lazy(
        "An unpaid bill on which the colleague stands is replaced by a new one. A dearer fee leaves "
        "the difference to be paid; of a cheaper one the difference is given back."
    )
    done = gettext_lazy("The colleague was moved.")

    @cached_property
    def places(self) -> list[OpenPlace]:
        row = self.registration
        return [
            place
            for place in open_places(edition=row.edition, at=self.by_and_at()["at"])
            if (place.group.pk, place.fee and place.fee.pk) != (row.group_id, row.fee_category_id)
        ]

    def nothing_to_do(self) -> HttpResponse | None:
        over = super().nothing_to_do()
        if over is None and not self.places:
            messages.info(self.request, _("No other group or fee is open now."))
            return redirect(self.way_back())
        return over

    def form(self, data: Any = None) -> MoveForm:
        return MoveForm(data, places=self.places)

    def change(self, form: MoveForm) -> None:
        place: OpenPlace = form.cleaned_data["place"]
        change_group(
            registration=self.registration,
            group=place.group,
            fee_category=place.fee,
            reason=form.cleaned_data["reason"],
            **self.by_and_at(),
        )


class CancelDelegateView(ChangeDelegate):
    heading = gettext_lazy("Cancel this registration?")
    submit = gettext_lazy("Cancel the registration")
    tone = "bad"
    text = gettext_lazy(
        "The place goes to the next who waits. If the bill is not paid yet, the others on it get a "
        "new one."
    )
    done = gettext_lazy("The registration is cancelled.")

    def form(self, data: Any = None) -> LeaveForm:
        return LeaveForm(data)

    def facts(self) -> list[tuple[Any, Any]]:
        row, at = self.registration, self.by_and_at()["at"]
        percent = refund_percent(edition=row.edition, at=at)
        back = refund_of(amount=amount_in_hand(registration=row), percent=percent)
        return [
            *super().facts(),
            (_("Paid"), table_amount(row.amount_paid)),
            (
                _("Comes back if you cancel now"),
                _("%(amount)s (%(percent)d per cent)")
                % {"amount": table_amount(back), "percent": percent},
            ),
        ]

    def change(self, form: LeaveForm) -> None:
        cancel_registration(
            registration=self.registration, reason=form.cleaned_data["reason"], **self.by_and_at()
        )
