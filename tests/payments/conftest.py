from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from egov_meeting.payments.reactions import BillEvent, forget_handler, on_bill
from tests.payments.keys import settings_with_keys


@pytest.fixture(autouse=True)
def _gateway_of_the_tests(settings: Any) -> None:
    for name, value in settings_with_keys().items():
        setattr(settings, name, value)


@pytest.fixture
def told() -> Iterator[list[tuple[str, str]]]:
    """What the apps above were told, in order: (event, number of the bill)."""
    heard: list[tuple[str, str]] = []
    handlers = {
        event: lambda bill, by, at, event=event: heard.append((str(event), bill.number))
        for event in BillEvent
    }
    for event, handler in handlers.items():
        on_bill(event, handler)
    yield heard
    for event, handler in handlers.items():
        forget_handler(event, handler)
