"""Processes started together and stopped together, whatever happens."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


class ChildEnded(RuntimeError):
    """A process that should go on has ended by itself."""


@dataclass
class Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path
    stop_signal: signal.Signals

    def last_lines(self, count: int = 15) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join(lines[-count:])


class Children:
    """A context manager: every process started through it is gone when the block is left.

    Each process leads a session of its own, so that Ctrl-C reaches only the one who stops them,
    and is asked to end with this process even when this one is killed outright.
    """

    def __init__(self, *, logs: Path, patience: float = 8) -> None:
        """`logs` is the folder of their output; `patience` the seconds to end before they are killed."""
        self._logs = logs
        self._patience = patience
        self._children: list[Child] = []

    def __enter__(self) -> Children:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(
        self,
        name: str,
        command: Sequence[str],
        *,
        environment: Mapping[str, str] | None = None,
        user: int | None = None,
        group: int | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> Child:
        """Start `command`, its output in `<logs>/<name>.log`; as another user when this one is root."""
        log = self._logs / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=dict(environment) if environment is not None else None,
                user=user,
                group=group,
                extra_groups=[] if group is not None else None,
                start_new_session=True,
                # Safe here: processes are started from the main thread, before there are others.
                preexec_fn=partial(_libc.prctl, PR_SET_PDEATHSIG, int(stop_signal)),
            )
        child = Child(name, process, log, stop_signal)
        self._children.append(child)
        return child

    def check(self) -> None:
        """Raise ChildEnded, with the end of its log, when one of them is gone."""
        for child in self._children:
            code = child.process.poll()
            if code is not None:
                raise ChildEnded(f"{child.name} ended with code {code}:\n{child.last_lines()}")

    def stop(self) -> None:
        """Ask all of them to end, wait, then kill what is left of their sessions."""
        for child in self._children:
            child.process.send_signal(child.stop_signal)
        deadline = time.monotonic() + self._patience
        while self._children:
            child = self._children.pop()
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(deadline - time.monotonic(), 0))
            _kill_session(child.process.pid)
            child.process.wait()


def _kill_session(leader: int) -> None:
    """End what the process left behind; its group bears its number as long as one member lives."""
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        try:
            os.killpg(leader, signal.SIGKILL)
        except ProcessLookupError:
            return
        except PermissionError:  # only members that are already ending
            return
        time.sleep(0.02)
