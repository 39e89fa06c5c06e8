from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.roles import Role


class RoleAssignment(models.Model):
    """A person holds a role, in one edition or (edition_id empty) in all of them.

    The edition is a number and no foreign key: editions are built above accounts.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="role_assignments",
    )
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    edition_id = models.PositiveBigIntegerField(_("edition's number"), null=True, blank=True)

    class Meta:
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")
        ordering = ["role", "edition_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="accounts_role_known"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "edition_id"],
                name="accounts_role_once_in_edition",
                violation_error_message=_("This person already holds this role."),
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(edition_id__isnull=True),
                name="accounts_role_once_everywhere",
                violation_error_message=_("This person already holds this role."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
