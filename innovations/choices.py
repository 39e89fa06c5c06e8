"""Kinds and states of what is entered, judged and honoured."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EntryKind(models.TextChoices):
    RESEARCH = "research", _("Research")
    INNOVATION = "innovation", _("Innovation")


class EntryState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("entry", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("entry", "Submitted")
    RETURNED = "returned", pgettext_lazy("entry", "Returned for correction")
    SCREENED = "screened", pgettext_lazy("entry", "Screened")
    DECLINED = "declined", pgettext_lazy("entry", "Not taken to judging")
    WITHDRAWN = "withdrawn", pgettext_lazy("entry", "Withdrawn")


# Handed in and neither declined nor withdrawn: what the gallery and the report count.
STANDING_ENTRIES = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.SCREENED)
# The entrant may still change the words.
OPEN_TO_ENTRANT = frozenset({EntryState.DRAFT, EntryState.RETURNED})


class Known(models.TextChoices):
    """An answer that an old source may not give."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not recorded")


class WorkStage(models.TextChoices):
    """How far the work has come."""

    IDEA = "idea", _("Idea")
    PROTOTYPE = "prototype", _("Prototype")
    PILOT = "pilot", _("On trial with users")
    IN_USE = "in_use", _("In use")


class ConfirmationState(models.TextChoices):
    """Whether an author or a supervisor stands behind an entry."""

    ASKED = "asked", pgettext_lazy("confirmation", "Asked")
    CONFIRMED = "confirmed", pgettext_lazy("confirmation", "Confirmed")
    DECLINED = "declined", pgettext_lazy("confirmation", "Declined")


class FilePurpose(models.TextChoices):
    DOCUMENT = "document", _("Description or paper")
    PICTURE = "picture", _("Picture")


class ScreeningResult(models.TextChoices):
    ACCEPTED = "accepted", pgettext_lazy("screening", "Taken to judging")
    RETURNED = "returned", pgettext_lazy("screening", "Returned for correction")
    DECLINED = "declined", pgettext_lazy("screening", "Not taken to judging")


class BlindPlace(models.TextChoices):
    """Where a blind copy may still tell whose it is."""

    TITLE = "title", _("Title")
    ABSTRACT = "abstract", _("Abstract")
    LINK = "link", _("Link")
    FILE_NAME = "file_name", _("Name of a file")
    METADATA = "metadata", _("Properties of a file")
    PAGES = "pages", _("Pages of a file")


# What the portal says itself where it could not look, by what is kept of it.
UNREAD, NOT_WHOLE = "!unread", "!not_whole"
SAID_BY_PORTAL = {
    UNREAD: _("The file could not be read: look at it."),
    NOT_WHOLE: _("The file is too long to be read to its end: look at the rest."),
}


class JudgeState(models.TextChoices):
    INVITED = "invited", pgettext_lazy("judge", "Invited")
    ACCEPTED = "accepted", pgettext_lazy("judge", "Accepted")
    DECLINED = "declined", pgettext_lazy("judge", "Declined")
    RESIGNED = "resigned", pgettext_lazy("judge", "Resigned")
    REMOVED = "removed", pgettext_lazy("judge", "Taken off the panel")


class ConflictKind(models.TextChoices):
    INSTITUTION = "institution", _("Same institution, its parent or a part of it")
    DOMAIN = "domain", _("Same e-mail domain")
    AUTHOR = "author", _("Author or supervisor of the entry")
    STUDENT = "student", _("Own student or co-author")
    DECLARED = "declared", _("Relation declared by the judge")
    STAFF = "staff", _("Found by staff")


class StageState(models.TextChoices):
    """Of one round of scoring."""

    PLANNED = "planned", pgettext_lazy("judging", "In preparation")
    OPEN = "open", pgettext_lazy("judging", "Scoring is open")
    CLOSED = "closed", pgettext_lazy("judging", "Scoring is closed")


class AssignmentState(models.TextChoices):
    ACTIVE = "active", pgettext_lazy("assignment", "Assigned")
    RELEASED = "released", pgettext_lazy("assignment", "Taken back")


class SheetState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("sheet", "Being filled in")
    SUBMITTED = "submitted", pgettext_lazy("sheet", "Handed in")


class FlagKind(models.TextChoices):
    """What a run points out; nothing is ever deleted for it."""

    OUTLYING = "outlying", _("A score far from the others")
    SEVERE = "severe", _("A judge far stricter or milder than the rest")
    FLAT = "flat", _("A judge with hardly any spread")
    UNDIVIDED = "undivided", _("A judge who does not tell the criteria apart")
    CONTRARY = "contrary", _("A judge who orders entries against the rest")
    HASTY = "hasty", _("A sheet finished implausibly fast")


class Place(models.TextChoices):
    """What an entry is selected for."""

    EXHIBITION = "exhibition", pgettext_lazy("selection", "Exhibition")
    STAGE = "stage", pgettext_lazy("selection", "Presentation on the stage")
    AWARD = "award", pgettext_lazy("selection", "Award")


class SendingState(models.TextChoices):
    """Of writing the letters to all entrants."""

    QUEUED = "queued", pgettext_lazy("letters", "Waiting for a free worker")
    RUNNING = "running", pgettext_lazy("letters", "Being written")
    DONE = "done", pgettext_lazy("letters", "Written")
    CANCELLED = "cancelled", pgettext_lazy("letters", "Stopped")
    FAILED = "failed", pgettext_lazy("letters", "Failed")


OPEN_SENDINGS = (SendingState.QUEUED, SendingState.RUNNING)
