"""Writing and reading elements, so that nothing but what was signed is ever written or read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from lxml import etree

from egov_meeting.payments.gateways.base import Malformed

EAST_AFRICA = ZoneInfo("Africa/Dar_es_Salaam")
_MOMENT = "%Y-%m-%dT%H:%M:%S"
# What XML 1.0 cannot carry, even escaped.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Document types and entities are dangerous, comments could split a figure; neither has a place here.
_DECLARATION = re.compile(rb"<!(?!\[CDATA\[)")
_LARGEST = Decimal(10) ** 13

Content = str | Iterable["Element"]
Element = tuple[str, Content]


def written(element: Element) -> bytes:
    """The element and its children in the given order, without space between; empty ones as a pair of tags."""
    return _text(element).encode()


def parsed(content: bytes) -> etree._Element:
    """The root of `content`. Raises Malformed; document types and entities of its own are refused."""
    if _DECLARATION.search(content):
        raise Malformed("declarations and comments are not allowed")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(str(error)) from None


def text_of(parent: etree._Element, *names: str) -> str:
    """The text of the first child called by one of `names`; "" when it is missing or empty."""
    for name in names:
        found = parent.find(name)
        if found is not None:
            return (found.text or "").strip()
    return ""


def child(parent: etree._Element, name: str) -> etree._Element:
    """The one child of that name. Raises Malformed when it is missing."""
    found = parent.find(name)
    if found is None:
        raise Malformed(f"{name} is missing")
    return found


def codes(text: str) -> tuple[str, ...]:
    """Status codes; a field may hold several, joined by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def money(amount: int | Decimal) -> str:
    return f"{amount:.2f}"


def amount_in(text: str) -> Decimal:
    """An amount of money. Raises ValueError for anything else than a number above nought."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"“{text[:40]}” is no amount") from None
    if not amount.is_finite() or not 0 < amount < _LARGEST or amount != round(amount, 2):
        raise ValueError(f"“{text[:40]}” is no amount that can be paid")
    return amount


def amount_if_any(text: str) -> Decimal | None:
    """The same of a figure that nothing depends on: None when it is none."""
    try:
        return amount_in(text)
    except ValueError:
        return None


def moment(at: datetime) -> str:
    """Date and time of the clock in Tanzania, without zone, as the gateway writes them."""
    return at.astimezone(EAST_AFRICA).strftime(_MOMENT)


def moment_in(text: str) -> datetime:
    """The reverse of `moment`; fractions of a second are dropped. Raises ValueError."""
    return datetime.strptime(text.strip()[:19], _MOMENT).replace(tzinfo=EAST_AFRICA)


def _text(element: Element) -> str:
    name, content = element
    inner = _escaped(content) if isinstance(content, str) else "".join(map(_text, content))
    return f"<{name}>{inner}</{name}>"


def _escaped(text: str) -> str:
    plain = " ".join(_UNPRINTABLE.sub("", text).split())
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
