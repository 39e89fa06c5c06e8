"""One POST to another system: no redirects, no proxies of the environment, a limit of time and of size."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit

LONGEST_ANSWER = 1024 * 1024


class NoAnswer(Exception):
    """No answer that can be used: not reached, too late, too long, or not a success of HTTP."""


class NoReply(NoAnswer):
    """The request went out, or part of it, and no answer came back: it may have been taken."""


def post(*, address: str, body: bytes, headers: Mapping[str, str], seconds: float) -> bytes:
    """The body of an answer with status 200. Raises NoAnswer (NoReply when it may have been taken nevertheless), ValueError for no web address."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{address} is no web address")
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=seconds)
    kind_of_failure = NoAnswer
    try:
        connection.connect()
        kind_of_failure = NoReply
        connection.request("POST", parts.path or "/", body=body, headers=dict(headers))
        answer = connection.getresponse()
        text = answer.read(LONGEST_ANSWER + 1)
    except (OSError, http.client.HTTPException) as error:
        raise kind_of_failure(f"{type(error).__name__}: {error}") from None
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise NoAnswer(f"the other side answered with status {answer.status}")
    if len(text) > LONGEST_ANSWER:
        raise NoAnswer("the answer is too long")
    return text
