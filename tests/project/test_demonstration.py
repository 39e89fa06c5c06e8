"""The whole portal on the embedded default, as `make demo` and `make report` start it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from egov_meeting.home.running.children import Children
from egov_meeting.home.running.ports import free_port, is_free
from egov_meeting.home.running.simulators import start_simulators, wait_for_simulators

ROOT = Path(settings.BASE_DIR)
PUBLIC = ("", "vikao/2019/", "vikao/2019/ratiba/", "vikao/2023/maazimio/")
SECONDS_TO_START, SECONDS_TO_STOP = 180, 15

pytestmark = pytest.mark.whole


@dataclass
class Demonstration:
    process: subprocess.Popen[str]
    port: int
    said: list[str] = field(default_factory=list)

    def wait_for(self, text: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not any(text in line for line in self.said):
            assert self.process.poll() is None, "".join(self.said)
            assert time.monotonic() < deadline, "".join(self.said)
            time.sleep(0.1)

    def stop(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(SECONDS_TO_STOP)


def embedded_environment(var: Path) -> dict[str, str]:
    """What bin/bootstrap gives: nothing of the servers that the other tests use."""
    servers = ("DATABASE_URL", "CELERY_BROKER_URL", "REDIS_CACHE_URL")
    kept = {name: value for name, value in os.environ.items() if name not in servers}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "egov_meeting.settings.local",
        "KIKAO_VAR": str(var),
        "KIKAO_DEMO": "1",
        "STAFF_SECOND_FACTOR": "0",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Demonstration]]:
    """Starts a demonstration on the folders of this test; whatever still runs is killed at the end."""
    started: list[Demonstration] = []

    def start_one() -> Demonstration:
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=ROOT,
            env=embedded_environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running = Demonstration(process, port)
        reader = threading.Thread(target=lambda: running.said.extend(process.stdout or []))
        reader.daemon = True
        reader.start()
        started.append(running)
        return running

    yield start_one
    for running in started:
        if running.process.poll() is None:
            running.process.kill()
            running.process.wait()


def test_demonstration_starts_shows_itself_and_stops_twice(
    start: Callable[[], Demonstration], tmp_path: Path
) -> None:
    for how in (signal.SIGTERM, signal.SIGINT):
        demonstration = start()
        demonstration.wait_for("Ctrl-C stops everything", SECONDS_TO_START)
        children = psutil.Process(demonstration.process.pid).children(recursive=True)
        address = f"http://127.0.0.1:{demonstration.port}"

        for language in ("sw", "en"):
            answers = {page: _status(f"{address}/{language}/{page}") for page in PUBLIC}
            assert answers == dict.fromkeys(PUBLIC, 200)
        said = "".join(demonstration.said)
        assert len(re.findall(r"@demo\.", said)) == 14
        assert len(re.findall(r"\(mfano\)|\(example\)", said)) >= 1
        for simulator in _simulators(said):
            assert [_status(f"{simulator}/{language}/") for language in ("sw", "en")] == [200, 200]
        assert len(list((tmp_path / "media").rglob("*.pdf"))) == 2

        assert demonstration.stop(how) == 0
        _, alive = psutil.wait_procs(children, timeout=5)
        assert alive == []
        ports = [int(simulator.rpartition(":")[2]) for simulator in _simulators(said)]
        assert len({demonstration.port, *ports}) == 3
        assert all(is_free(port) for port in (demonstration.port, *ports))


def test_what_an_installation_is_told_never_reaches_a_demonstration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("GEPG_SP_GROUP_CODE", "MGOV_ADDRESS", "EMAIL_URL", "EMAIL_BACKEND"):
        monkeypatch.setenv(name, "real")
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    port = free_port()

    with Children(logs=tmp_path / "logs") as children:
        started = start_simulators(children=children, portal="http://127.0.0.1:1", port=port)
        wait_for_simulators(simulators=started, children=children)

    assert "real" not in started.environment.values()
    assert started.environment["GEPG_ADDRESS"] == started.gateway
    assert started.environment["MGOV_ADDRESS"].startswith(started.inbox + "/")
    assert Path(started.environment["GEPG_KEYSTORE"]).is_file()


def test_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = subprocess.run(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=ROOT,
            env=embedded_environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )

    assert refused.returncode == 1
    assert refused.stderr.strip() == (
        f"CommandError: Port {port} is taken; choose another one: make demo PORT=8001"
    )


def test_report_of_a_folder_is_made_without_a_browser(tmp_path: Path) -> None:
    made = _make_report(ROOT / "editions" / "2019", tmp_path)

    assert made.returncode == 0, made.stdout + made.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "report-2019-en.docx",
        "report-2019-en.pdf",
        "report-2019-sw.docx",
        "report-2019-sw.pdf",
    ]


def test_bad_folder_gives_no_report_and_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "edition.yaml").write_text("year: many\n")

    refused = _make_report(folder, tmp_path)

    assert refused.returncode == 1
    assert "edition.yaml" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "out").exists()


def _simulators(said: str) -> list[str]:
    """The addresses under which the demonstration says that its simulators listen."""
    return [found[1] for found in re.finditer(r"(?:\(GePG\)|mailbox)\s+(http://[\d.:]+)/sw/", said)]


def _make_report(folder: Path, scratch: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "manage.py", "make_report"),
            *("--edition", str(folder), "--out", str(scratch / "out")),
        ],
        cwd=ROOT,
        env=embedded_environment(scratch / "var"),
        capture_output=True,
        text=True,
        check=False,
    )


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code
