"""Giving certificates, putting a name right, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record
from egov_meeting.audit.transitions import transition
from egov_meeting.documents.certificate_facts import all_facts
from egov_meeting.documents.certificate_kinds import certificate_kind
from egov_meeting.documents.certificate_selectors import valid_certificate
from egov_meeting.documents.choices import CertificateState, DocumentLanguage
from egov_meeting.documents.models import Certificate

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition

# The trail keeps that a name was given or changed, not the name: it outlives the person's data.
_TOLD = ("kind", "subject", "language", "verification_code")
_LONGEST_BY = 300


def give_certificate(
    *,
    kind: str,
    edition: Edition,
    subject: str,
    full_name: str,
    language: str,
    facts: Mapping[str, Mapping[str, str]],
    by: Actor,
    at: datetime,
) -> Certificate:
    """Give a certificate; who has a valid one of the kind keeps it, and that one is given back.

    `subject` names to whom ("registration:12"), `language` is "sw", "en" or "both", `facts` what it
    says in each language: {"sw": {"text": …, "work": …, "after": …, "detail": …}, "en": {…}}. The
    meeting, its days and place are taken down as they are now. Raises UnknownCertificateKind,
    ValueError for a language or a fact there is not, ValidationError for a name that is empty or
    longer than 150 letters.
    """
    certificate_kind(kind)
    DocumentLanguage(language)
    held = valid_certificate(edition=edition, kind=kind, subject=subject)
    if held is not None:
        return held
    certificate = Certificate(
        edition=edition,
        kind=kind,
        subject=subject,
        full_name=_tidy(full_name),
        language=language,
        facts=all_facts(edition=edition, own=facts),
        issued_at=at,
        issued_by_label=by.audit_label[:_LONGEST_BY],
    )
    certificate.clean_fields(exclude=["edition"])
    try:
        with transaction.atomic():
            certificate.save(force_insert=True)
            _record_new(certificate, by=by, at=at)
    except IntegrityError:
        # Another worker gave it in the same moment; theirs is as good.
        found = valid_certificate(edition=edition, kind=kind, subject=subject)
        if found is None:
            raise
        return found
    return certificate


def correct_certificate(
    *, certificate: Certificate, full_name: str, by: Actor, at: datetime
) -> Certificate:
    """Give another one with the name put right; the old code answers that it was replaced.

    The same name gives the same certificate back. Raises ValidationError for a name that is empty or
    too long, TransitionRefused when the certificate is not valid (any more).
    """
    name = _tidy(full_name)
    if name == certificate.full_name and certificate.state == CertificateState.VALID:
        return certificate
    with transaction.atomic():
        stored: Certificate = locked(certificate)
        fresh = Certificate(
            edition_id=stored.edition_id,
            kind=stored.kind,
            subject=stored.subject,
            full_name=name,
            language=stored.language,
            facts=stored.facts,
            issued_at=at,
            issued_by_label=by.audit_label[:_LONGEST_BY],
        )
        fresh.clean_fields(exclude=["edition"])
        to = CertificateState.REPLACED
        transition(certificate, to=to, by=by, at=at, shown_publicly=False)
        fresh.save(force_insert=True)
        certificate.replaced_by = fresh
        certificate.save(update_fields=["replaced_by"])
        _record_new(fresh, by=by, at=at, replaces=stored)
    return fresh


def revoke_certificate(
    *, certificate: Certificate, by: Actor, at: datetime, reason: str
) -> Certificate:
    """Declare a certificate no longer good; its page says so for ever, and never why.

    Those it replaced go with it: their codes must not say that a good one exists. Raises ValidationError without a reason and TransitionRefused when it is revoked already.
    """
    why = reason.strip()
    if not why:
        raise ValidationError({"reason": _("Say why this certificate is revoked.")})
    with transaction.atomic():
        _revoke(certificate, why, by, at)
        earlier = getattr(certificate, "replaces", None)
        while earlier is not None:
            if earlier.state == CertificateState.REPLACED:
                _revoke(earlier, why, by, at)
            earlier = getattr(earlier, "replaces", None)
    return certificate


def _revoke(certificate: Certificate, why: str, by: Actor, at: datetime) -> None:
    transition(
        certificate,
        to=CertificateState.REVOKED,
        by=by,
        at=at,
        reason=why,
        also={"revoked_at": at, "revocation_reason": why},
        shown_publicly=False,
    )


def certificate_was_sent(*, certificate: Certificate, by: Actor, at: datetime) -> None:
    """Note that the holder was written to."""
    with transaction.atomic():
        before = locked(certificate).sent_at
        certificate.sent_at = at
        certificate.save(update_fields=["sent_at"])
        record(
            action="documents.certificate_sent",
            obj=certificate,
            by=by,
            at=at,
            before={"sent_at": before},
            after={"sent_at": at},
            shown_publicly=False,
        )


def forget_holders(*, kind: str, subjects: Sequence[str]) -> int:
    """Take the names out of certificates, in the caller's transaction; returns of how many.

    The codes keep answering, without a name.
    """
    found = Certificate.objects.filter(kind=kind, subject__in=subjects)
    return found.exclude(full_name="").update(full_name="")


def _record_new(
    certificate: Certificate, *, by: Actor, at: datetime, replaces: Certificate | None = None
) -> None:
    told = {name: getattr(certificate, name) for name in _TOLD}
    if replaces is not None:
        told["replaces"] = str(replaces)
    action = "documents.certificate_corrected" if replaces else "documents.certificate_given"
    record(action=action, obj=certificate, by=by, at=at, after=told, shown_publicly=False)


def _tidy(name: str) -> str:
    return " ".join("".join(sign for sign in name if sign.isprintable() or sign.isspace()).split())
