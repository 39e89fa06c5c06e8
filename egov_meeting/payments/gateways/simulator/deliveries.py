"""Telling the portal: each callback goes out until it is acknowledged with 7101, as often as told."""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from egov_meeting.payments.gateways.base import GatewayProblem, NoticeKind
from egov_meeting.payments.gateways.gepg.client import post
from egov_meeting.payments.gateways.gepg.elements import parsed
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed
from egov_meeting.payments.gateways.simulator.keys import KeyFiles
from egov_meeting.payments.gateways.simulator.switches import SwitchBoard

logger = logging.getLogger(__name__)

PATHS = {
    NoticeKind.CONTROL_NUMBER: "/payments/gepg/v{version}/control-numbers/",
    NoticeKind.PAYMENT: "/payments/gepg/v{version}/payments/",
    NoticeKind.RECONCILIATION: "/payments/gepg/v{version}/reconciliations/",
}
ATTEMPTS_AT_MOST = 12
WINDOW = 1.0  # seconds in which reordered deliveries are gathered


@dataclass
class Delivery:
    """One copy of one callback, and what became of it."""

    kind: NoticeKind
    version: int
    content: bytes
    on_told: Callable[[], None] = lambda: None
    attempts: int = 0
    code: str = ""


class Deliveries:
    """A few threads that deliver what is due."""

    def __init__(self, *, portal: str, keys: KeyFiles, board: SwitchBoard, retry: float) -> None:
        self._portal, self._keys, self._board, self._retry = portal, keys, board, retry
        self._queue: list[tuple[float, int, Delivery]] = []
        self._order = itertools.count()
        self._wake = threading.Condition()
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="deliver")
        self._portal_key: RSAPublicKey = keys.portal_key.public_key()
        self.made: list[Delivery] = []

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True, name="deliveries").start()

    def add(
        self,
        kind: NoticeKind,
        version: int,
        content: bytes,
        on_told: Callable[[], None] = lambda: None,
    ) -> None:
        """Deliver `content` after the delay of the switches, in as many copies as they say."""
        switches = self._board.now()
        due = time.monotonic() + switches.callback_delay
        if switches.reordered:
            due = (due // WINDOW + 1) * WINDOW
        with self._wake:
            for _copy in range(max(switches.copies, 1)):
                delivery = Delivery(kind, version, content, on_told)
                self.made.append(delivery)
                order = next(self._order)
                heapq.heappush(
                    self._queue, (due, -order if switches.reordered else order, delivery)
                )
            self._wake.notify()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._queue or self._queue[0][0] > time.monotonic():
                    pause = self._queue[0][0] - time.monotonic() if self._queue else None
                    self._wake.wait(None if pause is None else max(pause, 0.001))
                _due, _order, delivery = heapq.heappop(self._queue)
            if self._board.now().reordered:
                self._deliver(delivery)  # one after the other, or the order would be anybody's
            else:
                self._pool.submit(self._deliver, delivery)

    def _deliver(self, delivery: Delivery) -> None:
        delivery.attempts += 1
        try:
            delivery.code = self._told(delivery)
        except GatewayProblem as problem:
            delivery.code = f"{type(problem).__name__}: {problem}"
        except Exception:
            logger.exception("a callback could not be delivered")
            delivery.code = "error"
        if delivery.code == "7101":
            delivery.on_told()
        elif delivery.attempts < ATTEMPTS_AT_MOST:
            due = time.monotonic() + self._retry * min(2 ** (delivery.attempts - 1), 60)
            with self._wake:
                heapq.heappush(self._queue, (due, next(self._order), delivery))
                self._wake.notify()

    def _told(self, delivery: Delivery) -> str:
        """The code of the portal's acknowledgement, whose signature must be right."""
        wrong = self._board.now().wrong_signature
        key = self._keys.stranger_key if wrong else self._keys.gateway_key
        address = self._portal + PATHS[delivery.kind].format(version=delivery.version)
        body = sealed(delivery.content, key=key, version=delivery.version)
        headers = {"Content-Type": "application/xml", "Gepg-Com": "default.sp.in"}
        raw = post(address=address, body=body, headers=headers, seconds=30)
        envelope = opened(raw)
        envelope.verify(self._portal_key)
        codes = (one.text for one in parsed(envelope.content).iter() if "StsCode" in str(one.tag))
        return next(codes, "") or ""
