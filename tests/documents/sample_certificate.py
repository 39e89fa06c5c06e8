"""A kind of certificate for tests: whoever is staff may see and revoke it."""

from typing import Any

from egov_meeting.accounts.permissions import is_staff_member
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.certificate_kinds import (
    CertificateKind,
    register_certificate_kind,
    unregister_certificate_kind,
)
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.services.certificates import give_certificate
from tests.documents.factories import NOON

KEY = "sample"
FACTS = {"sw": {"text": "kwa kushiriki katika"}, "en": {"text": "for having taken part in"}}


def register_sample_certificate() -> None:
    unregister_certificate_kind(KEY)
    register_certificate_kind(
        CertificateKind(
            key=KEY,
            title="Sample certificate",
            can_view=lambda user, _certificate: is_staff_member(user),
            can_revoke=lambda user, _certificate: is_staff_member(user),
        )
    )


def given(edition: Any, **fields: Any) -> Certificate:
    told = {
        "kind": KEY,
        "edition": edition,
        "subject": "person:1",
        "full_name": "Beng'i Ng'ong'o",
        "language": "sw",
        "facts": FACTS,
        "by": SYSTEM,
        "at": NOON,
        **fields,
    }
    return give_certificate(**told)
