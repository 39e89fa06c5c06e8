"""Changing one's own registration: details, consents, group; and giving the place back."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.shared.money import table_amount
from registrations.choices import RegistrationState
from registrations.forms.participant import (
    CancelForm,
    ChoicesForm,
    CorrectionForm,
    GroupForm,
    Option,
)
from registrations.forms.person import put_errors
from registrations.selectors.consents import consent_words
from registrations.selectors.money import amount_in_hand
from registrations.selectors.own import OwnPage, own_page, standing_consents
from registrations.selectors.places import places_of
from registrations.selectors.rules import refund_of, refund_percent
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group, correct_details
from registrations.services.choosing import choose_consents
from registrations.views.participant_door import OwnView

F = TypeVar("F", bound=BaseForm)


class OwnFormView(OwnView, Generic[F]):
    """A form about the registration; `allowed` says whether it makes sense as it stands."""

    template: str

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.page(self.form()) if self.allowed() else self.refused()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.allowed():
            return self.refused()
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            said = self.save(form)
        except ValidationError as refused:
            self.show(form, refused)
            return self.page(form)
        messages.success(request, said)
        return self.to_own_page()

    def form(self, data: Any = None) -> F:
        raise NotImplementedError

    def save(self, form: F) -> str:
        """Call the service; returns what is said of it."""
        raise NotImplementedError

    def allowed(self) -> bool:
        return self.registration.state != RegistrationState.CANCELLED

    def context(self) -> dict[str, Any]:
        return {}

    def show(self, form: F, refused: ValidationError) -> None:
        put_errors(form, refused)

    def refused(self) -> HttpResponse:
        messages.error(
            self.request, _("This is not possible as your registration stands now. See below.")
        )
        return self.to_own_page()

    def page(self, form: F) -> HttpResponse:
        context = {"registration": self.registration, "token": self.kwargs["token"], "form": form}
        return render(self.request, self.template, context | self.context())


class CorrectView(OwnFormView[CorrectionForm]):
    template = "registrations/own_correct.html"

    def form(self, data: Any = None) -> CorrectionForm:
        return CorrectionForm(data, registration=self.registration)

    def save(self, form: CorrectionForm) -> str:
        correct_details(
            registration=self.registration,
            applicant=form.applicant(needs=self.registration.needs),
            is_namesake=bool(form.cleaned_data.get("is_namesake")),
            by=self.actor,
            at=self.at,
        )
        return _("Your details have been corrected.")

    def show(self, form: CorrectionForm, refused: ValidationError) -> None:
        form.refuse(refused)


class ConsentsView(OwnFormView[ChoicesForm]):
    """Withdrawn as easily as given, whatever became of the place."""

    template = "registrations/own_consents.html"

    def allowed(self) -> bool:
        return True

    def form(self, data: Any = None) -> ChoicesForm:
        return ChoicesForm(
            data,
            registration=self.registration,
            standing=standing_consents(registration=self.registration),
            words=consent_words(at=self.at),
        )

    def save(self, form: ChoicesForm) -> str:
        choose_consents(
            registration=self.registration,
            purposes=form.purposes,
            needs=form.cleaned_data["needs"],
            by=self.actor,
            at=self.at,
        )
        return _("Your choices have been kept.")


class ChangeGroupView(OwnFormView[GroupForm]):
    """To another group, or another fee, while registration is open."""

    template = "registrations/own_group.html"

    @cached_property
    def own(self) -> OwnPage:
        return own_page(registration=self.registration)

    @cached_property
    def options(self) -> list[Option]:
        """Every open group with a place, by each of its fees, but the present one."""
        one = self.registration
        waits = one.state == RegistrationState.WAITING
        found: list[Option] = []
        for place in places_of(edition=one.edition, at=self.at):
            has_place = place.group.pk == one.group_id or waits or not place.is_taken
            if place.registration.is_open and has_place:
                found += [(place.group, fee) for fee in place.fees or [None]]
        present = (one.group_id, one.fee_category_id)
        return [(group, fee) for group, fee in found if (group.pk, fee and fee.pk) != present]

    def allowed(self) -> bool:
        return self.own.may_change_group

    def form(self, data: Any = None) -> GroupForm:
        return GroupForm(data, options=self.options)

    def context(self) -> dict[str, Any]:
        return {"options": self.options}

    def save(self, form: GroupForm) -> str:
        group, fee = form.chosen
        change_group(
            registration=self.registration, group=group, fee_category=fee, by=self.actor, at=self.at
        )
        return _("You have been moved. See below what is to be paid now.")


class CancelView(OwnFormView[CancelForm]):
    """Says before what will be given back."""

    template = "registrations/own_cancel.html"

    def form(self, data: Any = None) -> CancelForm:
        return CancelForm(data)

    def context(self) -> dict[str, Any]:
        percent = refund_percent(edition=self.registration.edition, at=self.at)
        paid = amount_in_hand(registration=self.registration)
        return {"percent": percent, "refund": refund_of(amount=paid, percent=percent)}

    def save(self, form: CancelForm) -> str:
        claimed = cancel_registration(
            registration=self.registration,
            reason=form.cleaned_data["reason"],
            by=self.actor,
            at=self.at,
        )
        if not claimed:
            return _("Your registration has been cancelled.")
        return _("Your registration has been cancelled. %(amount)s will be given back.") % {
            "amount": table_amount(claimed)
        }
