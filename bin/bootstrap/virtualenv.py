"""The project's own Python environment, .venv, filled from the hash-locked lists."""

from __future__ import annotations

import hashlib
import sys
import venv
from pathlib import Path

import children

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".venv"
PYTHON = HOME / "bin" / "python"
TO_RUN = "requirements.lock"
TO_TEST = "requirements-dev.lock"  # holds everything of the other one as well


def ensure(lock: str) -> None:
    """Make .venv and install `lock` into it; nothing when that was done before with the same list."""
    fingerprint = _fingerprint(lock)
    if _installed(lock) == fingerprint and PYTHON.exists():
        return
    if not (PYTHON.exists() and children.succeeds([str(PYTHON), "-m", "pip", "--version"])):
        print("Making the Python environment .venv", flush=True)
        venv.create(HOME, with_pip=True, clear=True, symlinks=True)
    print(f"Installing the Python packages of {lock} (a minute or two the first time)", flush=True)
    children.run(
        [str(PYTHON), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(ROOT / lock)],
        log="pip",
    )
    _stamp(lock).write_text(fingerprint)
    if lock == TO_TEST:
        _stamp(TO_RUN).write_text(_fingerprint(TO_RUN))


def _stamp(lock: str) -> Path:
    return HOME / f".installed-{lock}"


def _installed(lock: str) -> str:
    return _stamp(lock).read_text() if _stamp(lock).exists() else ""


def _fingerprint(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes() + sys.version.encode()).hexdigest()
