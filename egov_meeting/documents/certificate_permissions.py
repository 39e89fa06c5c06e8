"""Who may see, correct and revoke a certificate. The kind has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egov_meeting.documents.certificate_kinds import UnknownCertificateKind, certificate_kind

if TYPE_CHECKING:
    from egov_meeting.accounts.permissions import Person
    from egov_meeting.documents.models import Certificate


def can_view_certificate(user: Person, certificate: Certificate) -> bool:
    """Staff who may see the certificates of the kind; holders come by their own link."""
    return _asks_kind("can_view", user, certificate)


def can_revoke_certificate(user: Person, certificate: Certificate) -> bool:
    """Correct the name, send it again, revoke."""
    return _asks_kind("can_revoke", user, certificate)


def _asks_kind(question: str, user: Person, certificate: Certificate) -> bool:
    try:
        return bool(getattr(certificate_kind(certificate.kind), question)(user, certificate))
    except UnknownCertificateKind:
        return False
