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


@dataclass(frozen=True)
class Wish:
    """What is asked for; `fresh` makes every address a new one, `cookies` tell who asks."""

    port: int
    path: str
    fresh: bool = False
    cookies: str = ""

    def text(self, number: int) -> bytes:
        address = f"{self.path}?n={number}" if self.fresh else self.path
        cookies = f"Cookie: {self.cookies}\r\n" if self.cookies else ""
        host = f"Host: 127.0.0.1:{self.port}"
        return (
            f"GET {address} HTTP/1.1\r\n{host}\r\nAccept-Encoding: gzip\r\n{cookies}\r\n".encode()
        )


def load(*, wish: Wish, connections: int, seconds: float) -> Load:
    """Ask from `connections` clients, each again as soon as it is answered, for `seconds`."""
    return asyncio.run(_load(wish, connections, seconds))


async def _load(wish: Wish, connections: int, seconds: float) -> Load:
    until = time.perf_counter() + seconds
    results = await asyncio.gather(*(_client(wish, until, one) for one in range(connections)))
    times = sorted(one for spent, _ in results for one in spent)
    errors = sum(wrong for _, wrong in results)
    p95 = times[int(len(times) * 0.95)] * 1000 if times else 0.0
    return Load(len(times) / seconds, p95, errors)


async def _client(wish: Wish, until: float, client: int) -> tuple[list[float], int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", wish.port)
    times: list[float] = []
    errors = 0
    while (began := time.perf_counter()) < until:
        writer.write(wish.text(client * 1_000_000 + len(times)))
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
