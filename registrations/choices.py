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
