"""Programs run one after the other: quiet when all is well, ended when this one is ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

LOGS = Path(__file__).resolve().parents[2] / "var" / "logs"


class Failed(Exception):
    """A program ended with an error; its last lines are the message."""


def end_on_signals() -> None:
    """Turn SIGTERM and SIGHUP into SystemExit, so that what was started is ended too."""
    signal.signal(signal.SIGTERM, _exit)
    signal.signal(signal.SIGHUP, _exit)


def run(command: Sequence[str], *, log: str) -> None:
    """Run to the end, output to var/logs/<log>.log. Raises Failed with its last lines."""
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{log}.log"
    with path.open("ab") as output:
        output.truncate(0)
        code = _wait(subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT))
    if code:
        last = path.read_text(errors="replace").splitlines()[-20:]
        raise Failed("\n".join([f"{' '.join(command[:4])} … ended with code {code}:", *last]))


def show(command: Sequence[str], *, environment: Mapping[str, str]) -> int:
    """Run to the end, output to the terminal; its exit code."""
    return _wait(subprocess.Popen(command, env=dict(environment)))


def become(command: Sequence[str], *, environment: Mapping[str, str]) -> None:
    """Give this process over to `command`: signals then reach it and no one else."""
    sys.stdout.flush()
    os.execve(command[0], list(command), dict(environment))


def succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _wait(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait()
    except BaseException:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        raise


def _exit(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
