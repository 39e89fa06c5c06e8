"""What is read of reports. `what_is_missing` is for pages of other applications."""

from reports.selectors.missing import Missing
from reports.selectors.overview import what_is_missing

__all__ = ["Missing", "what_is_missing"]
