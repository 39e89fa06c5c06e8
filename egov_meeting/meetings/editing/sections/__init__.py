"""The sections of this app and of the institutions below it, registered when the app is ready."""

from egov_meeting.meetings.editing.registry import register
from egov_meeting.meetings.editing.sections import (
    documents_say,
    edition,
    groups,
    institutions,
    people,
)

for _module in (edition, groups, people, documents_say, institutions):
    for _section in _module.SECTIONS:
        register(_section)
