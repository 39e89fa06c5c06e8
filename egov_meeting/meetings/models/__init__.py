from egov_meeting.meetings.models.ceremonies import Ceremony
from egov_meeting.meetings.models.committees import Committee, CommitteeMember, CommitteeSource
from egov_meeting.meetings.models.edition import Edition, Objective, Phase
from egov_meeting.meetings.models.groups import (
    FeeCategory,
    GroupDay,
    GroupMembers,
    ParticipantGroup,
)
from egov_meeting.meetings.models.people import Appearance, Person
from egov_meeting.meetings.models.photographs import Photograph
from egov_meeting.meetings.models.recorded import (
    Correction,
    PrintedHeading,
    PrintedReference,
    RecordedFigure,
    Statement,
)
from egov_meeting.meetings.models.speeches import Speech, SponsorMention
from egov_meeting.meetings.models.sponsors import Booth, Sponsor

__all__ = [
    "Appearance",
    "Booth",
    "Ceremony",
    "Committee",
    "CommitteeMember",
    "CommitteeSource",
    "Correction",
    "Edition",
    "FeeCategory",
    "GroupDay",
    "GroupMembers",
    "Objective",
    "ParticipantGroup",
    "Person",
    "Phase",
    "Photograph",
    "PrintedHeading",
    "PrintedReference",
    "RecordedFigure",
    "Speech",
    "Sponsor",
    "SponsorMention",
    "Statement",
]
