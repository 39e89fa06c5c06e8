"""Documents for last edits in a word processor."""

from egov_meeting.documents.docx.builder import DocxBuilder, DocxDescription
from egov_meeting.documents.docx.pieces import Cell, Piece

__all__ = ["Cell", "DocxBuilder", "DocxDescription", "Piece"]
