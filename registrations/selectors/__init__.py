from registrations.selectors.taking_part import (
    ListedParticipant,
    fees_owed,
    listed_participants,
    participants_by_group,
    participants_total,
    registrations_taking_part,
)

__all__ = [
    "ListedParticipant",
    "fees_owed",
    "listed_participants",
    "participants_by_group",
    "participants_total",
    "registrations_taking_part",
]
