"""What the holder of a link asks for with one press: a code, a bill, the place again, an account, to be forgotten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import to_sign_in
from registrations.links import own_token
from registrations.models import Registration
from registrations.services.confirming import (
    confirm_email,
    registration_to_confirm,
    send_code_again,
)
from registrations.services.forgetting import forget_person
from registrations.services.linking import bind_to_account
from registrations.services.returning import ask_again, ask_for_bill
from registrations.throttling import may_go_on, too_often
from registrations.views.participant_door import OwnView

_ACTS_AN_HOUR = 300


class OneAct(OwnView):
    """Something that is only done by a press; the bare address leads back to the page."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.to_own_page()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not may_go_on(request, "own", at_most=_ACTS_AN_HOUR):
            return too_often(request)
        return self.do()

    def do(self) -> HttpResponse:
        raise NotImplementedError


class NewCodeView(OneAct):
    def do(self) -> HttpResponse:
        return self.attempt(send_code_again, said=_("A new code is on its way to you."))


class AskForBillView(OneAct):
    def do(self) -> HttpResponse:
        said = _("Your bill is being made; its control number will stand here in a moment.")
        return self.attempt(ask_for_bill, by=self.actor, said=said)


class AskAgainView(OneAct):
    def do(self) -> HttpResponse:
        said = _("You are registered again. See below how your registration stands now.")
        return self.attempt(ask_again, by=self.actor, said=said)


class BindView(OneAct):
    """Only for whoever is signed in; the link shows whose registration it is."""

    def do(self) -> HttpResponse:
        user = self.request.user
        if not user.is_authenticated:
            return to_sign_in(self.request)
        said = _("Your account shows this registration now.")
        return self.attempt(bind_to_account, account=user, by=user, said=said)


class ForgetView(OneAct):
    """Asked once more before, for nothing brings it back; only of a place that was given up."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        context = {"registration": self.registration, "token": token}
        return render(request, "registrations/own_forget.html", context)

    def do(self) -> HttpResponse:
        answer = self.attempt(
            forget_person, by=self.actor, said=_("What was kept about you has been erased.")
        )
        return redirect("registrations:register") if not self.registration.email else answer


class ConfirmView(OwnView):
    """The link of the letter. Mail scanners follow links, so it is a press of the button that confirms."""

    def registration_of_link(self, token: str) -> Registration:
        return registration_to_confirm(token)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.registration.email_confirmed_at:
            return self.to_own_page()
        context = {"registration": self.registration}
        return render(request, "registrations/own_confirm.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.attempt(
            confirm_email, by=self.actor, said=_("Your e-mail address is confirmed.")
        )

    def to_own_page(self) -> HttpResponse:
        return redirect("registrations:own", token=own_token(self.registration))
