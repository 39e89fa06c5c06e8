"""What stands in for the payment gateway, the SMS gateway and the mail server of a demonstration."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from egov_meeting.home.running.children import Children
from egov_meeting.home.running.ports import LOOPBACK, free_port_after
from egov_meeting.home.running.waiting import wait_until_healthy
from egov_meeting.notifications.senders.simulator import environment as phone
from egov_meeting.payments.gateways.simulator import environment as gateway

GATEWAY = "egov_meeting.payments.gateways.simulator"
INBOX = "egov_meeting.notifications.senders.simulator"
# Never taken over from the machine: a demonstration must not reach a real gateway or mail server.
_OF_AN_INSTALLATION = ("GEPG_", "MGOV_", "EMAIL_", "SMS_QUIET_")


@dataclass(frozen=True)
class Simulators:
    """Where they listen; `environment` is that of every process of the portal."""

    gateway: str
    inbox: str
    environment: Mapping[str, str]


def start_simulators(*, children: Children, portal: str, port: int) -> Simulators:
    """Start both on the free ports after `port`; they may not answer yet."""
    gateway_port = free_port_after(port)
    inbox_port = free_port_after(port, but=[gateway_port])
    addresses = [f"http://{LOOPBACK}:{number}" for number in (gateway_port, inbox_port)]
    folder, key = Path(settings.VAR_DIR) / "gepg_simulator", secrets.token_urlsafe(24)
    environment = {
        **_cleaned_environment(),
        **gateway.portal_environment(folder=folder, address=addresses[0]),
        **phone.portal_environment(address=addresses[1], key=key),
        "PUBLIC_ADDRESS": portal,
    }
    programs = {
        "gepg-simulator": _command(GATEWAY, gateway_port, portal, "--folder", folder),
        "sms-simulator": _command(
            INBOX, inbox_port, portal, "--mail", Path(settings.VAR_DIR) / "mail"
        ),
    }
    for name, command in programs.items():
        children.start(name, command, environment=environment)
    return Simulators(addresses[0], addresses[1], environment)


def wait_for_simulators(*, simulators: Simulators, children: Children) -> None:
    """Return when both answer. Raises NotReady or ChildEnded."""
    for address in (simulators.gateway, simulators.inbox):
        wait_until_healthy(address=f"{address}/healthz", children=children)


def _command(module: str, port: int, portal: str, *options: object) -> list[str]:
    ours = ["--port", str(port), "--portal", portal]
    return [sys.executable, "-m", module, *ours, *map(str, options)]


def _cleaned_environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_OF_AN_INSTALLATION)
    }
