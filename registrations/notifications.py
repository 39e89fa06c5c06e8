"""What registering tells people, in their own language, through the outbox; each thing once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.outbox import Recipient, withdraw_messages, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from egov_meeting.shared.money import table_amount
from registrations import message_kinds as kinds
from registrations.links import own_link
from registrations.message_kinds_certificates import CERTIFICATE
from registrations.models import Registration
from registrations.phones import is_tanzanian

ABOUT = "registration"


def tell_code(
    registration: Registration, *, code: str, link: str, times: int, at: datetime
) -> None:
    """The code that confirms the e-mail address, and the link that does; earlier ones are withdrawn."""
    if times > 1:
        withdraw_messages(about_kind=ABOUT, about_id=registration.pk, kinds=[kinds.CODE.key])
    _tell(
        registration,
        kinds.CODE,
        at=at,
        key=f"code-{times}",
        values={
            "code": f"{code[:3]} {code[3:]}",
            "link": link,
        },
        sms=False,
    )


def tell_link(registration: Registration, *, at: datetime) -> None:
    """The link, at most once in ten minutes however often it is asked for; by SMS for want of an e-mail."""
    key = f"link-{int(at.timestamp()) // 600}"
    _tell(registration, kinds.LINK, at=at, key=key, sms=not registration.email)


def tell_received(registration: Registration, *, institution: str, at: datetime) -> None:
    _tell(registration, kinds.RECEIVED, at=at, values={"institution": institution})


def tell_waiting(registration: Registration, *, place: int, at: datetime) -> None:
    """Once for each time the person is put on the list."""
    since = registration.waiting_since or at
    key = f"waiting-{int(since.timestamp())}"
    _tell(registration, kinds.WAITING, at=at, key=key, values={"place": str(place)})


def tell_place_free(registration: Registration, *, until: datetime, at: datetime) -> None:
    _tell(
        registration,
        kinds.PLACE_FREE,
        at=at,
        key=f"free-{int(until.timestamp())}",
        values={"until": moment(until, registration.language)},
    )


def tell_confirmed(registration: Registration, *, at: datetime) -> None:
    """By SMS too where the person got no word of a payment."""
    pays_alone = registration.amount_due > 0 and not registration.paid_by_institution
    _tell(registration, kinds.CONFIRMED, at=at, key=f"confirmed-{_day(at)}", sms=not pays_alone)


def tell_cancelled(registration: Registration, *, refund: int, at: datetime) -> None:
    _tell(registration, kinds.CANCELLED, at=at, values={"refund": table_amount(refund)})


def tell_lapsed(registration: Registration, *, at: datetime) -> None:
    _tell(registration, kinds.LAPSED, at=at, key=f"lapsed-{_day(at)}")


def tell_exempted(registration: Registration, *, at: datetime) -> None:
    """Once for each time somebody decides so."""
    _tell(registration, kinds.EXEMPTED, at=at, key=f"exempted-{int(at.timestamp())}")


def tell_owing_again(registration: Registration, *, at: datetime) -> None:
    """That the exemption is taken back; the bill, if the person pays alone, has a message of its own."""
    values = {"amount": table_amount(registration.amount_owed)}
    key = f"owing-{int(at.timestamp())}"
    _tell(registration, kinds.OWING_AGAIN, at=at, key=key, values=values)


def tell_moved(registration: Registration, *, at: datetime) -> None:
    _tell(registration, kinds.MOVED, at=at, key=f"moved-{int(at.timestamp())}")


def tell_given_away(registration: Registration, *, at: datetime) -> None:
    """To the person who had the place until now; call it before the row names the other one."""
    if registration.email:
        _write(
            registration,
            kinds.GIVEN_AWAY,
            channel=Channel.EMAIL,
            key=f"given-away-{registration.link_version}",
            values={},
            at=at,
        )


def tell_certificate(
    registration: Registration, *, code: str, link: str, key: str, at: datetime
) -> bool:
    """That the certificate is there, once for each `key`; by SMS for want of an e-mail. False: no address."""
    values = {"code": code, "certificate": link}
    sms = not registration.email
    _tell(registration, CERTIFICATE, at=at, key=f"certificate-{key}", values=values, sms=sms)
    return bool(registration.email) or is_tanzanian(registration.phone)


def moment(at: datetime, language: str) -> str:
    """A moment as people write it: 4 Februari 2027, 16:00."""
    with translation.override(language):
        local = timezone.localtime(at)
        return f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"


def _tell(
    registration: Registration,
    kind: MessageKind,
    *,
    at: datetime,
    key: str = "",
    values: Mapping[str, str] | None = None,
    sms: bool = True,
) -> None:
    """By e-mail, and by SMS where the kind has words for it or the person has no e-mail address."""
    key = key or kind.key.removeprefix("registration_")
    if registration.email:
        _write(registration, kind, channel=Channel.EMAIL, key=key, values=values or {}, at=at)
    has_words = (Channel.SMS, registration.language) in kind.words
    if sms and has_words and is_tanzanian(registration.phone):
        _write(registration, kind, channel=Channel.SMS, key=key, values=values or {}, at=at)


def _write(
    registration: Registration,
    kind: MessageKind,
    *,
    channel: str,
    key: str,
    values: Mapping[str, str],
    at: datetime,
) -> OutboxMessage:
    language = registration.language
    address = registration.email if channel == Channel.EMAIL else registration.phone
    return write_message(
        kind=kind.key,
        key=f"registration-{registration.pk}-{registration.link_version}-{key}-{channel}",
        channel=channel,
        to=Recipient(address, language, about_kind=ABOUT, about_id=str(registration.pk)),
        values={
            "name": registration.full_name,
            "meeting": _named(registration.edition, language),
            "group": _named(registration.group, language),
            "reference": registration.reference,
            "link": own_link(registration),
            **values,
        },
        at=at,
        edition=registration.edition,
    )


def _named(obj: object, language: str) -> str:
    return text_in(obj, "name", language) or text_in(obj, "name", other_language(language))


def _day(at: datetime) -> str:
    return timezone.localdate(at).isoformat()
