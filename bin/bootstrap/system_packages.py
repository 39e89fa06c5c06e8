"""What must come from the operating system: found by use, installed through apt where that may be."""

from __future__ import annotations

import ctypes
import glob
import importlib.util
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import children


class Missing(Exception):
    """Packages are missing and may not be installed from here."""


@dataclass(frozen=True)
class Need:
    package: str
    is_there: Callable[[], bool]


def library(name: str) -> Callable[[], bool]:
    def is_there() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return is_there


def program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) or glob.glob(name) for name in names)


# The typesetter's libraries, and Debian's part of Python that makes virtual environments.
TO_RUN = (
    Need("libpango-1.0-0", library("libpango-1.0.so.0")),
    Need("libpangoft2-1.0-0", library("libpangoft2-1.0.so.0")),
    Need("libharfbuzz-subset0", library("libharfbuzz-subset.so.0")),
    Need("python3.11-venv", lambda: importlib.util.find_spec("ensurepip") is not None),
)
# Servers and readers that the tests and the measurements start by themselves.
TO_TEST = (
    *TO_RUN,
    Need("postgresql", program("/usr/lib/postgresql/*/bin/initdb", "initdb")),
    Need("redis-server", program("redis-server")),
    Need("chromium", program("chromium", "chromium-browser")),
    Need("gettext", program("msgfmt")),
    Need("poppler-utils", program("pdftotext")),
    Need("libreoffice-writer-nogui", program("soffice", "libreoffice")),
)


def ensure(needs: Sequence[Need]) -> None:
    """Install what is missing, as root or through sudo without a password; else raise Missing."""
    absent = [need.package for need in needs if not need.is_there()]
    if not absent:
        return
    apt = _apt_command()
    if apt is None:
        raise Missing(
            "These system packages are missing; install them and try again: "
            f"sudo apt-get install --no-install-recommends {' '.join(absent)}"
        )
    print(f"Installing system packages: {' '.join(absent)}", flush=True)
    children.run([*apt, "update", "-q"], log="apt")
    children.run([*apt, "install", "-q", "-y", "--no-install-recommends", *absent], log="apt")
    still_absent = [need.package for need in needs if not need.is_there()]
    if still_absent:
        raise Missing(f"Installed, yet not found: {' '.join(still_absent)}")


def _apt_command() -> list[str] | None:
    """apt-get as one who may use it. RUNLEVEL=1 keeps fresh packages from starting their services."""
    if shutil.which("apt-get") is None:
        return None
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get"]
    options = ["-o", "DPkg::Lock::Timeout=600"]
    if os.geteuid() == 0:
        return [*quietly, *options]
    if shutil.which("sudo") and children.succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", *quietly, *options]
    return None
