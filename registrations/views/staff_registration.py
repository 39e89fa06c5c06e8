"""The staff's page of one registration, and what can be done with it as it stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.notifications.permissions import editions_of_messages
from egov_meeting.payments.permissions import can_view_bill
from registrations.choices import RegistrationState as S
from registrations.day_permissions import can_print_badge
from registrations.models import Registration
from registrations.permissions import (
    can_change_registration,
    can_decide_exemption,
    can_settle_claims,
    can_view_registration,
)
from registrations.phones import shown_phone
from registrations.selectors import staff_registration as reads
from registrations.selectors.seats import place_in_queue
from registrations.selectors.staff_rows import TONES
from registrations.services.looking import record_viewing
from registrations.views.staff_pages import OfRegistration, staff_page


class RegistrationView(OfRegistration):
    """Everything about one person's place. That it was read goes on record."""

    permission = can_view_registration

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        row = self.registration
        record_viewing(registration=row, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        exemptions, claims = list(reads.exemptions_of(row)), list(reads.claims_of(row))
        for exemption in exemptions:
            exemption.registration = row
        bills, messages = reads.bills_for(row), editions_of_messages(request.user)
        may_change = can_change_registration(request.user, row)
        context = {
            "registration": row,
            "tone": TONES.get(S(row.state), ""),
            "phone": shown_phone(row.phone),
            "place": place_in_queue(registration=row) if row.state == S.WAITING else None,
            "bills": [(bill, can_view_bill(request.user, bill)) for bill in bills],
            "exemptions": [(one, can_decide_exemption(request.user, one)) for one in exemptions],
            "claims": claims,
            "may_settle": can_settle_claims(request.user, row.edition),
            "consents": reads.consents_of(row),
            "may_read_messages": messages is None or row.edition_id in messages,
            "told": reads.told_to(row, bills=bills),
            "history": reads.history_of(row, exemptions=exemptions, claims=claims),
            "readers": reads.readers_of(row),
            "actions": possible_actions(row) if may_change else [],
            "may_print_badge": can_print_badge(request.user, row),
        }
        return staff_page(request, "registration", context, edition=row.edition)


def possible_actions(row: Registration) -> list[dict[str, str]]:
    """What may be done with the registration as it stands, the usual things first."""
    is_reachable = bool(row.email or row.phone)
    possible = (
        (row.state != S.CANCELLED, "staff_correct", _("Correct the details")),
        (row.is_standing, "staff_substitute", _("Give the place to another person")),
        (row.is_standing, "staff_move", _("Change the group or fee")),
        (row.is_standing and is_reachable, "staff_send_link", _("Send the link again")),
        (reads.can_be_extended(row), "staff_extend", _("Give more time")),
        (row.state == S.LAPSED, "staff_reinstate", _("Take the registration up again")),
        (reads.can_be_exempted(row), "staff_ask_exemption", _("Ask for an exemption")),
        (row.state == S.EXEMPT, "staff_take_back_exemption", _("Take the exemption back")),
        (row.state != S.CANCELLED, "staff_cancel", _("Cancel the registration")),
    )
    return [
        {"label": label, "address": reverse(f"registrations:{name}", args=[row.reference])}
        for is_possible, name, label in possible
        if is_possible
    ]
