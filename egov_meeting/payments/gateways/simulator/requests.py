"""Reading what the portal asks, in both versions, as one thing."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from egov_meeting.payments.gateways.base import Malformed, RequestKind
from egov_meeting.payments.gateways.gepg.elements import child, parsed, text_of

_KINDS = {
    "gepgBillSubReq": RequestKind.BILL,
    "billSubReq": RequestKind.BILL,
    "gepgBillCanclReq": RequestKind.CANCELLATION,
    "billCanclReq": RequestKind.CANCELLATION,
    "gepgSpReconcReq": RequestKind.RECONCILIATION,
    "sucSpPmtReq": RequestKind.RECONCILIATION,
}


@dataclass
class Asked:
    """One request. `fields` and `items` hold the texts of the bill under the names of version 5."""

    version: int
    kind: RequestKind
    request_id: str
    provider: str
    system: str
    bill_number: str = ""
    day: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    items: list[dict[str, str]] = field(default_factory=list)


def read_request(content: bytes, version: int) -> Asked:
    """Raises Malformed."""
    root = parsed(content)
    kind = _KINDS.get(str(root.tag))
    if kind is None:
        raise Malformed(f"{root.tag} is no request")
    return (_version_4 if version == 4 else _version_5)(root, kind)


# What version 4 calls the fields of version 5.
_NAMES_4 = {
    "PyrId": "CustId",
    "PyrName": "CustName",
    "PyrCellNum": "CustCellNum",
    "PyrEmail": "CustEmail",
    "PayCntrNum": "BillCntrNum",
}


def _version_4(root: etree._Element, kind: RequestKind) -> Asked:
    if kind is not RequestKind.BILL:
        return Asked(
            4,
            kind,
            request_id=text_of(root, "SpReconcReqId"),
            provider=text_of(root, "SpCode"),
            system=text_of(root, "SpSysId"),
            bill_number=text_of(root, "BillId"),
            day=text_of(root, "TnxDt"),
        )
    details = child(root, "BillTrxInf")
    asked = _bill(4, details, provider=text_of(child(root, "BillHdr"), "SpCode"), request_id="")
    asked.fields = {_NAMES_4.get(name, name): text for name, text in asked.fields.items()}
    asked.system = asked.fields.get("SpSysId", "")
    return asked


def _version_5(root: etree._Element, kind: RequestKind) -> Asked:
    header = root.find("BillHdr")
    source = root if header is None else header
    provider, system = text_of(source, "SpGrpCode"), text_of(source, "SysCode")
    request_id = text_of(source, "ReqId")
    if kind is not RequestKind.BILL:
        return Asked(
            5,
            kind,
            request_id=request_id,
            provider=provider,
            system=system,
            bill_number=text_of(root, "GrpBillId"),
            day=text_of(root, "TrxDt"),
        )
    details = child(child(root, "BillDtls"), "BillDtl")
    asked = _bill(5, details, provider=provider, request_id=request_id)
    asked.system = system
    return asked


def _bill(version: int, details: etree._Element, *, provider: str, request_id: str) -> Asked:
    fields = _texts(details)
    listed = details.find("BillItems")
    is_change = listed is None
    return Asked(
        version,
        RequestKind.CHANGE if is_change else RequestKind.BILL,
        request_id=request_id,
        provider=provider,
        system="",
        bill_number=fields.get("BillId", ""),
        fields=fields,
        items=[] if listed is None else [_texts(item) for item in listed],
    )


def _texts(parent: etree._Element) -> dict[str, str]:
    return {str(one.tag): (one.text or "").strip() for one in parent if len(one) == 0}
