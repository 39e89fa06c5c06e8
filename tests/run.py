"""The whole run behind `make test`: every check, then every test; `--static` for the checks alone.

All of it is done even when something fails, so that one run tells everything; the exit code is 0
only when nothing did.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from egov_meeting.home.running.stopping import Stopped, stop_signals_raise
from tests.servers.template import Template, begin_template
from tests.servers.together import own_servers

PYTHON = sys.executable


@dataclass(frozen=True)
class Step:
    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    needs_servers: bool = False


# What a real installation sets; nothing is reached, the settings are only read.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "egov_meeting.settings.production",
    "SECRET_KEY": "only-for-this-check-" + "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "portal.example",
    "PUBLIC_ADDRESS": "https://portal.example",
    "DATABASE_URL": "postgres://kikao@localhost/kikao",
    "REDIS_CACHE_URL": "redis://localhost/1",
    "CELERY_BROKER_URL": "redis://localhost/0",
}
TESTING = {"DJANGO_SETTINGS_MODULE": "egov_meeting.settings.test"}

STEPS = (
    Step("style", [PYTHON, "-m", "ruff", "check", "."], {}),
    Step("layout", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."], {}),
    Step("templates", [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"], {}),
    Step("import order", ["lint-imports", "--no-cache"], {}),
    Step("types", [PYTHON, "-m", "mypy"], {}),
    Step(
        "production settings",
        [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        PRODUCTION,
    ),
    Step(
        "migrations",
        [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
        TESTING,
        needs_servers=True,
    ),
    Step(
        "tests",
        [PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-q", "-m", "not timed"],
        TESTING,
        needs_servers=True,
    ),
    Step(
        "tests of seconds",
        [PYTHON, "-m", "pytest", "-q", "-m", "timed"],
        TESTING,
        needs_servers=True,
    ),
)


def main(arguments: Sequence[str]) -> int:
    static = "--static" in arguments
    steps = [step for step in STEPS if not (static and step.needs_servers)]
    try:
        with stop_signals_raise(), ExitStack() as stack:
            servers = {} if static else stack.enter_context(own_servers())
            template = None if static else begin_template(servers=servers)
            if template is not None:
                stack.callback(template.stop)
            failed = [step.name for step in steps if not _passes(step, servers, template)]
    except Stopped as stopped:
        sys.stderr.write(f"Stopped by {stopped}.\n")
        return 130
    sys.stdout.write(f"\nFailed: {', '.join(failed)}\n" if failed else "\nEverything passed.\n")
    return 1 if failed else 0


def _passes(step: Step, servers: Mapping[str, str], template: Template | None) -> bool:
    sys.stdout.write(f"== {step.name}\n")
    sys.stdout.flush()
    began = time.monotonic()
    path = f"{os.path.dirname(PYTHON)}{os.pathsep}{os.environ.get('PATH', '')}"
    copied = template.environment() if template and step.needs_servers else {}
    environment = {**os.environ, "PATH": path, **servers, **copied, **step.environment}
    process = subprocess.Popen(step.command, env=environment)
    try:
        code = process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    outcome = "passed" if code == 0 else f"FAILED (exit {code})"
    sys.stdout.write(f"   {step.name}: {outcome} in {time.monotonic() - began:.0f} s\n")
    sys.stdout.flush()
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
