"""The words of a message to a person, put together once: salutation, text and end, with or without an SMS."""

from __future__ import annotations

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import Words


def letter_and_sms(
    *,
    subject_sw: str,
    sw: str,
    subject_en: str,
    en: str,
    sms_sw: str = "",
    sms_en: str = "",
    end_sw: str = "",
    end_en: str = "",
) -> dict[tuple[str, str], Words]:
    """`words` of a MessageKind with the placeholder {name}: by e-mail in both languages, by SMS where given."""
    found: dict[tuple[str, str], Words] = {
        (Channel.EMAIL, "sw"): Words("Ndugu {name},\n\n" + sw + end_sw, subject_sw),
        (Channel.EMAIL, "en"): Words("Dear {name},\n\n" + en + end_en, subject_en),
    }
    if sms_sw:
        found[Channel.SMS, "sw"] = Words(sms_sw)
        found[Channel.SMS, "en"] = Words(sms_en)
    return found
