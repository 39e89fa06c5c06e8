"""Lines of the report as HTML."""

from egov_meeting.documents.text import line_html

__all__ = ["line_html"]
