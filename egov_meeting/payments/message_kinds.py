"""The messages about bills, with their words until staff write their own.

An SMS has 160 letters, of which the link takes about seventy: say the one thing that matters.
"""

from functools import partial

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.letters import letter_and_sms

_BILL = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "description": "Ada ya ushiriki",
    "bill": "KK6-000123",
    "amount": "TZS 400,000",
    "control_number": "9999 9000 0123",
    "until": "20/01/2027",
    "paid": "TZS 150,000",
    "balance": "TZS 250,000",
    "link": "https://kikaokazi.go.tz/sw/malipo/2n.1tABCd.Q7mX2kP9vLr4TzYc8WbN5s/",
}
_words = partial(
    letter_and_sms,
    end_sw="\n\nAnkara {bill}, {description}:\n{link}",
    end_en="\n\nBill {bill}, {description}:\n{link}",
)

CONTROL_NUMBER = MessageKind(
    key="bill_control_number",
    title=_("Control number ready"),
    placeholders=_BILL,
    required=frozenset({"control_number", "amount"}),
    words=_words(
        subject_sw="Namba ya malipo {control_number}: {meeting}",
        sw="Namba ya kumbukumbu ya malipo (Control Number) ya {meeting} ni {control_number}.\n\n"
        "Kiasi: {amount}\nMwisho wa kulipa: {until}\n\n"
        "Lipa kwa simu (chagua malipo ya Serikali) au benki. Ankara na maelekezo yapo kwenye "
        "kiungo hiki:",
        sms_sw="Namba ya malipo {control_number}. Lipa {amount} hadi {until}. {link}",
        subject_en="Control number {control_number}: {meeting}",
        en="The payment control number for {meeting} is {control_number}.\n\n"
        "Amount: {amount}\nPay by: {until}\n\n"
        "Pay by phone (choose Government payments) or at a bank. The invoice and how to pay are "
        "behind this link:",
        sms_en="Control number {control_number}. Pay {amount} by {until}. {link}",
    ),
)

REMINDER = MessageKind(
    key="bill_reminder",
    title=_("Reminder to pay"),
    placeholders=_BILL,
    required=frozenset({"control_number"}),
    words=_words(
        subject_sw="Kikumbusho: lipa hadi {until}",
        sw="Tunakukumbusha kulipia {meeting}. Salio la kulipa ni {balance}, na ankara itaisha muda "
        "tarehe {until}.\n\nNamba ya kumbukumbu ya malipo (Control Number): {control_number}",
        sms_sw="Kikumbusho: lipa {balance} hadi {until}, namba {control_number}. {link}",
        subject_en="Reminder: pay by {until}",
        en="This is a reminder to pay for {meeting}. {balance} is still to be paid, and the bill "
        "expires on {until}.\n\nPayment control number: {control_number}",
        sms_en="Reminder: pay {balance} by {until}, control number {control_number}. {link}",
    ),
)

PART_PAID = MessageKind(
    key="bill_part_paid",
    title=_("Part payment received"),
    placeholders=_BILL,
    required=frozenset({"balance"}),
    words=_words(
        subject_sw="Tumepokea sehemu ya malipo: {meeting}",
        sw="Tumepokea {paid} kati ya {amount}. Salio la kulipa ni {balance}; mwisho wa kulipa ni "
        "{until}.\n\nNamba ya kumbukumbu ya malipo (Control Number): {control_number}",
        sms_sw="Tumepokea {paid}. Salio {balance}, lipa hadi {until}. {link}",
        subject_en="Part of the payment received: {meeting}",
        en="We have received {paid} of {amount}. {balance} is still to be paid, by {until}.\n\n"
        "Payment control number: {control_number}",
        sms_en="We received {paid}. {balance} is left to pay by {until}. {link}",
    ),
)

PAID = MessageKind(
    key="bill_paid",
    title=_("Paid in full"),
    placeholders=_BILL,
    required=frozenset({"link"}),
    words=_words(
        subject_sw="Malipo yamepokelewa: {meeting}",
        sw="Asante. Tumepokea malipo yako ya {paid} kwa ajili ya {meeting}. Stakabadhi ipo kwenye "
        "kiungo hiki:",
        sms_sw="Asante, tumepokea {paid}. Stakabadhi: {link}",
        subject_en="Payment received: {meeting}",
        en="Thank you. We have received your payment of {paid} for {meeting}. The receipt is behind "
        "this link:",
        sms_en="Thank you, we received {paid}. Receipt: {link}",
    ),
)

EXPIRED = MessageKind(
    key="bill_expired",
    title=_("Bill expired"),
    placeholders=_BILL,
    words=_words(
        subject_sw="Ankara {bill} imeisha muda",
        sw="Muda wa kulipa {amount} kwa ajili ya {meeting} umekwisha. Usilipe kwa namba "
        "{control_number}. Kama bado unahitaji kushiriki, wasiliana na waandaaji.",
        sms_sw="Ankara {bill} ya {amount} imeisha muda; usilipe kwa namba {control_number}. {link}",
        subject_en="Bill {bill} has expired",
        en="The time to pay {amount} for {meeting} is over. Do not pay with the number "
        "{control_number}. If you still wish to take part, ask the organisers.",
        sms_en="Bill {bill} of {amount} has expired; do not pay {control_number}. {link}",
    ),
)

CANCELLED = MessageKind(
    key="bill_cancelled",
    title=_("Bill cancelled"),
    placeholders=_BILL,
    words=_words(
        subject_sw="Ankara {bill} imeghairiwa",
        sw="Ankara ya {amount} kwa ajili ya {meeting} imeghairiwa. Usilipe kwa namba "
        "{control_number}.",
        sms_sw="Ankara {bill} ya {amount} imeghairiwa; usilipe kwa namba {control_number}. {link}",
        subject_en="Bill {bill} is cancelled",
        en="The bill of {amount} for {meeting} is cancelled. Do not pay with the number "
        "{control_number}.",
        sms_en="Bill {bill} of {amount} is cancelled; do not pay {control_number}. {link}",
    ),
)

EXTENDED = MessageKind(
    key="bill_extended",
    title=_("More time to pay"),
    placeholders=_BILL,
    required=frozenset({"until"}),
    words=_words(
        subject_sw="Muda wa kulipa umeongezwa hadi {until}",
        sw="Muda wa kulipa {balance} kwa ajili ya {meeting} umeongezwa hadi {until}. Namba ya "
        "kumbukumbu ya malipo (Control Number) ni ile ile: {control_number}",
        sms_sw="Muda umeongezwa: lipa {balance} hadi {until}, namba {control_number}. {link}",
        subject_en="You have until {until} to pay",
        en="You have until {until} to pay {balance} for {meeting}. The payment control number "
        "stays the same: {control_number}",
        sms_en="More time: pay {balance} by {until}, number {control_number}. {link}",
    ),
)

REFUNDED = MessageKind(
    key="bill_refunded",
    title=_("Money given back"),
    placeholders={**_BILL, "refunded": "TZS 200,000"},
    required=frozenset({"refunded"}),
    words=_words(
        subject_sw="Umerejeshewa {refunded}",
        sw="Hadi sasa umerejeshewa {refunded} kati ya {paid} ulizolipia {meeting}.",
        sms_sw="Umerejeshewa {refunded} za ankara {bill}. {link}",
        subject_en="{refunded} has been given back to you",
        en="In all, {refunded} of the {paid} paid for {meeting} has been given back to you.",
        sms_en="{refunded} of bill {bill} has been given back to you. {link}",
    ),
)

TAKEN_BACK = MessageKind(
    key="bill_taken_back",
    title=_("Payment counted by mistake"),
    placeholders={**_BILL, "taken_back": "TZS 400,000"},
    required=frozenset({"taken_back", "balance"}),
    words=_words(
        subject_sw="Malipo ya {taken_back} yalihesabiwa kimakosa",
        sw="Malipo ya {taken_back} yalihesabiwa kimakosa kwenye ankara ya {meeting}, na hayahesabiwi "
        "tena. Stakabadhi iliyoyataja imefutwa na haitumiki.\n\nSalio la kulipa ni {balance}. Kama "
        "ulilipa, waandikie waandaaji na uambatishe stakabadhi ya benki au ya mtandao wa simu.",
        sms_sw="{taken_back} zilihesabiwa kimakosa; stakabadhi imefutwa. Salio {balance}. {link}",
        subject_en="A payment of {taken_back} was counted by mistake",
        en="A payment of {taken_back} was counted by mistake for the bill for {meeting} and counts no "
        "more. The receipt that named it is cancelled and no longer valid.\n\n{balance} is to be paid. "
        "If you did pay, write to the organisers and enclose the receipt of the bank or network.",
        sms_en="{taken_back} was counted by mistake; no receipt stands. To pay: {balance}. {link}",
    ),
)

NEW_LINK = MessageKind(
    key="bill_link",
    title=_("New link to a bill"),
    placeholders=_BILL,
    required=frozenset({"link"}),
    words=_words(
        subject_sw="Kiungo kipya cha ankara {bill}",
        sw="Umeomba kiungo kipya cha ankara ya {meeting}. Mwenye kiungo hiki anaona ankara; usimpe "
        "mtu asiyehusika.",
        sms_sw="Kiungo kipya cha ankara {bill}: {link}",
        subject_en="New link to bill {bill}",
        en="You asked for a new link to the bill for {meeting}. Whoever has this link sees the bill; "
        "do not pass it on to strangers.",
        sms_en="New link to bill {bill}: {link}",
    ),
)

KINDS = (
    CONTROL_NUMBER,
    REMINDER,
    PART_PAID,
    PAID,
    EXPIRED,
    CANCELLED,
    EXTENDED,
    REFUNDED,
    TAKEN_BACK,
    NEW_LINK,
)
