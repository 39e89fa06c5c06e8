"""Ports of this machine, on the loopback address only."""

import socket
from collections.abc import Collection

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether a server could take `port` now (one in TIME_WAIT counts as free)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_port_after(port: int, *, but: Collection[int] = ()) -> int:
    """The next port above `port` that is free and not among `but`; any free one near the end."""
    candidates = range(port + 1, min(port + 50, 65536))
    return next((one for one in candidates if one not in but and is_free(one)), 0) or free_port()
