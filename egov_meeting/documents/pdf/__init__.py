"""Documents on paper: HTML and CSS in, an accessible archive PDF out."""

from egov_meeting.documents.pdf.render import PdfAttachment, PdfDescription, render_pdf

__all__ = ["PdfAttachment", "PdfDescription", "render_pdf"]
