"""Differences between two texts (see egov_meeting.shared.differing)."""

from egov_meeting.shared.differing import Change, ChangedParagraph, changes_between, is_changed

__all__ = ["Change", "ChangedParagraph", "changes_between", "is_changed"]
