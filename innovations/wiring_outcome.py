"""What the outcome tells the rest of the portal, once it is ready."""

from __future__ import annotations


def wire_outcome() -> None:
    from egov_meeting.audit.wording import name_actions, name_fields
    from egov_meeting.documents.certificate_kinds import register_certificate_kind
    from egov_meeting.documents.kinds import register as register_kind
    from egov_meeting.notifications.kinds import register_message
    from innovations.action_names_outcome import ACTION_NAMES, FIELD_NAMES
    from innovations.documents_outcome import KINDS as DOCUMENTS
    from innovations.message_kinds_outcome import KINDS as MESSAGES
    from innovations.outcome_certificates import CERTIFICATE_KIND

    name_actions(ACTION_NAMES)
    name_fields(FIELD_NAMES)
    for document in DOCUMENTS:
        register_kind(document)
    for message in MESSAGES:
        register_message(message)
    register_certificate_kind(CERTIFICATE_KIND)
