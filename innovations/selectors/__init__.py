from innovations.selectors.shown import institutions_with_entries, shown_entries

__all__ = ["institutions_with_entries", "shown_entries"]
