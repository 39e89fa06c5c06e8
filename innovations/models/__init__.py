from innovations.models.call import Call, InvitedBody
from innovations.models.entry import Entry, EntryAuthor

__all__ = ["Call", "Entry", "EntryAuthor", "InvitedBody"]
