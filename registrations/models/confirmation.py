from django.db import models
from django.utils.translation import gettext_lazy as _

from registrations.models.registration import Registration


class EmailConfirmation(models.Model):
    """The code last sent to an e-mail address; only its hash is kept."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="confirmation"
    )
    code_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(_("sent at"))
    times_sent = models.PositiveSmallIntegerField(_("times sent"), default=1)
    tries = models.PositiveSmallIntegerField(_("wrong tries"), default=0)

    class Meta:
        verbose_name = _("confirmation of an e-mail address")
        verbose_name_plural = _("confirmations of e-mail addresses")

    def __str__(self) -> str:
        return str(self.registration)
