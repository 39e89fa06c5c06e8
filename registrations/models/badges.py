import secrets

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.choices import Language
from egov_meeting.documents.models import Upload
from egov_meeting.meetings.models import Edition, ParticipantGroup
from registrations.choices import BadgeLayout, BadgeSize, PassState
from registrations.models.registration import Registration
from registrations.workflow import PASS_WORKFLOW

# Digits and capitals without I, L, O and U: eighty bits in sixteen signs.
PASS_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # noqa: S105  (the signs of a code, no secret)
PASS_LENGTH = 16


def new_pass_code() -> str:
    """Sixteen random signs."""
    return "".join(secrets.choice(PASS_ALPHABET) for _sign in range(PASS_LENGTH))


class BadgeDesign(models.Model):
    """How the badges of an edition look."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="badge_design")
    layout = models.CharField(
        _("layout"), max_length=10, choices=BadgeLayout.choices, default=BadgeLayout.PLAIN
    )
    size = models.CharField(
        _("size"), max_length=10, choices=BadgeSize.choices, default=BadgeSize.EIGHT_ON_A4
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.SWAHILI
    )
    logo = models.ForeignKey(
        Upload,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    shows_institution = models.BooleanField(_("shows the institution"), default=True)
    shows_office = models.BooleanField(_("shows the office"), default=False)
    shows_group = models.BooleanField(_("shows the group"), default=True)
    shows_days = models.BooleanField(_("shows the days"), default=True)
    shows_theme = models.BooleanField(_("shows the theme of the meeting"), default=False)
    number_of_desks = models.PositiveSmallIntegerField(_("desks that hand out badges"), default=1)

    class Meta:
        verbose_name = _("design of badges")
        verbose_name_plural = _("designs of badges")
        constraints = [
            models.CheckConstraint(
                name="badge_design_has_desk", condition=Q(number_of_desks__gte=1)
            )
        ]

    def __str__(self) -> str:
        return str(self.edition)


class BadgeColour(models.Model):
    """The colour of a group on the badges, as #rrggbb."""

    design = models.ForeignKey(BadgeDesign, on_delete=models.CASCADE, related_name="colours")
    group = models.OneToOneField(
        ParticipantGroup, on_delete=models.CASCADE, related_name="badge_colour"
    )
    colour = models.CharField(
        _("colour"), max_length=7, validators=[RegexValidator(r"^#[0-9a-fA-F]{6}\Z")]
    )

    class Meta:
        verbose_name = _("colour of a group")
        verbose_name_plural = _("colours of groups")
        ordering = ["design", "group"]

    def __str__(self) -> str:
        return self.colour


class Pass(models.Model):
    """What a badge carries: a random code of one registration, read at the desk.

    A lost or copied badge is revoked and the registration gets another pass. `printed_as` is the
    checksum (SHA-256) of what the last printed badge said, so that changed ones can be found.
    """

    workflow = PASS_WORKFLOW

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="passes")
    code = models.CharField(max_length=PASS_LENGTH, unique=True, default=new_pass_code)
    state = models.CharField(
        _("state"), max_length=10, choices=PassState.choices, default=PassState.VALID
    )
    issued_at = models.DateTimeField(_("issued at"))
    printed_at = models.DateTimeField(_("printed at"), null=True, blank=True)
    printed_as = models.CharField(max_length=64, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revocation_reason = models.CharField(_("why it was revoked"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("badge")
        verbose_name_plural = _("badges")
        ordering = ["registration", "-issued_at"]
        constraints = [
            models.UniqueConstraint(
                name="pass_valid_once",
                fields=["registration"],
                condition=Q(state=PassState.VALID),
            ),
            models.CheckConstraint(
                name="pass_revoked_has_time",
                condition=Q(state=PassState.VALID) | Q(revoked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """The registration number, not the code: the code lets somebody in."""
        return str(self.registration)

    @property
    def edition_id(self) -> int:
        """The edition an audit event belongs to."""
        return self.registration.edition_id
