"""Where people land when they have signed in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from egov_meeting.accounts.access import SignedInView
from egov_meeting.accounts.permissions import can_use_own_account, is_staff_member
from egov_meeting.home.navigation import address_of


class AfterSignInView(SignedInView):
    """Staff go to their dashboard, everybody else to the own account."""

    permission = can_use_own_account

    def get(self, request: HttpRequest) -> HttpResponse:
        dashboard = address_of("home:dashboard") if is_staff_member(request.user) else ""
        return HttpResponseRedirect(dashboard or address_of("accounts:account"))
