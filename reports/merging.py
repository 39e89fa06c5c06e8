"""Two people's work on one text (see egov_meeting.shared.merging)."""

from egov_meeting.shared.merging import merged

__all__ = ["merged"]
