"""The demonstration: everything prepared, started, shown, and stopped again."""

from __future__ import annotations

import io
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone, translation

from egov_meeting.home.running import editions, reports
from egov_meeting.home.running.children import Children
from egov_meeting.home.running.example import keep_example_edition
from egov_meeting.home.running.example_held import keep_held_example
from egov_meeting.home.running.portal import web_command, worker_command
from egov_meeting.home.running.ports import LOOPBACK, is_free
from egov_meeting.home.running.simulators import start_simulators, wait_for_simulators
from egov_meeting.home.running.summary import demonstration_summary
from egov_meeting.home.running.waiting import (
    NotReady,
    Say,
    wait_for_documents,
    wait_until_healthy,
)
from egov_meeting.meetings.models import Edition

REPORTED_YEAR = 2019


def run_demonstration(*, port: int, say: Say) -> None:
    """Start the portal and stay until stopped; everything started is gone when this returns or raises.

    Raises NotReady for a port that is taken or a document that fails, ChildEnded when a process
    ends by itself.
    """
    if not is_free(port):
        raise NotReady(f"Port {port} is taken; choose another one: make demo PORT=8001")
    _prepare(say)
    with Children(logs=Path(settings.VAR_DIR) / "logs") as children:
        address = f"http://{LOOPBACK}:{port}"
        say("Starting the web server, the worker and the simulators")
        simulators = start_simulators(children=children, portal=address, port=port)
        children.start("web", web_command(port=port), environment=simulators.environment)
        children.start("worker", worker_command(), environment=simulators.environment)
        wait_until_healthy(address=f"{address}/healthz", children=children)
        wait_for_simulators(simulators=simulators, children=children)
        accounts = _demonstration_accounts()
        with translation.override(
            "en"
        ):  # the terminal of whoever runs it, as the rest of its lines
            _make_reports(children, say)
            say(demonstration_summary(address=address, simulators=simulators, accounts=accounts))
        connections.close_all()
        while True:
            children.check()
            time.sleep(0.5)


def _prepare(say: Say) -> None:
    say("Preparing the database and the static files")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    say("Loading the meetings that come with the project")
    for edition in editions.load_shipped_editions():
        say(f"  {edition.year}: {edition.name}")
    for keep in (keep_example_edition, keep_held_example):
        example = keep(at=timezone.now())
        say(f"  {example.year}: {example.name}")


def _demonstration_accounts() -> str:
    """One account for each role, with a password made up for this start; the table of them."""
    table = io.StringIO()
    call_command("create_demo_accounts", stdout=table)
    return table.getvalue()


def _make_reports(children: Children, say: Say) -> None:
    edition = Edition.objects.get(year=REPORTED_YEAR)
    if len(reports.reports_on_record(edition=edition, kind=reports.PDF)) == len(reports.LANGUAGES):
        say(f"The reports of {edition.year} are there from an earlier start")
        return
    say(f"Making the reports of {edition.year} in Swahili and English")
    jobs = reports.request_reports(edition=edition, kinds=[reports.PDF])
    wait_for_documents(jobs=jobs, children=children, say=say)
