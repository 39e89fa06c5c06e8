"""The gateway as the portal's services see it, in the version that the settings name."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from egov_meeting.payments.gateways.base import (
    BillToSend,
    Malformed,
    Notice,
    NoticeKind,
    NotSpoken,
    Reply,
    Request,
    RequestKind,
)
from egov_meeting.payments.gateways.gepg import version4, version5
from egov_meeting.payments.gateways.gepg.client import post
from egov_meeting.payments.gateways.gepg.codes import ProviderCodes
from egov_meeting.payments.gateways.gepg.elements import EAST_AFRICA
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed

_ROUTES = {4: version4.ROUTES, 5: version5.ROUTES}


@dataclass(frozen=True)
class Gepg:
    """One version of GePG with our keys and names. `accepted` are the versions whose notices we take."""

    version: int
    codes: ProviderCodes
    key: RSAPrivateKey
    their_key: RSAPublicKey
    address: str = ""
    accepted: Collection[int] = ()
    algorithm: str = ""
    seconds: float = 15
    routes: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def bill_submission(self, bill: BillToSend, *, at: datetime) -> Request:
        if self.version == 4:
            content = version4.bill_submission(bill, self.codes)
            return self._request("gepgBillSubReq", bill.number, content)
        request_id = self._request_id(at)
        content = version5.bill_submission(bill, request_id, self.codes)
        return self._request("billSubReq", request_id, content)

    def control_number_reuse(self, bill: BillToSend, *, at: datetime) -> Request:
        """As a submission, naming the earlier control number. Raises ValueError without one."""
        if not bill.control_number:
            raise ValueError("a control number to use again is needed")
        return self.bill_submission(bill, at=at)

    def expiry_change(self, bill: BillToSend, *, reason: str, at: datetime) -> Request:
        if self.version == 4:
            content = version4.expiry_change(bill, self.codes)
            return self._request("gepgBillSubReq", bill.number, content)
        request_id = self._request_id(at)
        content = version5.expiry_change(bill, request_id, reason, self.codes)
        return self._request("billSubReq", request_id, content)

    def cancellation(self, *, bill_number: str, reason: str, at: datetime) -> Request:
        if self.version == 4:
            content = version4.cancellation(bill_number, reason, self.codes)
            return self._request("gepgBillCanclReq", bill_number, content)
        request_id = self._request_id(at)
        content = version5.cancellation(bill_number, request_id, reason, self.codes)
        return self._request("billCanclReq", request_id, content)

    def reconciliation(self, *, day: date, at: datetime) -> Request:
        if self.version == 4:
            # An integer by its definition, so no letters and no leading nought.
            request_id = str(secrets.randbelow(2_000_000_000) + 100_000_000)
            content = version4.reconciliation(request_id, day, self.codes)
            return self._request("gepgSpReconcReq", request_id, content)
        request_id = self._request_id(at)
        content = version5.reconciliation(request_id, day, self.codes)
        return self._request("sucSpPmtReq", request_id, content)

    def send(self, *, kind: RequestKind, body: bytes) -> bytes:
        """Raises GatewaySilent."""
        path, service = self.routes.get(kind) or _ROUTES[self.version][kind]
        code = self.codes.sp_code if self.version == 4 else self.codes.sp_group_code
        headers = {
            "Content-Type": "application/xml",
            "Gepg-Com": service,
            "Gepg-Code": code,
        }
        if self.version == 5:
            headers["Gepg-Alg"] = self.algorithm
        address = self.address.rstrip("/") + path
        return post(address=address, body=body, headers=headers, seconds=self.seconds)

    def read_reply(self, raw: bytes) -> Reply:
        """Raises Malformed or WronglySigned."""
        envelope = opened(raw)
        if envelope.version != self.version:
            raise Malformed("the answer is in another version than the question")
        envelope.verify(self.their_key)
        read = version4.read_reply if envelope.version == 4 else version5.read_reply
        return read(envelope.content)

    def read_notice(self, raw: bytes) -> Notice:
        """Raises Malformed, WronglySigned or NotSpoken."""
        envelope = opened(raw)
        if envelope.version not in (self.accepted or (self.version,)):
            raise NotSpoken(f"version {envelope.version} is turned off")
        envelope.verify(self.their_key)
        if envelope.version == 5:
            return version5.read_notice(envelope.content)
        return version4.read_notice(envelope.content, sha256(envelope.content).hexdigest())

    def acknowledgement(
        self, *, kind: NoticeKind, code: str, answers: str, version: int, at: datetime
    ) -> bytes:
        if version == 4:
            content = version4.acknowledgement(kind, code)
        else:
            content = version5.acknowledgement(kind, code, self._number("SP", at), answers)
        return sealed(content, key=self.key, version=version)

    def _request(self, type_: str, request_id: str, content: bytes) -> Request:
        return Request(type_, request_id, sealed(content, key=self.key, version=self.version))

    def _request_id(self, at: datetime) -> str:
        return self._number(self.codes.sp_group_code, at)

    @staticmethod
    def _number(prefix: str, at: datetime) -> str:
        local = at.astimezone(EAST_AFRICA)
        return f"{prefix}{local:%Y%m%d%H%M%S}{secrets.randbelow(1_000_000):06d}"
