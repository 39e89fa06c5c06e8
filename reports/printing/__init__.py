"""The composed report as HTML for the layout engine, as PDF and as DOCX."""

from reports.printing.docx import report_docx
from reports.printing.html import report_html
from reports.printing.pdf import report_pdf
from reports.printing.stamp import Stamp

__all__ = ["Stamp", "report_docx", "report_html", "report_pdf"]
