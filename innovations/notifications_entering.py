"""What entering tells people, each in the language of the entry, each thing once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from egov_meeting.institutions.models import Institution, InstitutionContact
from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from innovations import message_kinds_entering as kinds
from innovations.announcing import call_address, closing_words
from innovations.confirming_links import confirmation_link
from innovations.models import Call, Confirmation, Entry, EntryVersion

ABOUT = "innovation_entry"


def tell_received(*, version: EntryVersion, at: datetime) -> None:
    """The receipt, to the owner."""
    tell_owner(
        entry=version.entry,
        kind=kinds.RECEIVED,
        key=f"received-{version.number}",
        at=at,
        more={"time": _moment(version.submitted_at, version.entry.language)},
    )


def tell_withdrawn(*, entry: Entry, at: datetime) -> None:
    tell_owner(entry=entry, kind=kinds.WITHDRAWN, key="withdrawn", at=at)


def tell_declined(*, confirmation: Confirmation, at: datetime) -> None:
    """That somebody does not stand behind the entry, to its owner."""
    tell_owner(
        entry=confirmation.entry,
        kind=kinds.CONFIRMATION_DECLINED,
        key=f"declined-{confirmation.pk}-{int(at.timestamp())}",
        at=at,
        more={"person": confirmation.full_name, "note": confirmation.note or "–"},
    )


def tell_asked(*, confirmation: Confirmation, at: datetime, again: int = 0) -> None:
    """The question, with the link, to the author or the supervisor."""
    entry = confirmation.entry
    write_message(
        kind=kinds.CONFIRMATION_ASKED.key,
        key=f"entry-{entry.pk}-confirm-{confirmation.pk}-{again}",
        channel=Channel.EMAIL,
        to=Recipient(confirmation.email, entry.language, about_kind=ABOUT, about_id=str(entry.pk)),
        values={
            "name": confirmation.full_name,
            "title": entry.title,
            "meeting": _meeting(entry.edition, entry.language),
            "owner": entry.owner.full_name if entry.owner else "",
            "link": confirmation_link(confirmation, language=entry.language),
        },
        at=at,
        edition=entry.edition,
    )


def tell_owner(
    *,
    entry: Entry,
    kind: MessageKind,
    key: str,
    at: datetime,
    more: Mapping[str, str] | None = None,
) -> None:
    """A letter about an entry to whoever made it; nothing where the account is gone."""
    owner = entry.owner
    if owner is None:
        return
    language = entry.language
    with translation.override(language):
        path = reverse("innovations:my_entry", args=[entry.pk])
    write_message(
        kind=kind.key,
        key=f"entry-{entry.pk}-{key}",
        channel=Channel.EMAIL,
        to=Recipient(owner.email, language, about_kind=ABOUT, about_id=str(entry.pk)),
        values={
            "name": owner.full_name,
            "title": entry.title,
            "meeting": _meeting(entry.edition, language),
            "link": settings.PUBLIC_ADDRESS.rstrip("/") + path,
            **(more or {}),
        },
        at=at,
        edition=entry.edition,
    )


def tell_announced(
    *, call: Call, institution: Institution, contact: InstitutionContact, at: datetime
) -> None:
    """That the call is out, to the head of an institution; once a day, in Swahili as offices write."""
    language = "sw"
    edition = call.edition
    write_message(
        kind=kinds.ANNOUNCED.key,
        key=f"innovation-call-{call.pk}-{institution.pk}-{timezone.localdate(at)}",
        channel=Channel.EMAIL,
        to=Recipient(
            contact.head_email, language, about_kind="innovation_call", about_id=str(call.pk)
        ),
        values={
            "name": contact.head_name,
            "institution": institution.name_on(timezone.localdate(at), language),
            "meeting": _meeting(edition, language),
            "until": closing_words(call, language),
            "link": call_address(edition, language),
        },
        at=at,
        edition=edition,
    )


def _meeting(edition: Edition, language: str) -> str:
    return text_in(edition, "name", language) or text_in(edition, "name", other_language(language))


def _moment(at: datetime, language: str) -> str:
    with translation.override(language):
        local = timezone.localtime(at)
        return f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"
