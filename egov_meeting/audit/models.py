"""One row for every change: who, when, from where, before and after. Rows are only ever added."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """What somebody did. No foreign keys: a row outlives the person and the object it names.

    Triggers in the database refuse UPDATE, DELETE and TRUNCATE (see `append_only`).
    """

    at = models.DateTimeField(_("when"))
    actor_id = models.BigIntegerField(_("person's number"), null=True, blank=True)
    actor_label = models.CharField(_("by whom"), max_length=300)
    origin = models.GenericIPAddressField(_("from which address"), null=True, blank=True)
    action = models.CharField(_("action"), max_length=100)
    object_type = models.CharField(_("kind of record"), max_length=100)
    object_id = models.CharField(_("number of the record"), max_length=64)
    object_label = models.CharField(_("record"), max_length=300, blank=True)
    edition_id = models.BigIntegerField(_("edition's number"), null=True, blank=True)
    before = models.JSONField(_("before"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("recorded change")
        verbose_name_plural = _("recorded changes")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_event_newest"),
            models.Index(fields=["object_type", "object_id", "-at"], name="audit_event_object"),
            models.Index(fields=["actor_id", "-at"], name="audit_event_actor"),
            models.Index(fields=["action", "-at"], name="audit_event_action"),
            models.Index(fields=["edition_id", "-at"], name="audit_event_edition"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(action="") & ~models.Q(actor_label=""),
                name="audit_event_names_actor_and_action",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.object_label}"
