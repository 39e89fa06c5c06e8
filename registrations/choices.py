"""Fixed lists of registrations: states, where they came from, exemptions, consents, refunds."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RegistrationState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("Awaiting confirmation of the e-mail address")
    WAITING = "waiting", _("On the waiting list")
    PENDING = "pending", _("Awaiting payment")
    CONFIRMED = "confirmed", _("Confirmed")
    EXEMPT = "exempt", _("Exempt from the fee")
    LAPSED = "lapsed", _("Lapsed, the time ran out")
    CANCELLED = "cancelled", _("Cancelled")


# These hold a seat of their group.
SEATED_STATES = (
    RegistrationState.UNCONFIRMED,
    RegistrationState.PENDING,
    RegistrationState.CONFIRMED,
    RegistrationState.EXEMPT,
)
# These count as participants.
TAKING_PART = frozenset({RegistrationState.CONFIRMED, RegistrationState.EXEMPT})
# The same person may not be registered for the group a second time while one of these stands.
STANDING_STATES = (*SEATED_STATES, RegistrationState.WAITING)


class Source(models.TextChoices):
    SELF = "self", _("The person")
    DELEGATION = "delegation", _("The institution, or staff on its behalf")
    STAFF = "staff", _("Staff")
    FOLDER = "folder", _("Edition folder")


class ExemptionKind(models.TextChoices):
    GUEST = "guest", _("Invited guest")
    SPEAKER = "speaker", _("Speaker, chairperson or panellist")
    ORGANISER = "organiser", _("Organiser or secretariat")
    SPONSOR = "sponsor", _("Sponsor")
    OTHER = "other", pgettext_lazy("exemption", "Another reason")


class DecisionState(models.TextChoices):
    """Of what one member of staff asks for and another one decides."""

    WAITING = "waiting", pgettext_lazy("decision", "Awaiting a decision")
    APPROVED = "approved", pgettext_lazy("decision", "Approved")
    REFUSED = "refused", pgettext_lazy("decision", "Refused")
    TAKEN_BACK = "taken_back", pgettext_lazy("decision", "Taken back")


class ClaimState(models.TextChoices):
    """Of money to be given back."""

    OPEN = "open", pgettext_lazy("refund claim", "To be given back")
    PAID = "paid", pgettext_lazy("refund claim", "Given back")
    DROPPED = "dropped", pgettext_lazy("refund claim", "Not given back")


class ClaimReason(models.TextChoices):
    CANCELLED = "cancelled", _("The registration was cancelled")
    PAID_AFTER_CANCELLING = "paid_after", _("Paid after the registration had been cancelled")
    CHEAPER = "cheaper", _("Moved to a cheaper fee")
    EXEMPTED = "exempted", _("Exempted after paying")
    PAID_TWICE = "paid_twice", _("Paid more than was owed")


class Purpose(models.TextChoices):
    """What a person may consent to, each apart and each to be withdrawn."""

    PHOTOGRAPHS = "photographs", _("Photographs and recordings")
    LIST_OF_PARTICIPANTS = "list", _("The list of participants")
    NEWS = "news", _("News of later meetings")
    NEEDS = "needs", _("Special needs")


class BulkKind(models.TextChoices):
    """What staff do with many registrations at once."""

    LINK = "link", _("Send everybody the link to the own registration")
    REMIND = "remind", _("Remind of what is missing: the payment or the confirmation")
    EXEMPT = "exempt", _("Ask for an exemption from the fee")
    MOVE = "move", _("Move to another group or fee")
    CANCEL = "cancel", _("Cancel the registrations")
    CERTIFY = "certify", _("Give certificates of attendance")
    DECERTIFY = "decertify", _("Revoke certificates whose basis is gone")


# Offered beside the list of registrations; the others have pages of their own.
LISTED_BULK_KINDS = (
    BulkKind.LINK,
    BulkKind.REMIND,
    BulkKind.EXEMPT,
    BulkKind.MOVE,
    BulkKind.CANCEL,
)


class BulkState(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("action on many", "Waiting for a free worker")
    RUNNING = "running", pgettext_lazy("action on many", "Under way")
    DONE = "done", pgettext_lazy("action on many", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("action on many", "Stopped")


class Outcome(models.TextChoices):
    """What came of one registration of an action on many."""

    WAITING = "waiting", pgettext_lazy("outcome", "Not reached yet")
    CHANGED = "changed", pgettext_lazy("outcome", "Done")
    LEFT = "left", pgettext_lazy("outcome", "Left as it was")


class ImportState(models.TextChoices):
    """Of the spreadsheet of a delegation."""

    READING = "reading", pgettext_lazy("spreadsheet", "Being read")
    READY = "ready", pgettext_lazy("spreadsheet", "Read, to be looked at")
    COMMITTING = "committing", pgettext_lazy("spreadsheet", "People are being registered")
    DONE = "done", pgettext_lazy("spreadsheet", "Registered")
    FAILED = "failed", pgettext_lazy("spreadsheet", "Failed")
    CANCELLED = "cancelled", pgettext_lazy("spreadsheet", "Cancelled")


# A worker has something to do.
WORKING_IMPORT_STATES = (ImportState.READING, ImportState.COMMITTING)
OPEN_IMPORT_STATES = (*WORKING_IMPORT_STATES, ImportState.READY)


class RowOutcome(models.TextChoices):
    """What becomes of a row of a spreadsheet."""

    NEW = "new", pgettext_lazy("row", "New")
    ALREADY = "already", pgettext_lazy("row", "Registered already")
    FAULTY = "faulty", pgettext_lazy("row", "Faulty")
    COMMITTED = "committed", pgettext_lazy("row", "Registered from this sheet")


class BadgeLayout(models.TextChoices):
    """Designs to start from; what is on them is chosen beside."""

    PLAIN = (
        "plain",
        pgettext_lazy("badge", "Plain: the name large, a band in the colour of the group"),
    )
    SIDE = "side", pgettext_lazy("badge", "Side band: the code beside the name")
    CENTRED = "centred", pgettext_lazy("badge", "Centred: the name in the middle, the code below")


class BadgeSize(models.TextChoices):
    """How large a badge is, and how badges lie on the paper."""

    EIGHT_ON_A4 = (
        "a4x8",
        pgettext_lazy("badge", "8 on a sheet of A4 (92 x 66 mm), with cutting marks"),
    )
    FOUR_ON_A4 = "a4x4", pgettext_lazy("badge", "4 on a sheet of A4 (A6), with cutting marks")
    LABEL = "label", pgettext_lazy("badge", "One to a label (90 x 62 mm)")


class PassState(models.TextChoices):
    VALID = "valid", pgettext_lazy("badge", "Valid")
    REVOKED = "revoked", pgettext_lazy("badge", "Revoked")


class CheckpointKind(models.TextChoices):
    DAY = "day", pgettext_lazy("attendance", "Day of the meeting")
    SESSION = "session", pgettext_lazy("attendance", "Session")


class DeskActKind(models.TextChoices):
    """What a desk reports to the portal."""

    SCAN = "scan", pgettext_lazy("desk", "Let in")
    UNDO = "undo", pgettext_lazy("desk", "Taken back")
    NEW_PERSON = "new_person", pgettext_lazy("desk", "Registered at the desk")
    PAYMENT_NOTE = "payment_note", pgettext_lazy("desk", "Note of a payment")


class DeskOutcome(models.TextChoices):
    """What became of what a desk reported."""

    DONE = "done", pgettext_lazy("desk", "Done")
    AGAIN = "again", pgettext_lazy("desk", "Was in already")
    OTHER_DAY = "other_day", pgettext_lazy("desk", "The group meets on another day")
    UNPAID = "unpaid", pgettext_lazy("desk", "Let in, although not paid")
    UNKNOWN = "unknown", pgettext_lazy("desk", "The code is not known")
    OTHER_EDITION = "other_edition", pgettext_lazy("desk", "The code is of another meeting")
    REVOKED = "revoked", pgettext_lazy("desk", "The badge was revoked")
    CANCELLED = "cancelled", pgettext_lazy("desk", "The registration was cancelled")
    REFUSED = "refused", pgettext_lazy("desk", "Not accepted")


class AttendanceSource(models.TextChoices):
    DESK = "desk", pgettext_lazy("attendance", "Desk")
    CORRECTION = "correction", pgettext_lazy("attendance", "Correction by staff")
    FOLDER = "folder", pgettext_lazy("attendance", "Edition folder")


class CertificateLanguage(models.TextChoices):
    OWN = "own", pgettext_lazy("certificate", "The language of the person")
    BOTH = "both", pgettext_lazy("certificate", "Both languages")


class FeedbackState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("feedback", "In preparation")
    OPEN = "open", pgettext_lazy("feedback", "Open")
    CLOSED = "closed", pgettext_lazy("feedback", "Closed")


class QuestionKind(models.TextChoices):
    SCALE = "scale", pgettext_lazy("feedback", "Scale from 1 to 5")
    ONE = "one", pgettext_lazy("feedback", "One of several answers")
    SEVERAL = "several", pgettext_lazy("feedback", "Any of several answers")
    TEXT = "text", pgettext_lazy("feedback", "Own words")
