"""The own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import SignedInView
from egov_meeting.accounts.forms.account import OwnAccountForm
from egov_meeting.accounts.permissions import can_use_own_account, has_second_factor
from egov_meeting.accounts.services.account import change_own_account


class AccountView(SignedInView):
    """Name and language, and the ways to password, address and second step."""

    permission = can_use_own_account

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, OwnAccountForm(instance=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = OwnAccountForm(request.POST, instance=request.user)
        if not form.is_valid():
            return self._page(request, form)
        change_own_account(user=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your account has been changed."))
        return redirect("accounts:account")

    def _page(self, request: HttpRequest, form: OwnAccountForm) -> HttpResponse:
        context = {
            "form": form,
            "roles": request.user.role_assignments.all(),
            "has_second_factor": has_second_factor(request.user),
        }
        return render(request, "accounts/account.html", context)
