"""The composed report as HTML for the layout engine, as PDF and, in `docx`, as DOCX.

DOCX stands apart because its library takes nine megabytes of every process that imports it.
"""

from reports.printing.html import report_html
from reports.printing.pdf import report_pdf
from reports.printing.stamp import Stamp

__all__ = ["Stamp", "report_html", "report_pdf"]
