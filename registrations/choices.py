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
    DELEGATION = "delegation", _("The institution's focal person")
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
