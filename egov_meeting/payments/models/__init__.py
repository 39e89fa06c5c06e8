from egov_meeting.payments.models.bills import Bill, BillItem
from egov_meeting.payments.models.closing import DayClose
from egov_meeting.payments.models.corrections import Correction, Uncounting
from egov_meeting.payments.models.messages import GatewayMessage
from egov_meeting.payments.models.money import BankSlip, Payment, Refund
from egov_meeting.payments.models.reconciliation import (
    ReconciliationDifference,
    ReconciliationRun,
)
from egov_meeting.payments.models.rules import BillingRules

__all__ = [
    "BankSlip",
    "Bill",
    "BillItem",
    "BillingRules",
    "Correction",
    "DayClose",
    "GatewayMessage",
    "Payment",
    "ReconciliationDifference",
    "ReconciliationRun",
    "Refund",
    "Uncounting",
]
