"""A Redis of one's own: in memory only, on a free port."""

from __future__ import annotations

import secrets
import shutil
import time
from pathlib import Path

import redis

from egov_meeting.home.running.children import Children
from egov_meeting.home.running.ports import LOOPBACK, free_port


def start_redis(*, children: Children, folder: Path) -> str:
    """Start a server; return its address without the number of a database.

    Raises RuntimeError when Redis is not installed or does not come up within 10 seconds.
    """
    program = shutil.which("redis-server")
    if program is None:
        raise RuntimeError("Redis is not installed (Debian: redis-server)")
    port, password = free_port(), secrets.token_urlsafe(16)
    settings = folder / "redis.conf"
    settings.touch(mode=0o600)
    settings.write_text(
        f"bind {LOOPBACK}\nport {port}\nrequirepass {password}\n"
        f'save ""\nappendonly no\ndir {folder}\n'
    )
    children.start("redis", [program, str(settings)])
    address = f"redis://:{password}@{LOOPBACK}:{port}"
    _wait(address, children)
    return address


def _wait(address: str, children: Children, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while True:
        children.check()
        try:
            redis.Redis.from_url(address).ping()
        except redis.ConnectionError:
            if time.monotonic() > deadline:
                raise RuntimeError("Redis did not come up") from None
            time.sleep(0.05)
        else:
            return
