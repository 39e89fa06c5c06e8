"""What mGov takes and answers, in both versions of its interface."""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from egov_meeting.notifications.senders.mgov import signature
from egov_meeting.notifications.senders.simulator.inbox import Inbox, Sms

SILENCE = 120.0


def take_sms(
    inbox: Inbox, body: bytes, headers: Mapping[str, str], *, version: int
) -> tuple[dict[str, Any], int]:
    """Check the signature, keep the message, and return the answer with its HTTP status.

    Raises ValueError, KeyError or TypeError for what is no message.
    """
    message, is_signed = (_read_1 if version == 1 else _read_2)(inbox.key, body, headers)
    if inbox.mode == "silent":
        time.sleep(SILENCE)
    if inbox.mode == "away":
        return {"error": "away"}, 503
    is_good = is_signed and inbox.mode == "good"
    if is_good:
        inbox.take(message)
    code = "200" if is_good else "401" if not is_signed else "400"
    words = {"statusCode": code, "statusMessage": "ok" if is_good else "refused"}
    told = {"error": not is_good} if version == 1 else {"success": is_good}
    return {**told, **words}, 200


def _read_1(key: str, body: bytes, headers: Mapping[str, str]) -> tuple[Sms, bool]:
    data = json.loads(body)["data"]
    found = json.loads(data)
    sms = Sms(found["recipients"], found["message"], "", timezone.now())
    return sms, _is_ours(key, headers.get("X-Auth-Request-Hash", ""), data.encode())


def _read_2(key: str, body: bytes, headers: Mapping[str, str]) -> tuple[Sms, bool]:
    found = json.loads(body)
    sms = Sms(found["recipients"], found["message"], found["messageId"], timezone.now())
    return sms, _is_ours(key, headers.get("hash", ""), body)


def _is_ours(key: str, told: str, data: bytes) -> bool:
    return hmac.compare_digest(told, signature(key, data))
