"""What a portal must be told to send its SMS to the simulator."""

from __future__ import annotations

PATH = "/gateway/sms/v2/send-sms"


def portal_environment(*, address: str, key: str) -> dict[str, str]:
    """Environment variables of a portal whose SMS go to the simulator at `address`, at any hour."""
    return {
        "MGOV_ADDRESS": address + PATH,
        "MGOV_VERSION": "2",
        "MGOV_KEY": key,
        "MGOV_USER": "kikaokazi",
        "MGOV_SENDER": "KIKAOKAZI",
        "MGOV_SERVICE": "1",
        "SMS_QUIET_FROM": "0",
        "SMS_QUIET_UNTIL": "0",
    }
