"""Addresses that the payment gateway calls; programs read them, so they carry no language."""

from django.urls import path

from egov_meeting.payments.gateways.base import NoticeKind
from egov_meeting.payments.views.callbacks import CallbackView

app_name = "payments"

urlpatterns = [
    path(
        "gepg/v<int:version>/control-numbers/",
        CallbackView.as_view(kind=NoticeKind.CONTROL_NUMBER),
        name="gepg_control_numbers",
    ),
    path(
        "gepg/v<int:version>/payments/",
        CallbackView.as_view(kind=NoticeKind.PAYMENT),
        name="gepg_payments",
    ),
    path(
        "gepg/v<int:version>/reconciliations/",
        CallbackView.as_view(kind=NoticeKind.RECONCILIATION),
        name="gepg_reconciliations",
    ),
]
