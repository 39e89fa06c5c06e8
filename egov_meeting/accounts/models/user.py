from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.capabilities import administers_system, has_capability
from egov_meeting.accounts.choices import Language


class UserManager(BaseUserManager["User"]):
    """Makes accounts that are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Add an account; without a password it can only be entered after one is set by link."""
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Refused: it would leave no trace. `manage.py invite_administrator` is the way."""
        raise NotImplementedError("use: manage.py invite_administrator")

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in. What the person may do follows from the role assignments.

    `is_staff` marks the account for Django's own admin; the role of a system administrator must
    come with it. `is_superuser`, groups and Django's permissions are not used.
    """

    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("There is already an account with this e-mail address.")},
    )
    full_name = models.CharField(_("full name"), max_length=150)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.SWAHILI
    )
    institution = models.ForeignKey(
        "institutions.Institution",
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
    )
    is_active = models.BooleanField(
        _("may sign in"),
        default=True,
        help_text=_("Take this away instead of deleting an account."),
    )
    is_staff = models.BooleanField(_("may open the system administration"), default=False)
    date_joined = models.DateTimeField(_("added on"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["full_name", "email"]
        indexes = [models.Index(fields=["full_name", "email"], name="accounts_user_by_name")]
        constraints = [
            # Small letters only, so that `unique` above knows no difference of capitals.
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="accounts_user_email_in_small_letters",
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=Language.values),
                name="accounts_user_language_known",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    @property
    def audit_label(self) -> str:
        """How this person is named in the audit trail, readable after the account is gone."""
        return f"{self.full_name} ({self.email})" if self.full_name else self.email

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        """Whether a role of this person grants the named capability (see `roles.CAPABILITIES`)."""
        return has_capability(self, capability, edition_id=edition_id)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's admin asks this; who may open it may use all of it."""
        return administers_system(self)

    def has_module_perms(self, app_label: str) -> bool:
        return administers_system(self)


def name_of(user: User) -> str:
    """How the sign-in library names a person in its messages (settings.ACCOUNT_USER_DISPLAY)."""
    return str(user)
