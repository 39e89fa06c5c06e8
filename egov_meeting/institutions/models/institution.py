from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.choices import InstitutionKind
from egov_meeting.shared.bilingual import Bilingual


class Institution(models.Model):
    """A ministry, agency, university or other body, with the years in which it existed.

    A rename keeps the row and adds a `FormerName`; a split or merger by law ends the row
    (`valid_until`) and names the `successor`. A duplicate entry is `merged_into` the one kept.
    """

    key = models.SlugField(_("key"), max_length=60, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    name_sw = models.CharField(_("name in Swahili"), max_length=250)
    name_en = models.CharField(_("name in English"), max_length=250, blank=True)
    name = Bilingual("name")
    kind = models.CharField(_("kind"), max_length=20, choices=InstitutionKind.choices)
    valid_from = models.DateField(_("existed from"), null=True, blank=True)
    valid_until = models.DateField(_("existed until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("duplicate of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="duplicates",
    )

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name_sw"]
        constraints = [
            models.CheckConstraint(
                name="institution_period_in_order",
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="institution_not_its_own_successor",
                condition=~Q(successor=F("id")) & ~Q(merged_into=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def name_on(self, day: datetime.date, language: str) -> str:
        """Return the official name in `language` ("sw" or "en") as it was on `day`.

        Prefetch `former_names` when many institutions are named in one page.
        """
        return self._names_on(day)[language] or self._names_on(day)["sw"]

    def acronym_on(self, day: datetime.date) -> str:
        """Return the acronym as it was on `day`, empty when the institution had none."""
        return self._names_on(day)["acronym"]

    def _names_on(self, day: datetime.date) -> dict[str, str]:
        for former in self.former_names.all():
            if (former.since is None or former.since <= day) and day <= former.until:
                return {"sw": former.name_sw, "en": former.name_en, "acronym": former.acronym}
        return {"sw": self.name_sw, "en": self.name_en, "acronym": self.acronym}
