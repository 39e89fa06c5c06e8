"""The parts of an edition folder that meetings own: the edition, its people, groups and what was said.

Importing this package registers them.
"""

from egov_meeting.meetings.exchange import (
    ceremonies,
    committees,
    edition,
    groups,
    people,
    photographs,
    recorded,
    speeches,
    sponsors,
)

__all__ = [
    "ceremonies",
    "committees",
    "edition",
    "groups",
    "people",
    "photographs",
    "recorded",
    "speeches",
    "sponsors",
]
