"""A phrase in both languages, for words that the code itself brings into a report."""

from egov_meeting.shared.wording import Wording, wording_of

__all__ = ["Wording", "wording_of"]
