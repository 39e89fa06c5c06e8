"""A PostgreSQL of one's own: fresh data, a free port, a password nobody else knows."""

from __future__ import annotations

import glob
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from egov_meeting.home.running.children import Children
from egov_meeting.home.running.ports import LOOPBACK, free_port

# Nothing here outlives the run, so nothing waits for the disk.
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


@dataclass(frozen=True)
class Owner:
    """Whom the server runs as: it refuses root, so root hands it to somebody who is not."""

    user: int | None = None
    group: int | None = None


def start_postgresql(*, children: Children, folder: Path) -> str:
    """Start a server with its data under `folder`; return the address of an empty database.

    Raises RuntimeError when PostgreSQL is not installed or does not come up within 30 seconds.
    """
    programs = _programs()
    owner, password, port = _owner(), secrets.token_urlsafe(16), free_port()
    data = folder / "postgresql"
    data.mkdir(mode=0o700)
    key = folder / "postgresql-password"
    key.touch(mode=0o600)
    key.write_text(password)
    if owner.user is not None and owner.group is not None:
        os.chown(data, owner.user, owner.group)
        os.chown(key, owner.user, owner.group)
    _make_data(programs, data=data, key=key, owner=owner)
    options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    children.start(
        "postgresql",
        [str(programs / "postgres"), "-D", str(data), "-p", str(port), *options],
        user=owner.user,
        group=owner.group,
        stop_signal=signal.SIGINT,  # its "fast" way to end: open connections are closed
    )
    address = f"postgres://kikao:{password}@{LOOPBACK}:{port}/postgres"
    _wait(address, children)
    return address


def _programs() -> Path:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    initdb = found[-1] if found else shutil.which("initdb")
    if initdb is None:
        raise RuntimeError("PostgreSQL is not installed (Debian: postgresql)")
    return Path(initdb).resolve().parent


def _owner() -> Owner:
    if os.geteuid() != 0:
        return Owner()
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(found.pw_uid, found.pw_gid)
    raise RuntimeError("PostgreSQL refuses to run as root, and there is no other user to run it")


def _make_data(programs: Path, *, data: Path, key: Path, owner: Owner) -> None:
    made = subprocess.run(
        [
            *(str(programs / "initdb"), "-D", str(data), "--username=kikao", f"--pwfile={key}"),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        user=owner.user,
        group=owner.group,
        extra_groups=[] if owner.group is not None else None,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr or made.stdout}")


def _wait(address: str, children: Children, seconds: float = 30) -> None:
    import psycopg2

    deadline = time.monotonic() + seconds
    while True:
        children.check()
        try:
            psycopg2.connect(address, connect_timeout=2).close()
        except psycopg2.OperationalError:
            if time.monotonic() > deadline:
                raise RuntimeError("PostgreSQL did not come up") from None
            time.sleep(0.1)
        else:
            return
