"""What staff do with one registration, each asked before it is done."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.money import table_amount
from registrations.choices import Purpose, RegistrationState, Source
from registrations.forms import staff_person as typed
from registrations.models import Registration
from registrations.permissions import can_change_registrations
from registrations.selectors.money import amount_in_hand
from registrations.selectors.rules import refund_of, refund_percent
from registrations.selectors.staff_list import start_of
from registrations.selectors.staff_registration import can_be_exempted, can_be_extended
from registrations.services.cancelling import cancel_registration
from registrations.services.changing import change_group, substitute_person
from registrations.services.correcting import correct_by_staff
from registrations.services.exempting import ask_for_exemption, ask_to_take_back
from registrations.services.holding import give_more_time, reinstate
from registrations.services.registering import register
from registrations.services.reminding import send_link
from registrations.views.staff_pages import Action, OfEdition, OnRegistration

S = RegistrationState
_TOO_LATE = gettext_lazy("This is not possible as the registration stands now.")


class CorrectView(OnRegistration):
    heading = gettext_lazy("Correct the details")
    text = gettext_lazy(
        "Only of the same person. A new e-mail address must be confirmed again by those who registered alone."
    )
    confirm_label = gettext_lazy("Save")
    done = gettext_lazy("The details have been saved.")

    def form(self, data: Any = None) -> forms.Form:
        return typed.StaffPersonForm(data, initial=typed.told_of(self.registration))

    def facts(self) -> list[tuple[str, Any]]:
        return []

    def over(self) -> str:
        return str(_TOO_LATE) if self.registration.state == S.CANCELLED else ""

    def act(self, form: Any) -> None:
        correct_by_staff(
            registration=self.registration,
            applicant=form.person(),
            is_namesake=form.is_another(),
            **self.by_and_at(),
        )

    def refuse(self, form: Any, refused: ValidationError) -> None:
        form.refuse(refused)


class SubstituteView(OnRegistration):
    heading = gettext_lazy("Give the place to another person")
    text = gettext_lazy(
        "What was paid goes with the place. Link and consents of the first person end, and both are told."
    )
    confirm_label = gettext_lazy("Give the place away")
    done = gettext_lazy("The place has been given to the other person.")

    def form(self, data: Any = None) -> forms.Form:
        row = self.registration
        institution = row.institution or row.institution_name
        return typed.StaffPersonForm(
            data, initial={"institution": institution, "language": row.language}
        )

    def over(self) -> str:
        return "" if self.registration.is_standing else str(_TOO_LATE)

    def act(self, form: Any) -> None:
        substitute_person(
            registration=self.registration,
            applicant=form.person(),
            is_namesake=form.is_another(),
            **self.by_and_at(),
        )

    def refuse(self, form: Any, refused: ValidationError) -> None:
        form.refuse(refused)


class MoveView(OnRegistration):
    heading = gettext_lazy("Change the group or fee")
    text = gettext_lazy(
        "An open bill is replaced. A difference is billed, or claimed back for the person."
    )
    confirm_label = gettext_lazy("Change")
    done = gettext_lazy("The group or fee has been changed.")

    def form(self, data: Any = None) -> forms.Form:
        row = self.registration
        now = f"{row.group_id}-{row.fee_category_id or 0}"
        return typed.MoveForm(data, edition=row.edition, initial={"place": now})

    def over(self) -> str:
        return "" if self.registration.is_standing else str(_TOO_LATE)

    def act(self, form: forms.Form) -> None:
        group, fee = form.cleaned_data["place"]
        change_group(
            registration=self.registration,
            group=group,
            fee_category=fee,
            reason=form.cleaned_data["reason"],
            outside_window=True,
            **self.by_and_at(),
        )


class CancelView(OnRegistration):
    heading = gettext_lazy("Cancel the registration")
    text = gettext_lazy("The place goes to the next who waits, and an open bill is withdrawn.")
    confirm_label = gettext_lazy("Cancel the registration")
    tone = "bad"
    done = gettext_lazy("The registration has been cancelled.")

    def form(self, data: Any = None) -> forms.Form:
        return typed.CancelForm(data)

    def facts(self) -> list[tuple[str, Any]]:
        row = self.registration
        percent = refund_percent(edition=row.edition, at=timezone.now())
        refund = refund_of(amount=amount_in_hand(registration=row), percent=percent)
        return [
            *super().facts(),
            (_("Paid"), table_amount(row.amount_paid)),
            (_("Given back by the rule"), f"{table_amount(refund)} ({percent} %)"),
        ]

    def over(self) -> str:
        return str(_TOO_LATE) if self.registration.state == S.CANCELLED else ""

    def act(self, form: forms.Form) -> None:
        cancel_registration(
            registration=self.registration,
            reason=form.cleaned_data["reason"],
            percent=form.cleaned_data["percent"],
            **self.by_and_at(),
        )


class SendLinkAgainView(OnRegistration):
    heading = gettext_lazy("Send the link again")
    text = gettext_lazy(
        "To the e-mail address and phone of the person, at most once in ten minutes."
    )
    confirm_label = gettext_lazy("Send")
    done = gettext_lazy("The link is on its way.")

    def over(self) -> str:
        return "" if self.registration.is_standing else str(_TOO_LATE)

    def act(self, form: forms.Form) -> None:
        send_link(registration=self.registration, **self.by_and_at())


class AskExemptionView(OnRegistration):
    heading = gettext_lazy("Ask for an exemption")
    text = gettext_lazy("Another person must approve it. Until then the fee stands.")
    confirm_label = gettext_lazy("Ask")
    done = gettext_lazy("The exemption awaits a decision.")

    def form(self, data: Any = None) -> forms.Form:
        return typed.ExemptionForm(data)

    def over(self) -> str:
        return "" if can_be_exempted(self.registration) else str(_TOO_LATE)

    def act(self, form: forms.Form) -> None:
        ask_for_exemption(registration=self.registration, **form.cleaned_data, **self.by_and_at())


class TakeBackExemptionView(OnRegistration):
    heading = gettext_lazy("Take the exemption back")
    text = gettext_lazy(
        "Another person must approve it. Then the fee is owed again, the person is told, and the bill goes out."
    )
    confirm_label = pgettext_lazy("exemption", "Ask to take it back")
    done = gettext_lazy("Taking the exemption back awaits a decision.")

    def form(self, data: Any = None) -> forms.Form:
        return typed.ReasonForm(data)

    def over(self) -> str:
        return "" if self.registration.state == S.EXEMPT else str(_TOO_LATE)

    def act(self, form: forms.Form) -> None:
        ask_to_take_back(registration=self.registration, **form.cleaned_data, **self.by_and_at())


class ExtendView(OnRegistration):
    heading = gettext_lazy("Give more time")
    text = gettext_lazy(
        "To confirm the address, or to pay. A bill is extended as a whole, for everybody on it."
    )
    confirm_label = gettext_lazy("Give more time")
    done = gettext_lazy("There is more time now.")

    def form(self, data: Any = None) -> forms.Form:
        return typed.ExtensionForm(data)

    def facts(self) -> list[tuple[str, Any]]:
        kept = self.registration.hold_until
        return [*super().facts(), (_("The place is kept until"), kept and timezone.localtime(kept))]

    def over(self) -> str:
        return "" if can_be_extended(self.registration) else str(_TOO_LATE)

    def act(self, form: forms.Form) -> None:
        end = start_of(form.cleaned_data["until"], days_later=1) - dt.timedelta(seconds=1)
        give_more_time(
            registration=self.registration,
            until=end,
            reason=form.cleaned_data["reason"],
            **self.by_and_at(),
        )


class ReinstateView(OnRegistration):
    heading = gettext_lazy("Take the registration up again")
    text = gettext_lazy(
        "The person gets a place and a new bill; when the group is full, a place on the waiting list."
    )
    confirm_label = gettext_lazy("Take up again")
    done = gettext_lazy("The registration stands again.")

    def form(self, data: Any = None) -> forms.Form:
        return typed.ReasonForm(data)

    def over(self) -> str:
        return "" if self.registration.state == S.LAPSED else str(_TOO_LATE)

    def act(self, form: forms.Form) -> None:
        reinstate(
            registration=self.registration, reason=form.cleaned_data["reason"], **self.by_and_at()
        )


class RegisterSomebodyView(OfEdition, Action):
    """On the spot, or by telephone; also when registration is closed for everybody else."""

    permission = can_change_registrations
    heading = gettext_lazy("Register somebody")
    text = gettext_lazy("Also when registration is closed. The bill goes out at once.")
    confirm_label = pgettext_lazy("somebody else", "Register")
    done = gettext_lazy("The person is registered.")

    made: Registration | None = None

    def of_edition(self) -> Edition:
        return self.the_edition

    def form(self, data: Any = None) -> forms.Form:
        return typed.RegisterForm(data, edition=self.the_edition)

    def act(self, form: Any) -> None:
        group, fee = form.cleaned_data["place"]
        person = form.person()
        self.made = register(
            group=group,
            fee_category=fee,
            applicant=person,
            consents=[Purpose.NEEDS] if person.needs else [],
            source=Source.STAFF,
            registered_by=self.request.user,  # type: ignore[arg-type]
            is_namesake=form.is_another(),
            form_key=form.cleaned_data["form_key"],
            outside_window=True,
            **self.by_and_at(),
        )

    def refuse(self, form: Any, refused: ValidationError) -> None:
        form.refuse(refused)

    def way_back(self) -> str:
        return f"{reverse('registrations:staff_list')}?mwaka={self.the_edition.year}"

    def way_on(self) -> str:
        assert self.made is not None
        return reverse("registrations:staff_registration", args=[self.made.reference])
