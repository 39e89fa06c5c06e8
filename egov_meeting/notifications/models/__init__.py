from egov_meeting.notifications.models.outbox import OutboxMessage
from egov_meeting.notifications.models.template import MessageTemplate

__all__ = ["MessageTemplate", "OutboxMessage"]
