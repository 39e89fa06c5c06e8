"""The certificate of an entry that was selected, as a kind of certificate: what it says, and who may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.permissions import has_capability
from egov_meeting.documents.certificate_kinds import CertificateKind
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.verification_address import verification_address
from egov_meeting.documents.verification_codes import grouped_code
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.grammar import for_language
from egov_meeting.shared.wording import Wording
from innovations.choices import EntryKind, Place
from innovations.message_kinds_outcome import CERTIFICATE
from innovations.models import Entry, EntryAuthor, Selection

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.meetings.models import Edition

KEY = "innovation"
AUTHOR, ENTRY = "entry_author:", "entry:"
RECOGNISED = {
    EntryKind.RESEARCH: Wording("kwa kutambua kazi ya utafiti", "in recognition of the research"),
    EntryKind.INNOVATION: Wording(
        "kwa kutambua kazi ya ubunifu", "in recognition of the innovation"
    ),
}
PLACES = {
    Place.EXHIBITION: Wording("kuoneshwa katika maonesho", "shown in the exhibition"),
    Place.STAGE: Wording("kuwasilishwa jukwaani", "presented on the stage"),
    Place.AWARD: Wording("kupewa tuzo", "given an award"),
}
CHOSEN = Wording("iliyochaguliwa {places} katika", "selected to be {places} at")
AWARD = Wording("Tuzo: {award}", "Award: {award}")


def subject_of(author: EntryAuthor) -> str:
    """To whom the certificate of an author is given."""
    return f"{AUTHOR}{author.pk}"


def facts_of(entry: Entry, honours: Iterable[Selection]) -> dict[str, dict[str, str]]:
    """What the certificate says, in both languages."""
    rows = list(honours)
    return {language: _said(entry, rows, language) for language in ("sw", "en")}


def _said(entry: Entry, honours: list[Selection], language: str) -> dict[str, str]:
    held = {row.place for row in honours}
    places = [words.in_language(language) for place, words in PLACES.items() if place in held]
    awards = [
        text_in(row.award, "name", language) or text_in(row.award, "name", other_language(language))
        for row in honours
        if row.award is not None
    ]
    return {
        "text": RECOGNISED[EntryKind(entry.kind)].in_language(language),
        "work": entry.title,
        "after": CHOSEN.in_language(language).format(places=for_language(language).join(places)),
        "detail": AWARD.in_language(language).format(award="; ".join(awards)) if awards else "",
    }


def entry_of(certificate: Certificate) -> Entry | None:
    """The entry a certificate is about."""
    kind, number = certificate.subject.split(":", 1)
    rows = Entry.objects.filter(edition=certificate.edition_id).select_related("owner", "edition")
    if not number.isdigit():
        return None
    if f"{kind}:" == AUTHOR:
        return rows.filter(authors=int(number)).first()
    return rows.filter(pk=int(number)).first()


def can_view(user: Person, certificate: Certificate) -> bool:
    """Staff who see what is entered, and who made the entry."""
    if has_capability(user, "innovations.view", edition_id=certificate.edition_id):
        return True
    entry = entry_of(certificate) if user.is_authenticated and user.is_active else None
    return entry is not None and entry.owner_id == user.pk


def can_revoke(user: Person, certificate: Certificate) -> bool:
    return has_capability(user, "innovations.select", edition_id=certificate.edition_id)


def tell(certificate: Certificate, by: Any, at: datetime) -> bool:
    """Write to the author, or to who made the entry for want of an address. False when there is none."""
    entry = entry_of(certificate)
    if entry is None:
        return False
    address = _address(certificate, entry)
    if not address:
        return False
    language, code = entry.language, certificate.verification_code
    edition = entry.edition
    write_message(
        kind=CERTIFICATE.key,
        key=f"entry-certificate-{certificate.pk}",
        channel=Channel.EMAIL,
        to=Recipient(address, language, about_kind="entry", about_id=str(entry.pk)),
        values={
            "name": certificate.full_name,
            "holder": certificate.full_name,
            "title": entry.title,
            "meeting": text_in(edition, "name", language)
            or text_in(edition, "name", other_language(language)),
            "code": grouped_code(code),
            "link": verification_address(code=code, language=language),
        },
        at=at,
        edition=edition,
    )
    return True


def list_address(edition: Edition) -> str:
    return reverse("innovations:entry_certificates", args=[edition.year])


def _address(certificate: Certificate, entry: Entry) -> str:
    if certificate.subject.startswith(AUTHOR):
        number = certificate.subject.removeprefix(AUTHOR)
        own = entry.authors.filter(pk=number).values_list("email", flat=True).first()
        if own:
            return own
    return entry.owner.email if entry.owner else ""


CERTIFICATE_KIND = CertificateKind(
    key=KEY,
    title=_("Certificate of recognition"),
    can_view=can_view,
    can_revoke=can_revoke,
    tell=tell,
    list_address=list_address,
)
