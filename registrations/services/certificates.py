"""Certificates of attendance: the rule of the edition, giving them by it, and taking back what has lost its basis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_changes, save_new
from egov_meeting.documents.certificate_selectors import valid_certificate
from egov_meeting.documents.choices import DocumentLanguage
from egov_meeting.documents.services.certificates import (
    certificate_was_sent,
    correct_certificate,
    give_certificate,
    revoke_certificate,
)
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from registrations import notifications
from registrations.certificate_rules import Missing
from registrations.choices import CertificateLanguage
from registrations.links import own_certificate_link
from registrations.models import CertificateRule, Registration
from registrations.selectors.certificates import (
    KIND,
    judged_registration,
    missing_of,
    registration_pk_in,
    rule_of,
    subject_of,
)
from registrations.services.locking import locked_registration

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.documents.models import Certificate
    from egov_meeting.meetings.models import Edition

RULE_FIELDS = ("all_days", "minimum_days", "only_paid")


class NotEarned(ValidationError):
    """By the edition's rule this person gets no certificate."""


def set_rule(
    *,
    edition: Edition,
    all_days: bool,
    minimum_days: int,
    only_paid: bool,
    by: Actor,
    at: datetime,
) -> CertificateRule:
    """Say who gets a certificate from now on; those that were given stay, and are told of where they lost
    their basis. Raises ValidationError for less than one day."""
    fields = {"all_days": all_days, "minimum_days": minimum_days, "only_paid": only_paid}
    action = "registrations.certificate_rule_set"
    with transaction.atomic():
        locked(edition)
        rule = rule_of(edition=edition)
        if rule.pk is None:
            for name, value in fields.items():
                setattr(rule, name, value)
            save_new(rule, by=by, at=at, action=action, shown_publicly=False)
        else:
            save_changes(rule, fields=fields, by=by, at=at, action=action, shown_publicly=False)
    return rule


def give_by_rule(
    *, registration: Registration, language: str, is_told: bool, by: Actor, at: datetime
) -> Certificate:
    """Give what was earned, once; a certificate in another name than the person's now is replaced.

    Raises NotEarned with the reason.
    """
    with transaction.atomic():
        locked_registration(pk=registration.pk)
        row = judged_registration(registration=registration)
        missing = missing_of(row, rule=rule_of(edition=row.edition))
        if missing:
            raise NotEarned(str(Missing(missing).label))
        held = valid_certificate(edition=row.edition, kind=KIND, subject=subject_of(row))
        if held is None:
            certificate = _give(row, language, by, at)
        else:
            certificate = correct_certificate(
                certificate=held, full_name=row.full_name, by=by, at=at
            )
        if is_told and certificate.sent_at is None:
            tell_holder(certificate, by, at)
    return certificate


def revoke_if_baseless(
    *, registration: Registration, reason: str, by: Actor, at: datetime
) -> Certificate:
    """Take back a certificate that was not earned by what is known now. Raises ValidationError otherwise."""
    with transaction.atomic():
        locked_registration(pk=registration.pk)
        row = judged_registration(registration=registration)
        held = valid_certificate(edition=row.edition, kind=KIND, subject=subject_of(row))
        if held is None:
            raise ValidationError(_("There is no valid certificate any more."))
        if not missing_of(row, rule=rule_of(edition=row.edition)):
            raise ValidationError(_("By now the certificate has been earned."))
        return revoke_certificate(certificate=held, by=by, at=at, reason=reason)


def tell_holder(certificate: Certificate, by: Actor, at: datetime) -> bool:
    """Write to the person where the certificate is, at most once in ten minutes; False without an address,
    also for one who has given the place to somebody else."""
    registration = (
        Registration.objects.select_related("edition", "group")
        .filter(pk=registration_pk_in(certificate.subject))
        .first()
    )
    if registration is None or certificate.subject != subject_of(registration):
        return False
    has_address = notifications.tell_certificate(
        registration,
        code=str(certificate),
        link=own_certificate_link(registration),
        key=f"{certificate.pk}-{int(at.timestamp()) // 600}",
        at=at,
    )
    if has_address:
        certificate_was_sent(certificate=certificate, by=by, at=at)
    return has_address


def _give(row: Registration, language: str, by: Actor, at: datetime) -> Certificate:
    is_both = language == CertificateLanguage.BOTH
    return give_certificate(
        kind=KIND,
        edition=row.edition,
        subject=subject_of(row),
        full_name=row.full_name,
        language=DocumentLanguage.BOTH if is_both else row.language,
        facts=_facts(row.days_there),  # type: ignore[attr-defined]  # annotated
        by=by,
        at=at,
    )


def _facts(days: int) -> Mapping[str, Mapping[str, str]]:
    said = {}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            said[code] = {
                "text": _("for taking part in"),
                "detail": _("Days attended: %(number)d") % {"number": days},
            }
    return said
