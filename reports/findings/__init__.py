"""Where the sources of an edition disagree, found in the data each time, never typed in."""

from reports.findings.collect import findings_of
from reports.findings.finding import Finding, Said

__all__ = ["Finding", "Said", "findings_of"]
