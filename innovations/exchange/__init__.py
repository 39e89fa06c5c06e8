"""innovations.yaml (the call) and entries.csv (what was entered)."""

from innovations.exchange import call, entries

__all__ = ["call", "entries"]
