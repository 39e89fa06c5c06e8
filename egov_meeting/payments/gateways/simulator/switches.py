"""How the simulator misbehaves, when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

LONGEST = 600


@dataclass(frozen=True)
class Switches:
    """All off: a gateway that does what it should. Times are seconds."""

    answer_delay: float = 0.0  # slow: answers to requests come late
    silent: bool = False  # answers to requests do not come at all
    callback_delay: float = 0.5
    copies: int = 1  # every callback is delivered so many times
    lose_numbers: bool = False  # control numbers are made and never told
    lose_payments: bool = False  # payments are made and never told
    payment_first: bool = False  # a control number is told only after a payment of its bill
    reordered: bool = False  # what is to be told within a second goes out last first
    wrong_signature: bool = False  # callbacks are signed with a stranger's key
    wrong_answers: bool = False  # answers to requests are signed with a stranger's key
    refuse_with: str = ""  # bills are refused with these codes: "7242;7267"
    number_in_answer: bool = False  # version 5: the control number comes in the answer itself
    part_pay: bool = False  # half of what is asked is paid
    over_pay: bool = False  # half as much again is paid
    wrong_currency: bool = False  # payments are told in dollars
    unknown_bill: bool = False  # payments are told for a bill nobody has
    two_in_one: bool = False  # payments are told two in a message
    bank_names_in_list: bool = False  # version 4: lists name the bank's own transactions


class SwitchBoard:
    """The switches now; safe for several threads."""

    def __init__(self) -> None:
        self._now = Switches()
        self._lock = threading.Lock()

    def now(self) -> Switches:
        return self._now

    def turn(self, changes: Mapping[str, Any]) -> Switches:
        """Set some switches. Raises ValueError for a name or value that makes no sense."""
        kinds = {field.name: type(field.default) for field in fields(Switches)}
        checked = {name: _checked(name, value, kinds) for name, value in changes.items()}
        with self._lock:
            self._now = replace(self._now, **checked)
            return self._now

    def reset(self) -> Switches:
        with self._lock:
            self._now = Switches()
            return self._now


def as_json(switches: Switches) -> dict[str, Any]:
    return asdict(switches)


def _checked(name: str, value: Any, kinds: Mapping[str, type]) -> Any:
    kind = kinds.get(name)
    if kind is None:
        raise ValueError(f"there is no switch called {name}")
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        raise ValueError(f"{name} is a {kind.__name__}, not {value!r}")
    if isinstance(value, int | float) and not 0 <= value <= LONGEST:
        raise ValueError(f"{name} is between 0 and {LONGEST}")
    return value
