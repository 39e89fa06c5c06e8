"""What every test may use: the browser, and the rule that nothing is skipped where it counts."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections

from egov_meeting.shared import kept_facts, public_cache
from tests.servers.emptying import empty_filled_tables

if TYPE_CHECKING:
    from django.db.backends.base.operations import BaseDatabaseOperations
    from playwright.sync_api import Browser, ConsoleMessage, Page, Response

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
# Tables whose rows are only ever added.
KEEPING_HISTORY = (
    "audit_event",
    "sessions_app_programmeversion",
    "reports_ministryreportversion",
    "reports_assessment",
    "reports_closedtables",
    "innovations_entryversion",
    "innovations_screening",
    "innovations_sheetversion",
    "innovations_rankingrun",
    "registrations_deskact",
)
CHROMIUM = "chromium", "chromium-browser", "google-chrome"
CHROMIUM_OPTIONS = [
    "--no-sandbox",  # containers give no user namespaces
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[pytest.TestReport]:
    """Where CI is set a skipped test is a failed one: what was to be shown was not shown."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking through it again and again costs a twentieth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Remove the folder that the test settings made for uploaded files."""
    shutil.rmtree(Path(settings.MEDIA_ROOT).parent, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No page or counter of one test is seen by the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def keeping_facts(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process keeps groups, fees and rules, as it does outside of tests."""
    settings.FACTS_KEPT_SECONDS = 60
    monkeypatch.setattr(kept_facts, "_kept", {})
    public_cache._seen = (0.0, "")
    yield
    public_cache._seen = (0.0, "")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Tests that really commit empty the database afterwards, history too; on PostgreSQL the quick way."""
    from django.db import connection
    from django.test import TransactionTestCase

    if connection.vendor == "postgresql":

        def empty(self: TransactionTestCase) -> None:
            for alias in self._databases_names(include_mirrors=False):  # type: ignore[attr-defined]  # unknown to the stubs
                empty_filled_tables(connection=connections[alias])

        TransactionTestCase._fixture_teardown = empty  # type: ignore[method-assign]
    else:
        _let_history_be_flushed(type(connection.ops))


def _let_history_be_flushed(operations: type[BaseDatabaseOperations]) -> None:
    """On the class: beside Playwright's event loop this thread gets a connection of another name."""
    from egov_meeting.audit import append_only
    from reports import frozen, frozen_corrigenda

    flush = operations.execute_sql_flush

    def empty(self: Any, statements: list[str]) -> None:
        for table in KEEPING_HISTORY:
            append_only.remove(connection=self.connection, table=table)
        frozen.remove(connection=self.connection)
        frozen_corrigenda.remove(connection=self.connection)
        flush(self, statements)
        frozen.install(connection=self.connection)
        frozen_corrigenda.install(connection=self.connection)
        for table in KEEPING_HISTORY:
            append_only.install(connection=self.connection, table=table)

    operations.execute_sql_flush = empty  # type: ignore[method-assign]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright; one for each module that asks for it."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.skip("Chromium is not installed (Debian: chromium)")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser profile of its own, as wide as a desk; it fails for what it complains of.

    Errors in the console, violations of the content policy, requests to other machines and files of
    a page that are not there are collected and asserted to be none when the test ends. A page that
    is refused on purpose (403, 404) is no complaint.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sw-TZ")
    fresh = context.new_page()
    complaints: list[str] = []
    fresh.on("console", lambda said: _is_error(said) and complaints.append(said.text))
    fresh.on("pageerror", lambda error: complaints.append(str(error)))
    fresh.on("request", lambda asked: _is_foreign(asked.url) and complaints.append(asked.url))
    fresh.on("response", lambda answer: _is_missing(answer) and complaints.append(answer.url))
    yield fresh
    context.close()
    assert complaints == []


def _is_error(said: ConsoleMessage) -> bool:
    return said.type == "error" and not said.text.startswith("Failed to load resource")


def _is_missing(answer: Response) -> bool:
    return answer.status >= 400 and answer.request.resource_type != "document"


def _is_foreign(address: str) -> bool:
    return not address.startswith(("http://localhost", "http://127.0.0.1", "data:", "blob:"))
