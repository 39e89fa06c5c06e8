"""Lines of printed documents: stretches of text that know their language, and who says them."""

from egov_meeting.documents.text.lines import Line, Piece, joined, line_html, plain
from egov_meeting.documents.text.words import Words, in_source, person_name

__all__ = ["Line", "Piece", "Words", "in_source", "joined", "line_html", "person_name", "plain"]
