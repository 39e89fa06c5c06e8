"""What certificates of attendance tell the rest of the portal when it starts."""

from egov_meeting.audit.wording import name_actions
from egov_meeting.documents.certificate_kinds import register_certificate_kind
from egov_meeting.documents.kinds import register
from egov_meeting.notifications.kinds import register_message
from registrations.action_names_certificates import ACTION_NAMES
from registrations.certificate_kind import ATTENDANCE, CERTIFICATES_KEPT
from registrations.certificate_pages import OWN_CERTIFICATE
from registrations.documents_certificates import CERTIFICATES_PRINT
from registrations.further_pages import register_further_page
from registrations.message_kinds_certificates import KINDS
from registrations.personal_data import register_personal_data


def wire_certificates() -> None:
    """Called once, when the application is ready."""
    name_actions(ACTION_NAMES)
    register_certificate_kind(ATTENDANCE)
    register(CERTIFICATES_PRINT)
    register_personal_data(CERTIFICATES_KEPT)
    register_further_page(OWN_CERTIFICATE)
    for kind in KINDS:
        register_message(kind)
