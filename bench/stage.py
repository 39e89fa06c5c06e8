"""The portal as the measures find it: PostgreSQL, Redis, web server, worker, both editions."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from egov_meeting.home.running.children import Child, Children
from egov_meeting.home.running.ports import LOOPBACK, free_port
from tests.servers.together import own_servers


@dataclass(frozen=True)
class Stage:
    address: str
    port: int
    web: Child
    worker: Child
    children: Children


@contextmanager
def own_stage() -> Iterator[Stage]:
    """A whole portal on servers of its own, with the shipped editions and accounts; gone afterwards.

    Call once, before anything of Django is imported: it decides the settings of this process.
    """
    with tempfile.TemporaryDirectory(prefix="kikao-bench-") as scratch, own_servers() as servers:
        port = free_port()
        os.environ.update(servers)
        os.environ.update(
            DJANGO_SETTINGS_MODULE="egov_meeting.settings.local",
            KIKAO_VAR=scratch,
            STAFF_SECOND_FACTOR="0",
            PUBLIC_ADDRESS=f"http://{LOOPBACK}:{port}",
        )
        _prepare()
        with Children(logs=Path(scratch) / "logs") as children:
            yield _started(children, port)


def _prepare() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from egov_meeting.home.running.editions import load_shipped_editions

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    load_shipped_editions()


def _started(children: Children, port: int) -> Stage:
    from egov_meeting.home.running.portal import cores, web_command, worker_command
    from egov_meeting.home.running.simulators import start_simulators, wait_for_simulators
    from egov_meeting.home.running.waiting import wait_until_healthy

    address = f"http://{LOOPBACK}:{port}"
    simulators = start_simulators(children=children, portal=address, port=port)
    # One machine stands for a whole meeting's offices: it may send as many forms as they would.
    environment = {**simulators.environment, "REGISTRATIONS_PER_ADDRESS": "1000000"}
    web = children.start("web", web_command(port=port), environment=environment)
    command = worker_command(concurrency=min(cores(), 2))
    worker = children.start("worker", command, environment=environment)
    wait_for_simulators(simulators=simulators, children=children)
    wait_until_healthy(address=f"{address}/healthz", children=children)
    return Stage(address, port, web, worker, children)
