"""SMS through mGov, in both versions of its interface. Nothing is ever said to be delivered: nobody tells us."""

from __future__ import annotations

import base64
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from egov_meeting.notifications.phones import gateway_phone
from egov_meeting.notifications.senders.base import NotSent, Outgoing, PerhapsSent, Refused
from egov_meeting.notifications.sms_text import plain_for_sms
from egov_meeting.shared.outgoing import NoAnswer, NoReply, post

EAST_AFRICA = ZoneInfo("Africa/Dar_es_Salaam")
JSON = "application/json"


def signature(key: str, data: bytes) -> str:
    """HMAC-SHA256 of exactly these bytes, in base64."""
    return base64.b64encode(hmac.digest(key.encode(), data, "sha256")).decode()


@dataclass(frozen=True)
class Mgov:
    """An account at mGov. `user` is the user of version 1 (an e-mail address), the system's id of version 2."""

    version: int
    address: str
    key: str
    user: str
    sender: str
    service: str
    seconds: float = 15

    def send(self, message: Outgoing, *, at: datetime) -> str:
        """Raises NotSent when mGov is away, Refused for a number or text that it does not take.

        Raises PerhapsSent when mGov had the request and gave no answer that can be understood.
        """
        try:
            phone = gateway_phone(message.address)
        except ValueError as error:
            raise Refused(str(error)) from None
        body, headers = self.request(
            phone=phone, text=plain_for_sms(message.text), key=message.key, at=at
        )
        try:
            raw = post(address=self.address, body=body, headers=headers, seconds=self.seconds)
        except NoReply as error:
            raise PerhapsSent(str(error)) from None
        except NoAnswer as error:
            raise NotSent(str(error)) from None
        return self._taken(raw, message.key)

    def request(
        self, *, phone: str, text: str, key: str, at: datetime
    ) -> tuple[bytes, dict[str, str]]:
        """The body and headers of one SMS."""
        when = at.astimezone(EAST_AFRICA).strftime("%Y-%m-%d %H:%M:%S")
        if self.version == 1:
            return self._request_1(phone, text, when)
        fields = {
            "recipients": phone,
            "message": text,
            "datetime": when,
            "mobileServiceId": self.service,
            "senderId": self.sender,
            "messageId": key,
        }
        body = _compact(fields).encode()
        return body, {
            "Content-Type": JSON,
            "hash": signature(self.key, body),
            "sysId": self.user,
        }

    def _request_1(self, phone: str, text: str, when: str) -> tuple[bytes, dict[str, str]]:
        data = _compact(
            {
                "message": text,
                "datetime": when,
                "sender_id": self.sender,
                "mobile_service_id": self.service,
                "recipients": phone,
            }
        )
        headers = {
            "Content-Type": JSON,
            "X-Auth-Request-Hash": signature(self.key, data.encode()),
            "X-Auth-Request-Id": self.user,
            "X-Auth-Request-Type": "api",
        }
        return _compact({"data": data, "datetime": when}).encode(), headers

    def _taken(self, raw: bytes, key: str) -> str:
        try:
            said = json.loads(raw)
        except ValueError:
            raise PerhapsSent("mGov answered something else than JSON") from None
        if not isinstance(said, dict):
            raise PerhapsSent("mGov answered something else than an object")
        is_refused = said.get("error") if self.version == 1 else not said.get("success")
        if is_refused:
            words = str(said.get("statusMessage", ""))[:200]
            code = str(said.get("statusCode", ""))
            raise (NotSent if code.startswith("5") else Refused)(f"{code} {words}".strip())
        return key


def _compact(fields: dict[str, str]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
