"""What badges register with the rest of the portal when it starts."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.audit.wording import name_actions
from egov_meeting.documents.kinds import register as register_kind
from egov_meeting.documents.upload_kinds import register_upload_kind
from registrations import exchange_day  # noqa: F401  (its part of the edition folder)
from registrations.action_names_badges import ACTION_NAMES
from registrations.badge_uploads import LOGO_KIND
from registrations.choices import TAKING_PART
from registrations.day_personal_data import BADGES_KEPT
from registrations.documents_badges import BADGES
from registrations.documents_pass import OWN_PASS
from registrations.further_pages import FurtherPage, register_further_page
from registrations.models import Registration
from registrations.personal_data import register_personal_data


def may_still_come(registration: Registration) -> bool:
    is_over = registration.edition.ends_on < timezone.localdate()
    return registration.state in TAKING_PART and not is_over


def wire_badges() -> None:
    """Called once, when the app is ready."""
    name_actions(ACTION_NAMES)
    register_kind(BADGES)
    register_kind(OWN_PASS)
    register_upload_kind(LOGO_KIND)
    register_personal_data(BADGES_KEPT)
    register_further_page(
        FurtherPage(_("Your badge"), "registrations:own_badge", is_shown=may_still_come)
    )
