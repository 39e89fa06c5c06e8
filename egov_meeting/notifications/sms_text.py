"""What fits into an SMS: the letters of GSM, and how many parts a text takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = "^{}\\[~]|€"
_PLAINER = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)


def plain_for_sms(text: str) -> str:
    """The text with typographic quotes and dashes made plain; one of them would halve what fits."""
    return text.translate(_PLAINER).strip()


@dataclass(frozen=True)
class SmsLength:
    """What a text costs as an SMS. `letters` are counted as the network does, `outside` are not in GSM."""

    letters: int
    parts: int
    outside: str

    @property
    def is_gsm(self) -> bool:
        return not self.outside


def sms_length(text: str) -> SmsLength:
    """160 letters in one SMS, 153 in each of several; 70 and 67 when a single letter is outside GSM."""
    outside = "".join(dict.fromkeys(letter for letter in text if letter not in _BASIC + _EXTENDED))
    if not outside:
        length = len(text) + sum(letter in _EXTENDED for letter in text)
        return SmsLength(length, 1 if length <= 160 else ceil(length / 153), "")
    length = len(text.encode("utf-16-be")) // 2
    return SmsLength(length, 1 if length <= 70 else ceil(length / 67), outside)


def sms_parts(text: str) -> int:
    """How many parts are sent and paid for."""
    return sms_length(text).parts
