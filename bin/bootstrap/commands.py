"""One function per command of the Makefile: prepare the machine, then hand over to the project."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import children
import system_packages
import virtualenv

EMBEDDED = "egov_meeting.settings.local"
# A demonstration or a test never touches the database or the queue of a real installation.
OF_AN_INSTALLATION = (
    "DJANGO_SETTINGS_MODULE",
    "DATABASE_URL",
    "REDIS_CACHE_URL",
    "CELERY_BROKER_URL",
    "ALLOWED_HOSTS",
    "AWS_STORAGE_BUCKET_NAME",
)


def demo() -> int:
    """Start the portal with the shipped editions; ends when it is told to."""
    _prepare_to_run()
    port = os.environ.get("PORT") or "8000"
    environment = _environment(
        DJANGO_SETTINGS_MODULE=EMBEDDED,
        KIKAO_DEMO="1",
        STAFF_SECOND_FACTOR="0",
        PORT=port,
        PUBLIC_ADDRESS=os.environ.get("PUBLIC_ADDRESS") or f"http://127.0.0.1:{port}",
    )
    children.become(_manage("demo"), environment=environment)
    return 0


def report() -> int:
    """Make the report of one edition folder in both languages, in a database of its own."""
    _prepare_to_run()
    folder = os.environ.get("EDITION") or "editions/2019"
    with tempfile.TemporaryDirectory(prefix="kikao-") as scratch:
        environment = _environment(
            DJANGO_SETTINGS_MODULE=EMBEDDED, KIKAO_VAR=scratch, STAFF_SECOND_FACTOR="0"
        )
        return children.show(
            _manage("make_report", "--edition", folder, "--out", "out"), environment=environment
        )


def test() -> int:
    """Every check and every test, with servers of their own."""
    _prepare_to_test()
    children.become(_module("tests.run"), environment=_environment())
    return 0


def bench() -> int:
    """Measure the product against its budgets."""
    _prepare_to_test()
    children.become(_module("bench"), environment=_environment())
    return 0


def bench_judging() -> int:
    """Simulate judges and entries, to see how often the ranking finds the best."""
    _prepare_to_test()
    children.become(_module("bench.judging_simulation"), environment=_environment())
    return 0


def lint() -> int:
    """The checks that need no server."""
    _prepare_to_test()
    children.become(_module("tests.run", "--static"), environment=_environment())
    return 0


def format() -> int:
    """Set the Python code in the project's one layout."""
    _prepare_to_test()
    ruff = _module("ruff")
    children.run([*ruff, "check", "--select", "I", "--fix", "."], log="ruff")
    children.run([*ruff, "format", "."], log="ruff")
    return 0


def catalogue() -> int:
    """Gather the strings to be translated into the Swahili catalogue, and compile it."""
    _prepare_to_test()
    gather = ["--locale", "sw", "--no-wrap", "--no-obsolete", "--add-location", "file"]
    ignore = [word for folder in ("var", "out", "tests", ".venv") for word in ("-i", folder)]
    children.run(_manage("makemessages", *gather, *ignore), log="catalogue")
    children.run(_manage("compile_catalogue"), log="catalogue")
    return 0


def lock() -> int:
    """Choose and pin the newest Python packages that the lists allow."""
    _prepare_to_test()
    compile_list = [
        *_module("piptools", "compile", "-q", "--upgrade", "--generate-hashes", "--allow-unsafe"),
        *("--strip-extras", "--no-header", "--no-emit-options"),
        *("--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"),
    ]
    for source, lock_file in (
        ("requirements.txt", virtualenv.TO_RUN),
        ("requirements-dev.txt", virtualenv.TO_TEST),
    ):
        children.run([*compile_list, "-o", lock_file, source], log="lock")
    return 0


def _prepare_to_run() -> None:
    system_packages.ensure(system_packages.TO_RUN)
    virtualenv.ensure(virtualenv.TO_RUN)
    children.run(_manage("compile_catalogue"), log="catalogue")


def _prepare_to_test() -> None:
    system_packages.ensure(system_packages.TO_TEST)
    virtualenv.ensure(virtualenv.TO_TEST)
    children.run(_manage("compile_catalogue"), log="catalogue")


def _manage(*arguments: str) -> list[str]:
    return [str(virtualenv.PYTHON), "manage.py", *arguments]


def _module(*arguments: str) -> list[str]:
    return [str(virtualenv.PYTHON), "-m", *arguments]


def _environment(**settings: str) -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1", **settings}


def _forget_installation() -> None:
    for name in OF_AN_INSTALLATION:
        os.environ.pop(name, None)


def main(arguments: list[str]) -> int:
    known = (demo, test, report, bench, bench_judging, lint, format, catalogue, lock)
    commands = {command.__name__.replace("_", "-"): command for command in known}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(f"usage: bin/run {'|'.join(commands)}", file=sys.stderr)
        return 2
    children.end_on_signals()
    _forget_installation()
    os.chdir(Path(__file__).resolve().parents[2])
    try:
        return commands[arguments[0]]()
    except (children.Failed, system_packages.Missing) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
