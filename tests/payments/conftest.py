from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.utils import timezone

from egov_meeting.payments.choices import MessageState
from egov_meeting.payments.gateways.simulator.environment import portal_environment
from egov_meeting.payments.models import GatewayMessage
from egov_meeting.payments.reactions import BillEvent, forget_handler, on_bill
from tests.payments.keys import settings_with_keys
from tests.payments.simulator_process import SimulatorProcess, start_simulator
from tests.worker_process import WorkerProcess, sending_to, start_worker, wait_for


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


@dataclass
class Running:
    """The whole way of the money: portal, queue, worker and simulator, each a process of its own."""

    address: str
    simulator: SimulatorProcess
    simulator_folder: Path
    worker: WorkerProcess
    environment: dict[str, str]
    another_worker: Callable[..., WorkerProcess]


@pytest.fixture(scope="module")
def running(
    django_db_setup: None, live_server: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    if connection.vendor != "postgresql":
        pytest.skip("a worker in another process needs PostgreSQL (DATABASE_URL)")
    folder = tmp_path_factory.mktemp("simulator")
    queue = f"test-{uuid.uuid4().hex}-"
    simulator = start_simulator(folder=folder, portal=live_server.url)
    environment = {
        **portal_environment(folder=folder, address=simulator.address),
        "GEPG_TIMEOUT": "2",
    }
    workers: list[WorkerProcess] = []

    def start(concurrency: int = 1) -> WorkerProcess:
        worker = start_worker(
            media=folder / "media", folder=folder, queue=queue, concurrency=concurrency
        )
        workers.append(worker)
        return worker

    with mock.patch.dict(os.environ, environment), sending_to(queue):
        yield Running(live_server.url, simulator, folder, start(), environment, start)
        for worker in workers:
            worker.kill()
    simulator.stop()


@pytest.fixture
def portal(running: Running, transactional_db: None, settings: Any) -> Iterator[Running]:
    """What is running, with the portal's settings pointing to it; left alone when all is quiet."""
    for name, value in running.environment.items():
        setattr(settings, name, value)
    settings.GEPG_VERSION, settings.GEPG_ACCEPTED_VERSIONS = 5, [4, 5]
    settings.GEPG_SP_GROUP_CODE, settings.GEPG_TIMEOUT = "", 2.0
    running.simulator.turn(callback_delay=0.1)
    yield running
    running.simulator.reset()
    wait_for(lambda: is_quiet(running.simulator), 30, running.worker.log)


def is_quiet(simulator: SimulatorProcess) -> bool:
    """Nothing is under way: every callback is acknowledged and worked on."""
    deliveries = simulator.state()["deliveries"]
    waiting = GatewayMessage.objects.filter(
        state=MessageState.WAITING, direction="in", attempts=0, received_at__lte=timezone.now()
    )
    return all(one["code"] == "7101" for one in deliveries) and not waiting.exists()
