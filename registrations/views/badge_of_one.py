"""The badge of one person, for staff to print or revoke."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registrations.choices import TAKING_PART
from registrations.day_permissions import can_print_badge
from registrations.forms.badges import RevocationForm
from registrations.passes import valid_pass_of
from registrations.selectors.badge_wishes import BadgeWish
from registrations.services.badges import request_badges, revoke_and_reissue
from registrations.views.staff_pages import OfRegistration, OnRegistration, staff_page


class BadgeOfOne(OfRegistration):
    permission = can_print_badge


class BadgeView(BadgeOfOne):
    """The badges this person was given."""

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        row = self.registration
        context = {
            "registration": row,
            "passes": row.passes.order_by("-issued_at", "-pk"),
            "takes_part": row.state in TAKING_PART,
            "valid": valid_pass_of(row),
        }
        return staff_page(request, "badge", context, edition=row.edition)


class PrintOneBadgeView(BadgeOfOne):
    """One badge on its own sheet."""

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        row = self.registration
        if row.state not in TAKING_PART:
            return redirect("registrations:staff_badge", row.reference)
        job = request_badges(
            edition=row.edition,
            wish=BadgeWish(references=(row.reference,)),
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=timezone.now(),
        )
        return redirect("documents:job", job.pk)


class RevokeBadgeView(OnRegistration):
    """Of a badge that was lost or copied."""

    permission = can_print_badge
    heading = gettext_lazy("Revoke the badge and give another one")
    text = gettext_lazy(
        "The code of the old badge lets nobody in from now on. The person gets another code: print the new badge."
    )
    confirm_label = gettext_lazy("Revoke")
    tone = "bad"
    done = gettext_lazy("The badge has been revoked.")

    def form(self, data: Any = None) -> forms.Form:
        return RevocationForm(data)

    def over(self) -> str:
        return "" if valid_pass_of(self.registration) else _("There is no badge to be revoked.")

    def act(self, form: forms.Form) -> None:
        revoke_and_reissue(
            registration=self.registration,
            reason=form.cleaned_data["reason"],
            **self.by_and_at(),
        )

    def way_back(self) -> str:
        return reverse("registrations:staff_badge", args=[self.registration.reference])
