"""Lines of a report in its language, with what comes from the other one marked."""

from egov_meeting.documents.text import Words, in_source, joined

__all__ = ["Words", "in_source", "joined"]
