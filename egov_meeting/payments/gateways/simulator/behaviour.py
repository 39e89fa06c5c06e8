"""The boxes of the page, as switches and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from egov_meeting.payments.gateways.simulator.switches import Switches

_SAME = (
    "lose_numbers",
    "payment_first",
    "reordered",
    "wrong_signature",
    "part_pay",
    "over_pay",
    "wrong_currency",
    "unknown_bill",
    "silent",
)


def switches_from(boxes: Mapping[str, Any]) -> dict[str, Any]:
    """What the ticked boxes mean."""
    return {
        **{name: bool(boxes[name]) for name in _SAME},
        "copies": 3 if boxes["thrice"] else 1,
        "answer_delay": 10.0 if boxes["slow"] else 0.0,
        "refuse_with": "7242;7267" if boxes["refused"] else "",
    }


def boxes_from(switches: Switches) -> dict[str, bool]:
    """Which boxes are ticked now."""
    return {
        **{name: getattr(switches, name) for name in _SAME},
        "thrice": switches.copies > 1,
        "slow": switches.answer_delay > 0,
        "refused": bool(switches.refuse_with),
    }
