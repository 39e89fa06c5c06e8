"""One portal at a time may run on the same folder of variable files."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(RuntimeError):
    pass


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder for the time of the block; the system lets go when the process dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "running.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(
                f"A portal is already running on {folder}; stop it first."
            ) from None
        yield
