"""The order in which certificates are printed, so that they are handed out without searching."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import pgettext_lazy

from egov_meeting.documents.models import Certificate
from registrations.selectors.certificates import registrations_behind


class CertificateOrder(models.TextChoices):
    NAME = "name", pgettext_lazy("order", "Name")
    INSTITUTION = "institution", pgettext_lazy("order", "Institution, then name")


def in_order(found: Iterable[Certificate], *, order: str) -> list[Certificate]:
    """The certificates as asked for; one query more by institution."""
    rows = list(found)
    if order != CertificateOrder.INSTITUTION:
        return sorted(rows, key=lambda one: (one.full_name.casefold(), one.pk))
    behind = registrations_behind(rows)

    def place(one: Certificate) -> tuple[str, str, int]:
        person = behind.get(one.subject)
        where = str(person.institution or person.institution_name) if person else ""
        return where.casefold(), one.full_name.casefold(), one.pk

    return sorted(rows, key=place)
