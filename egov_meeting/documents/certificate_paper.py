"""What stands on the paper of a certificate, in one language or in both on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from egov_meeting.documents.certificate_facts import Facts
from egov_meeting.documents.certificate_kinds import (
    GIVEN_TO,
    UnknownCertificateKind,
    certificate_kind,
    certificate_title,
)
from egov_meeting.documents.choices import DocumentLanguage
from egov_meeting.documents.verification_address import verification_address
from egov_meeting.shared import grammar
from egov_meeting.shared.bilingual import other_language

if TYPE_CHECKING:
    from egov_meeting.documents.models import Certificate

# Longer names are set smaller, so that they are whole; the longest on two lines.
_LONG, _VERY_LONG = 34, 56


@dataclass(frozen=True)
class Side:
    """The words of one language; a text it lacks is the other one's, and `meeting_language` says so."""

    language: str
    title: str
    given_to: str
    text: str
    work: str
    after: str
    meeting: str
    meeting_language: str
    when: str
    detail: str
    organiser: str


@dataclass(frozen=True)
class PrintedCertificate:
    """The first side is set large, a second one below it in italics."""

    name: str
    sides: tuple[Side, ...]
    code: str
    address: str
    issued: str

    @property
    def language(self) -> str:
        return self.sides[0].language

    @property
    def name_size(self) -> str:
        """A class of the style sheet."""
        if len(self.name) > _VERY_LONG:
            return "name-very-long"
        return "name-long" if len(self.name) > _LONG else ""

    @property
    def portal(self) -> str:
        """Where codes are typed, without the scheme."""
        return settings.PUBLIC_ADDRESS.split("//")[-1].rstrip("/") + f"/{self.language}/thibitisha/"


def printed_certificate(certificate: Certificate, *, language: str = "") -> PrintedCertificate:
    """As it is printed in "sw", "en" or "both"; in its own language unless another is given."""
    wanted = language or certificate.language
    codes = ["sw", "en"] if wanted == DocumentLanguage.BOTH else [wanted]
    given = timezone.localdate(certificate.issued_at)
    return PrintedCertificate(
        name=certificate.full_name,
        sides=tuple(_side(certificate, code) for code in codes),
        code=str(certificate),
        address=verification_address(code=certificate.verification_code, language=codes[0]),
        issued=grammar.for_language(codes[0]).date(given),
    )


def _side(certificate: Certificate, code: str) -> Side:
    facts: Facts = certificate.facts
    said = facts.get(code, {})
    other = other_language(code)
    borrowed = facts.get(other, {})
    when = [said.get("dates", ""), said.get("place", "")]
    with translation.override(code):
        return Side(
            language=code,
            title=str(certificate_title(certificate.kind)),
            given_to=_given_to(certificate.kind),
            text=said.get("text", ""),
            work=said.get("work") or borrowed.get("work", ""),
            after=said.get("after", ""),
            meeting=said.get("meeting") or borrowed.get("meeting", ""),
            meeting_language=code if said.get("meeting") else other,
            when=" · ".join(part for part in when if part),
            detail=said.get("detail", ""),
            organiser=said.get("organiser", ""),
        )


def _given_to(kind: str) -> str:
    try:
        return str(certificate_kind(kind).given_to)
    except UnknownCertificateKind:
        return str(GIVEN_TO)


def qr_label() -> str:
    """What a screen reader says of the code, in the active language."""
    return _("QR code to verify this certificate")
