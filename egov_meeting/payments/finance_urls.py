"""Addresses of the finance officer's pages."""

from django.urls import path

from egov_meeting.payments.views.finance import (
    bill_actions,
    bills,
    days,
    ledgers,
    message_actions,
    messages,
    overview,
    payments,
    reconciliation,
    slips,
    uncountings,
)

app_name = "finance"

_BILL = "kazi/fedha/ankara/<slug:number>/"

urlpatterns = [
    path("kazi/fedha/", overview.OverviewView.as_view(), name="overview"),
    path("kazi/fedha/ankara/", bills.BillsView.as_view(), name="bills"),
    path("kazi/fedha/ankara/pakua/", bills.BillsExportView.as_view(), name="export_bills"),
    path(_BILL, bills.BillView.as_view(), name="bill"),
    path(f"{_BILL}tuma-tena/", bill_actions.SendAgainView.as_view(), name="send_again"),
    path(f"{_BILL}muda/", bill_actions.ExtendView.as_view(), name="extend"),
    path(f"{_BILL}ghairi/", bill_actions.CancelView.as_view(), name="cancel"),
    path(f"{_BILL}hati/", bill_actions.AddSlipView.as_view(), name="add_slip"),
    path(f"{_BILL}rejesha/", bill_actions.RefundView.as_view(), name="refund"),
    path("kazi/fedha/hati/", slips.SlipsView.as_view(), name="slips"),
    path(
        "kazi/fedha/hati/<int:pk>/idhinisha/", slips.ApproveSlipView.as_view(), name="approve_slip"
    ),
    path("kazi/fedha/hati/<int:pk>/kataa/", slips.RejectSlipView.as_view(), name="reject_slip"),
    path("kazi/fedha/marejesho/", slips.RefundsView.as_view(), name="refunds"),
    path("kazi/fedha/malipo/", payments.FindingsView.as_view(), name="findings"),
    path("kazi/fedha/malipo/<int:pk>/", payments.PaymentView.as_view(), name="payment"),
    path("kazi/fedha/malipo/<int:pk>/maliza/", payments.SettleView.as_view(), name="settle"),
    path("kazi/fedha/malipo/<int:pk>/ankara/", payments.AssignView.as_view(), name="assign"),
    path(
        "kazi/fedha/malipo/<int:pk>/ondoa/", uncountings.AskUncountingView.as_view(), name="uncount"
    ),
    path("kazi/fedha/yaliyoondolewa/", uncountings.UncountingsView.as_view(), name="uncountings"),
    path(
        "kazi/fedha/yaliyoondolewa/<int:pk>/idhinisha/",
        uncountings.ApproveUncountingView.as_view(),
        name="approve_uncounting",
    ),
    path(
        "kazi/fedha/yaliyoondolewa/<int:pk>/kataa/",
        uncountings.RejectUncountingView.as_view(),
        name="reject_uncounting",
    ),
    path("kazi/fedha/jumbe/", messages.MessagesView.as_view(), name="messages"),
    path("kazi/fedha/jumbe/<int:pk>/", messages.MessageView.as_view(), name="message"),
    path(
        "kazi/fedha/jumbe/<int:pk>/rudia/",
        message_actions.WorkAgainView.as_view(),
        name="work_again",
    ),
    path("kazi/fedha/jumbe/<int:pk>/ghafi/", messages.RawMessageView.as_view(), name="raw_message"),
    path("kazi/fedha/ulinganisho/", reconciliation.RunsView.as_view(), name="reconciliations"),
    path(
        "kazi/fedha/ulinganisho/omba/", reconciliation.AskForDayView.as_view(), name="ask_for_day"
    ),
    path(
        "kazi/fedha/ulinganisho/<int:pk>/", reconciliation.RunView.as_view(), name="reconciliation"
    ),
    path("kazi/fedha/tofauti/", reconciliation.DifferencesView.as_view(), name="differences"),
    path(
        "kazi/fedha/tofauti/pakua/",
        reconciliation.DifferencesExportView.as_view(),
        name="export_differences",
    ),
    path(
        "kazi/fedha/tofauti/<int:pk>/",
        reconciliation.SettleDifferenceView.as_view(),
        name="settle_difference",
    ),
    path("kazi/fedha/leja/", ledgers.LedgerView.as_view(), name="ledger"),
    path("kazi/fedha/leja/pakua/", ledgers.LedgerExportView.as_view(), name="export_ledger"),
    path("kazi/fedha/siku/", days.DaysView.as_view(), name="days"),
    path("kazi/fedha/siku/<str:day>/", days.DayView.as_view(), name="day"),
    path("kazi/fedha/siku/<str:day>/funga/", days.CloseDayView.as_view(), name="close_day"),
    path("kazi/fedha/siku/<str:day>/pakua/", days.DayExportView.as_view(), name="export_day"),
]
