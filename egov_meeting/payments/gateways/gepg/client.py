"""Reaching the gateway, with every failure in its own terms."""

from __future__ import annotations

from collections.abc import Mapping

from egov_meeting.payments.gateways.base import GatewaySilent, NotConfigured
from egov_meeting.shared import outgoing


def post(*, address: str, body: bytes, headers: Mapping[str, str], seconds: float) -> bytes:
    """The gateway's answer. Raises GatewaySilent, or NotConfigured for an address that is none."""
    try:
        return outgoing.post(address=address, body=body, headers=headers, seconds=seconds)
    except outgoing.NoAnswer as error:
        raise GatewaySilent(str(error)) from None
    except ValueError as error:
        raise NotConfigured(str(error)) from None
