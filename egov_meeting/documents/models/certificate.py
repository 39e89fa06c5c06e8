from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.choices import CertificateState, DocumentLanguage
from egov_meeting.documents.verification_codes import grouped_code, new_verification_code
from egov_meeting.documents.workflow import CERTIFICATE_WORKFLOW


class Certificate(models.Model):
    """A certificate that was given to somebody; its paper is made from this row whenever it is wanted.

    `kind` says for what (registered by the application that gives it), `subject` to whom
    ("registration:12"), `facts` what the paper says besides the name, in both languages. When a name
    is corrected a new row follows, `replaced_by` leads to it, and the old code keeps answering.
    """

    workflow = CERTIFICATE_WORKFLOW

    edition = models.ForeignKey(
        "meetings.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="certificates",
    )
    kind = models.CharField(_("kind"), max_length=40)
    subject = models.CharField(_("about"), max_length=80)
    full_name = models.CharField(_("full name"), max_length=150)
    language = models.CharField(_("language"), max_length=4, choices=DocumentLanguage.choices)
    facts = models.JSONField(_("what it says"), default=dict, blank=True)
    verification_code = models.CharField(
        _("verification code"), max_length=12, unique=True, default=new_verification_code
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=CertificateState.choices,
        default=CertificateState.VALID,
    )
    issued_at = models.DateTimeField(_("issued at"))
    issued_by_label = models.CharField(_("by"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revocation_reason = models.CharField(_("why it was revoked"), max_length=300, blank=True)
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["edition", "kind", "full_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="certificate_valid_once",
                fields=["edition", "kind", "subject"],
                condition=Q(state=CertificateState.VALID),
            ),
            models.CheckConstraint(
                name="certificate_revoked_has_time",
                condition=~Q(state=CertificateState.REVOKED) | Q(revoked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="certificate_not_replaced_by_itself",
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
            ),
        ]
        indexes = [
            models.Index(name="certificate_by_name", fields=["edition", "kind", "full_name", "id"])
        ]

    def __str__(self) -> str:
        return grouped_code(self.verification_code)
