"""What fits into an SMS: the letters of GSM, and how many parts a text takes."""

from __future__ import annotations

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


def sms_parts(text: str) -> int:
    """How many parts are sent and paid for: 160 letters in one, 153 in each of several (70 and 67 outside GSM)."""
    if all(letter in _BASIC or letter in _EXTENDED for letter in text):
        length = len(text) + sum(letter in _EXTENDED for letter in text)
        return 1 if length <= 160 else ceil(length / 153)
    length = len(text.encode("utf-16-be")) // 2
    return 1 if length <= 70 else ceil(length / 67)
