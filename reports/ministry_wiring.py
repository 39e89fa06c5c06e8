"""What ministry reports register elsewhere, when the application is ready."""

from egov_meeting.audit.wording import name_actions
from egov_meeting.documents.kinds import register as register_kind
from egov_meeting.documents.upload_kinds import register_upload_kind
from egov_meeting.notifications.kinds import register_message
from reports.action_names_ministry import MINISTRY_ACTIONS
from reports.message_kinds_ministry import KINDS
from reports.ministry_receipt import MINISTRY_RECEIPT
from reports.upload_kinds_ministry import MINISTRY_REPORT_FILE


def wire_ministry_reports() -> None:
    """Called once."""
    name_actions(MINISTRY_ACTIONS)
    for kind in KINDS:
        register_message(kind)
    register_upload_kind(MINISTRY_REPORT_FILE)
    register_kind(MINISTRY_RECEIPT)
