"""The parts of an edition folder that reports own. Importing this package registers them."""

from reports.exchange import issues, ministry_reports, narratives, resolutions, themes

__all__ = ["issues", "ministry_reports", "narratives", "resolutions", "themes"]
