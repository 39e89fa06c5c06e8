"""Kinds of programme item, and the parts people play in a session."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ItemKind(models.TextChoices):
    REGISTRATION = "registration", _("Registration")
    REMARKS = "remarks", _("Remarks")
    OPENING = "opening", _("Official opening")
    THANKS = "thanks", _("Vote of thanks")
    KEYNOTE = "keynote", _("Keynote address")
    SESSION_INTRO = "session_intro", _("Introduction to the session")
    PRESENTATION = "presentation", _("Presentation")
    MINISTRY_REPORT = "ministry_report", _("Ministry report")
    DISCUSSION = "discussion", _("Discussion")
    BREAKOUT = "breakout", _("Discussion in groups")
    BREAK = "break", _("Break")
    SPONSOR_SLOT = "sponsor_slot", _("Sponsor's slot")
    RESOLUTIONS = "resolutions", _("Resolutions")
    RECOGNITION = "recognition", _("Recognition")
    CLOSING = "closing", _("Closing")
    DEPARTURE = "departure", _("Departure")


class SessionPart(models.TextChoices):
    CHAIR = "chair", _("Chairperson")
    FACILITATOR = "facilitator", _("Facilitator")
    PANELLIST = "panellist", _("Panellist")


class SlotAnswerState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("slot", "Asked")
    CONFIRMED = "confirmed", pgettext_lazy("slot", "Confirmed")
    DECLINED = "declined", pgettext_lazy("slot", "Declined")


class FloorState(models.TextChoices):
    """Whether participants may send questions and contributions about an item now."""

    CLOSED = "closed", pgettext_lazy("floor", "Not open")
    OPEN = "open", pgettext_lazy("floor", "Open")
    ENDED = "ended", pgettext_lazy("floor", "Ended")


class ContributionKind(models.TextChoices):
    QUESTION = "question", _("Question")
    CONTRIBUTION = "contribution", _("Contribution")


class ContributionState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("contribution", "Awaiting the moderator")
    SHOWN = "shown", pgettext_lazy("contribution", "Shown")
    ANSWERED = "answered", pgettext_lazy("contribution", "Answered")
    DECLINED = "declined", pgettext_lazy("contribution", "Not shown")


class ContributionSource(models.TextChoices):
    PHONE = "phone", _("From a participant's phone")
    RAPPORTEUR = "rapporteur", _("Written down by the rapporteur")


class BreakoutReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("breakout report", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("breakout report", "Handed in")
    RETURNED = "returned", pgettext_lazy("breakout report", "Returned with remarks")
    ACCEPTED = "accepted", pgettext_lazy("breakout report", "Accepted")


class BreakoutPart(models.TextChoices):
    """The five parts of a breakout group's report."""

    CHALLENGES = "challenges", _("Challenges")
    METHODS = "methods", _("Ways to meet them")
    OPPORTUNITIES = "opportunities", _("Opportunities")
    PRIORITIES = "priorities", _("Priorities")
    PLAN = "plan", _("Plan with owners and dates")


class ConflictKind(models.TextChoices):
    """What can be wrong with a programme. None of it keeps anybody from saving."""

    PERSON = "person", _("One person in two places")
    OVERLAP = "overlap", _("Overlap")
    GAP = "gap", _("Gap")
    OUTSIDE = "outside", _("Outside the hours of the day")
    STATED = "stated", _("Beyond a break")
    NO_CHAIR = "no_chair", _("Session without a chairperson")
    NO_TIME = "no_time", _("Item without a time")
    MINISTRY_MISSING = "ministry_missing", _("Ministry without a slot")
    MINISTRY_TWICE = "ministry_twice", _("Ministry with more than one slot")


class ChangeKind(models.TextChoices):
    """What happened to a programme from one version to another."""

    ADDED = "added", pgettext_lazy("programme", "Added")
    REMOVED = "removed", _("Removed")
    MOVED = "moved", _("Moved")
    LENGTHENED = "lengthened", _("Lengthened")
    SHORTENED = "shortened", _("Shortened")
    SESSION = "session", _("Put in another session")
    PERSON = "person", _("Another person")
    MINISTRY = "ministry", _("Another ministry")
    RENAMED = "renamed", _("Another title")
    DETAILS = "details", _("Details changed")
    PART_GIVEN = "part_given", _("Somebody joins a session")
    PART_TAKEN = "part_taken", _("Somebody leaves a session")
    HALL = "hall", _("Another hall")
    GROUP = "group", _("A day for another group")
