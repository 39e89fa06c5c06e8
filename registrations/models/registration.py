from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.choices import Language
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition, FeeCategory, ParticipantGroup
from registrations.choices import STANDING_STATES, RegistrationState, Source
from registrations.references import new_reference
from registrations.workflow import REGISTRATION_WORKFLOW

_STANDING = Q(state__in=STANDING_STATES)


class Registration(models.Model):
    """One place of one person in one group; what is owed is fixed when the row is made.

    `institution_name` is what was typed when the institution is not listed. `phone` is digits with
    the country in front. `amount_paid` is kept by the services under a lock of the row. `form_key`
    is that of the form it was made with, so that a form sent twice makes one.
    """

    workflow = REGISTRATION_WORKFLOW

    reference = models.CharField(
        _("registration number"), max_length=16, unique=True, default=new_reference, editable=False
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="registrations")
    group = models.ForeignKey(
        ParticipantGroup,
        verbose_name=_("group"),
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    fee_category = models.ForeignKey(
        FeeCategory,
        verbose_name=_("fee category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    institution_name = models.CharField(
        _("institution that is not listed"), max_length=200, blank=True
    )
    full_name = models.CharField(_("full name"), max_length=150)
    name_key = models.CharField(max_length=150, blank=True, editable=False)
    sort_name = models.CharField(max_length=150, blank=True, editable=False)
    office = models.CharField(_("office"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=15, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.SWAHILI
    )
    needs = models.CharField(_("special needs"), max_length=500, blank=True)
    amount_due = models.PositiveBigIntegerField(_("amount due (TZS)"), default=0)
    amount_paid = models.PositiveBigIntegerField(_("amount paid (TZS)"), default=0)
    attended = models.BooleanField(_("attended"), default=False)
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=RegistrationState.choices,
        default=RegistrationState.PENDING,
    )
    source = models.CharField(
        _("registered by"), max_length=12, choices=Source.choices, default=Source.SELF
    )
    paid_by_institution = models.BooleanField(_("the institution pays"), default=False)
    is_namesake = models.BooleanField(_("another person of the same name"), default=False)
    awaits_new_bill = models.BooleanField(default=False, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("registered by the person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account of the participant"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
    )
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("registered at"))
    email_confirmed_at = models.DateTimeField(_("e-mail confirmed at"), null=True, blank=True)
    hold_until = models.DateTimeField(_("the place is kept until"), null=True, blank=True)
    waiting_since = models.DateTimeField(_("waiting since"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("place confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["edition", "group", "full_name"]
        constraints = [
            models.CheckConstraint(
                name="exempt_registration_owes_nothing",
                condition=~Q(state=RegistrationState.EXEMPT) | Q(amount_due=0),
            ),
            models.UniqueConstraint(
                name="registration_email_once_in_group",
                fields=["group", "email"],
                condition=_STANDING & ~Q(email=""),
            ),
            models.UniqueConstraint(
                name="registration_name_once_in_group",
                fields=["group", "institution", "name_key"],
                condition=_STANDING
                & Q(institution__isnull=False, is_namesake=False)
                & ~Q(name_key=""),
            ),
            models.CheckConstraint(
                name="registration_unconfirmed_has_limit",
                condition=~Q(state=RegistrationState.UNCONFIRMED) | Q(hold_until__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_waiting_has_turn",
                condition=~Q(state=RegistrationState.WAITING) | Q(waiting_since__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="registration_newest", fields=["edition", "-created_at", "-id"]),
            models.Index(name="registration_by_name", fields=["edition", "sort_name", "id"]),
            models.Index(
                name="registration_in_state", fields=["edition", "state", "-created_at", "-id"]
            ),
            models.Index(
                name="registration_from_source", fields=["edition", "source", "-created_at", "-id"]
            ),
            models.Index(
                name="registration_paid_in_part",
                fields=["edition", "-created_at", "-id"],
                condition=Q(amount_paid__gt=0, amount_paid__lt=F("amount_due")),
            ),
            models.Index(
                F("edition"),
                (F("amount_due") - F("amount_paid")).desc(),
                F("id").desc(),
                name="registration_most_owed",
            ),
            models.Index(
                name="registration_with_needs",
                fields=["edition", "-created_at", "-id"],
                condition=~Q(needs=""),
            ),
            models.Index(name="registration_of_group", fields=["group", "state"]),
            models.Index(
                name="registration_of_institution", fields=["institution", "edition", "state"]
            ),
            models.Index(name="registration_phone", fields=["group", "phone"]),
            models.Index(
                name="registration_held",
                fields=["hold_until"],
                condition=Q(state=RegistrationState.UNCONFIRMED),
            ),
            models.Index(
                name="registration_queue",
                fields=["group", "waiting_since", "id"],
                condition=Q(state=RegistrationState.WAITING),
            ),
        ]

    def __str__(self) -> str:
        """The number, not the name: the audit trail keeps it when the person is forgotten."""
        return self.reference

    @property
    def amount_owed(self) -> int:
        """Shillings still to be paid."""
        return max(self.amount_due - self.amount_paid, 0)

    @property
    def is_standing(self) -> bool:
        """Neither cancelled nor lapsed."""
        return self.state in STANDING_STATES
