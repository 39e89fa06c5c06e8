"""A client that asks one address again and again over connections that stay open."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    per_second: float
    p95_ms: float
    errors: int


def load(*, port: int, path: str, connections: int, seconds: float, fresh: bool = False) -> Load:
    """Ask `path` from `connections` clients for `seconds`; `fresh` makes every address a new one."""
    return asyncio.run(_load(port, path, connections, seconds, fresh))


async def _load(port: int, path: str, connections: int, seconds: float, fresh: bool) -> Load:
    until = time.perf_counter() + seconds
    clients = [_client(port, path, until, fresh, number) for number in range(connections)]
    results = await asyncio.gather(*clients)
    times = sorted(one for spent, _ in results for one in spent)
    errors = sum(wrong for _, wrong in results)
    p95 = times[int(len(times) * 0.95)] * 1000 if times else 0.0
    return Load(len(times) / seconds, p95, errors)


async def _client(
    port: int, path: str, until: float, fresh: bool, number: int
) -> tuple[list[float], int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times: list[float] = []
    errors = count = 0
    while (began := time.perf_counter()) < until:
        count += 1
        address = f"{path}?n={number}-{count}" if fresh else path
        writer.write(
            f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        )
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        times.append(time.perf_counter() - began)
        errors += not head.startswith(b"HTTP/1.1 200")
    writer.close()
    return times, errors


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    raise ValueError("the answer does not tell its length")
