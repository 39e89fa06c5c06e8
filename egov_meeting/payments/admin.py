"""Bills and payments for system administrators, to look at only: money moves through its services."""

from __future__ import annotations

from django.contrib import admin

from egov_meeting.audit.admin import ReadOnlyAdmin
from egov_meeting.payments.models import (
    BankSlip,
    Bill,
    BillItem,
    Correction,
    GatewayMessage,
    Payment,
    ReconciliationDifference,
    ReconciliationRun,
    Refund,
    Uncounting,
)


class ItemInline(admin.TabularInline):  # type: ignore[type-arg]
    model = BillItem
    extra = 0
    can_delete = False


@admin.register(Bill)
class BillAdmin(ReadOnlyAdmin):
    list_display = ["number", "payer_name", "amount", "paid_amount", "state", "control_number"]
    list_filter = ["state", "edition"]
    search_fields = ["number", "control_number", "payer_name"]
    inlines = [ItemInline]


@admin.register(Payment)
class PaymentAdmin(ReadOnlyAdmin):
    list_display = ["trx_id", "pay_ref_id", "amount", "currency", "is_counted", "finding"]
    list_filter = ["is_counted", "finding", "source"]
    search_fields = ["trx_id", "pay_ref_id", "bill_number", "control_number"]


@admin.register(GatewayMessage)
class GatewayMessageAdmin(ReadOnlyAdmin):
    list_display = ["received_at", "direction", "type", "state", "signature", "codes", "attempts"]
    list_filter = ["state", "direction", "signature"]
    search_fields = ["request_id", "bill__number"]
    show_full_result_count = False


@admin.register(BankSlip)
class BankSlipAdmin(ReadOnlyAdmin):
    list_display = ["bank", "reference", "bill", "amount", "state"]
    list_select_related = ["bill"]


@admin.register(Refund)
class RefundAdmin(ReadOnlyAdmin):
    list_display = ["reference", "bill", "amount", "refunded_at"]
    list_select_related = ["bill"]


@admin.register(Uncounting)
class UncountingAdmin(ReadOnlyAdmin):
    list_display = ["payment", "bill", "amount", "state", "asked_at"]
    list_select_related = ["bill", "payment"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["payment", "bill", "amount", "closed_day", "booked_on"]
    list_select_related = ["bill", "payment"]


@admin.register(ReconciliationRun)
class ReconciliationRunAdmin(ReadOnlyAdmin):
    list_display = ["day", "state", "listed_count", "listed_amount", "own_count", "own_amount"]


@admin.register(ReconciliationDifference)
class ReconciliationDifferenceAdmin(ReadOnlyAdmin):
    list_display = ["run", "kind", "trx_id", "listed_amount", "own_amount", "settled_at"]
    list_filter = ["kind"]
    list_select_related = ["run"]
