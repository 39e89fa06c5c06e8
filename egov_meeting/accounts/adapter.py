"""How the sign-in library is made ours: our words, our languages, our audit trail."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.mail import language_of_reader, was_sent
from egov_meeting.accounts.models import User
from egov_meeting.accounts.services import sign_in, sign_up
from egov_meeting.audit.origin import client_address

if TYPE_CHECKING:
    from allauth.account.models import EmailConfirmation
    from django.contrib.auth.models import AnonymousUser
    from django.forms import BaseForm


class AccountAdapter(DefaultAccountAdapter):
    """Anyone may sign up, as a participant; every other role is given by an administrator."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account has been closed."),
        "duplicate_email": _("This is already the e-mail address of your account."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "email_taken": _("There is already an account with this e-mail address."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("This password is not right."),
        "invalid_login": _("The e-mail address or the password is not right."),
        "invalid_or_expired_key": _("This link has expired or has been used."),
        "invalid_password_reset": _("This link has expired or has been used."),
        "max_email_addresses": _("An account has one e-mail address."),
        "rate_limited": _("Too many tries. Wait a few minutes and try again."),
        "same_as_current": _("This is already the e-mail address of your account."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes and try again."),
        "unknown_email": _("There is no account with this e-mail address."),
        "unverified_primary_email": _("Confirm your e-mail address first."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        address = client_address(request)
        if address is None:
            raise PermissionDenied("the server names no address of the client")
        return address

    def is_safe_url(self, url: str | None) -> bool:
        request = self.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    # Signing up and in.

    def save_user(
        self, request: HttpRequest, user: Any, form: BaseForm, commit: bool = True
    ) -> User:
        return sign_up.add_participant(
            user=user,
            email=form.cleaned_data["email"],
            full_name=form.cleaned_data["full_name"],
            password=form.cleaned_data["password1"],
            language=translation.get_language() or "sw",
            at=timezone.now(),
        )

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        sign_in.record_sign_in(user=user, at=timezone.now())
        return super().post_login(request, user, **kwargs)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            sign_in.record_sign_out(user=request.user, at=timezone.now())
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        sign_in.record_refusal(email=credentials.get("email", ""), at=timezone.now())

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within minutes of signing in: staff set the second step up right after it."""
        signed_in = get_authentication_records(self.request, self.request.user)
        latest = max((proof["at"] for proof in signed_in), default=0.0)
        if time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    # Letters. The address in a letter is made in the language of its reader, so is the page behind it.

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        with translation.override(language_of_reader(email)):
            letter = self.render_mail(
                template_prefix, email, {"request": self.request, "email": email, **context}
            )
        was_sent(letter)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        with translation.override(user.language):
            address = self.get_reset_password_from_key_url(f"{context['uid']}-{context['key']}")
        self.send_mail(
            "account/email/password_reset_key", email, {**context, "password_reset_url": address}
        )

    def send_account_already_exists_mail(self, email: str) -> None:
        with translation.override(language_of_reader(email)):
            super().send_account_already_exists_mail(email)

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: EmailConfirmation, signup: bool
    ) -> None:
        with translation.override(emailconfirmation.email_address.user.language):
            super().send_confirmation_mail(request, emailconfirmation, signup)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User | AnonymousUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Every change of how somebody signs in passes here: it goes on record."""
        if isinstance(user, User):
            known = context or {}
            sign_in.record_change(
                user=user,
                what=template_prefix.rpartition("/")[2],
                at=timezone.now(),
                before={"email": known["from_email"]} if "from_email" in known else None,
                after={"email": known["to_email"]} if "to_email" in known else None,
            )
        super().send_notification_mail(template_prefix, user, context, email)
