"""The page of one's own registration: how it stands, what to do next, and what is kept."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from egov_meeting.accounts.access import SignedInView
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import UnknownMessageKind, message_kind
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.shared.bilingual import active_language
from registrations.forms.participant import CodeForm
from registrations.forms.person import put_errors
from registrations.further_pages import further_pages
from registrations.links import own_token
from registrations.permissions import can_see_own_registrations
from registrations.phones import shown_phone
from registrations.selectors.accounts import registrations_of_account
from registrations.selectors.consents import consent_words
from registrations.selectors.own import own_messages, own_page, standing_consents
from registrations.selectors.own_data import own_data
from registrations.services.confirming import confirm_by_code
from registrations.throttling import may_go_on, too_often
from registrations.views.participant_door import OwnView

_CODES_FOR_A_FORM = 2  # people mistype; who guesses is stopped by the tries of the one code


class OwnRegistrationView(OwnView):
    """Everything on one page; each change has one of its own."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.page(CodeForm())

    def page(self, code_form: CodeForm) -> HttpResponse:
        one = self.registration
        agreed = set(standing_consents(registration=one))
        words = consent_words(at=self.at).values()
        own = own_page(registration=one)
        context = {
            "registration": one,
            "own": own,
            "token": self.kwargs["token"],
            "form": code_form,
            "phone": shown_phone(one.phone),
            "consents": [(one.text(active_language()), one.purpose in agreed) for one in words],
            "further": further_pages(one, token=self.kwargs["token"]),
            "told": [_told(message) for message in own_messages(registration=one, bills=own.bills)],
        }
        return render(self.request, "registrations/own.html", context)


class OwnStateView(OwnView):
    """Tells a page that looks again to load itself anew once something has changed."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        response = HttpResponse(status=204)
        if own_page(registration=self.registration).seen != request.GET.get("seen"):
            response.headers["HX-Refresh"] = "true"
        return response


class ConfirmByCodeView(OwnRegistrationView):
    """The six digits of the letter."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.to_own_page()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not may_go_on(request, "code", at_most=_codes_an_hour()):
            return too_often(request)
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            confirm_by_code(
                registration=self.registration,
                code=form.cleaned_data["code"],
                by=self.actor,
                at=self.at,
            )
        except ValidationError as refused:
            put_errors(form, refused)
            return self.page(form)
        return self.to_own_page()


class OwnDataView(OwnView):
    """The person's data as a file."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        data = own_data(registration=self.registration, at=self.at)
        response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
        name = f"{self.registration.reference}.json"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class MyRegistrationsView(SignedInView):
    """The registrations that are bound to the account, each with its link."""

    permission = can_see_own_registrations

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = registrations_of_account(account=request.user)
        context = {"rows": [(row, own_token(row)) for row in rows]}
        return render(request, "registrations/own_list.html", context)


def _codes_an_hour() -> int:
    """Of one address, where a whole office sends its forms."""
    forms: int = settings.REGISTRATIONS_PER_ADDRESS
    return forms * _CODES_FOR_A_FORM


def _told(message: OutboxMessage) -> tuple[str, str, OutboxMessage]:
    """The name of its kind, where it went, and the message."""
    address = shown_phone(message.address) if message.channel == Channel.SMS else message.address
    try:
        return str(message_kind(message.kind).title), address, message
    except UnknownMessageKind:
        return message.kind, address, message
