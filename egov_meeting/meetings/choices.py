"""Fixed lists of the edition: its states, phases, ceremonies, sponsors and speeches."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")
    REGISTRATION = "registration", _("Registration open")
    IN_SESSION = "in_session", _("In session")
    CLOSED = "closed", _("Closed")
    PUBLISHED = "published", _("Report published")


class PhaseKind(models.TextChoices):
    ANNOUNCED = "announced", _("Announced")
    REGISTRATION = "registration", _("Registration")
    MINISTRY_REPORTS = "ministry_reports", _("Ministry reports")
    INNOVATION_CALL = "innovation_call", _("Call for research and innovation")
    SESSION = "session", _("Meeting")
    EXHIBITION = "exhibition", _("Exhibition")


class MeetingNoun(models.TextChoices):
    """What the event is called; the grammar takes its noun class from here."""

    WORKING_SESSION = "working_session", _("Kikao Kazi (working session)")
    CONFERENCE = "conference", _("Mkutano (conference)")


class CeremonyKind(models.TextChoices):
    OPENING = "opening", _("Opening")
    CLOSING = "closing", _("Closing")


class Contribution(models.TextChoices):
    MONEY = "money", _("Money")
    IN_KIND = "in_kind", _("In kind")
    UNKNOWN = "unknown", _("Not recorded")


class SpeechKind(models.TextChoices):
    SPEECH = "speech", _("Speech")
    WELCOME = "welcome", _("Welcome remarks")
    THANKS = "thanks", _("Vote of thanks")


class Language(models.TextChoices):
    SWAHILI = "sw", "Kiswahili"
    ENGLISH = "en", "English"


class Measure(models.TextChoices):
    """Questions that recorded figures answer for editions held before the portal."""

    PARTICIPANTS = "participants", _("Participants")
    MINISTRIES = "ministries", _("Ministries expected to report")
    MINISTRIES_SUBMITTED = "ministries_submitted", _("Ministries that reported")
    ENTRIES = "entries", _("Research and innovation entries")
    ENTRIES_EXHIBITED = "entries_exhibited", _("Entries chosen for the exhibition")
    ENTRIES_PRESENTED = "entries_presented", _("Entries presented on stage")
    CERTIFICATES = "certificates", _("Certificates awarded to entries")
    RESOLUTIONS = "resolutions", _("Resolutions")
    KEY_ISSUES = "key_issues", _("Key issues")
    FEES_OWED = "fees_owed", _("Fees owed (TZS)")
