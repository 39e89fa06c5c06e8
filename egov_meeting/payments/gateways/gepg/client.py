"""One POST to the gateway: no redirects, no proxies of the environment, one time limit, one size limit."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit

from egov_meeting.payments.gateways.base import GatewaySilent, NotConfigured

LONGEST_ANSWER = 1024 * 1024


def post(*, address: str, body: bytes, headers: Mapping[str, str], seconds: float) -> bytes:
    """The body of a successful answer. Raises GatewaySilent for every other end within `seconds` each way."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotConfigured(f"{address} is no address of a gateway")
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=seconds)
    try:
        connection.request("POST", parts.path or "/", body=body, headers=dict(headers))
        answer = connection.getresponse()
        text = answer.read(LONGEST_ANSWER + 1)
    except (OSError, http.client.HTTPException) as error:
        raise GatewaySilent(f"{type(error).__name__}: {error}") from None
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise GatewaySilent(f"the gateway answered with status {answer.status}")
    if len(text) > LONGEST_ANSWER:
        raise GatewaySilent("the gateway's answer is too long")
    return text
