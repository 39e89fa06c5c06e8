"""People who register over HTTP: each a browser without scripts, with a connection that stays open."""

from __future__ import annotations

import html
import http.client
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class JourneyFailed(RuntimeError):
    """A page did not answer as it should."""


@dataclass
class Browser:
    """Cookies and one connection; counts its requests and the seconds they took."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, path: str) -> str:
        status, body, _ = self._ask("GET", path)
        if status != 200:
            raise JourneyFailed(f"GET {path}: {status}")
        return body

    def post(self, path: str, form: dict[str, str]) -> str:
        """Send the form; the address to which a good answer leads."""
        status, body, where = self._ask("POST", path, urlencode(form))
        if status != 302:
            said = re.findall(r'class="error[^"]*"[^>]*>([^<]*)', body)
            raise JourneyFailed(f"POST {path}: {status} {said[:3]}")
        return where

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        headers = {"Host": f"127.0.0.1:{self.port}", "Accept-Encoding": "identity"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={one}" for name, one in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request(method, path, body=body, headers=headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        self.seconds += time.perf_counter() - began
        self.requests += 1
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, text, answer.headers.get("Location", "")


def hidden_fields(page: str) -> dict[str, str]:
    """What the forms of a page send without being asked: the token and the key of the form."""
    found = {}
    for tag in _HIDDEN.findall(page):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if "name" in attributes:
            found[attributes["name"]] = html.unescape(attributes.get("value", ""))
    return found


@dataclass(frozen=True)
class Run:
    """What became of all journeys."""

    done: int
    seconds: float
    times: list[float]
    requests: int
    errors: list[str]

    @property
    def per_second(self) -> float:
        return self.done / self.seconds

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.95)] if self.times else 0.0


def run_journeys(
    *, journey: Callable[[Browser, int], None], port: int, clients: int, number: int
) -> Run:
    """Do `number` journeys by so many clients at once, each of a browser of its own."""
    times: list[float] = []
    requests: list[int] = []
    errors: list[str] = []
    turn = count()

    def client(_: int) -> None:
        while (one := next(turn)) < number:
            browser = Browser(port)
            try:
                journey(browser, one)
            except (JourneyFailed, OSError, http.client.HTTPException) as error:
                errors.append(f"{type(error).__name__}: {error}")
            else:
                times.append(browser.seconds)
                requests.append(browser.requests)
            finally:
                browser.connection.close()

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(client, range(clients)))
    took = time.perf_counter() - began
    return Run(len(times), took, times, max(requests, default=0), errors)
