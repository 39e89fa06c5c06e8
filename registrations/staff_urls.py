"""Addresses of the staff's pages of registrations."""

from django.urls import path, re_path

from registrations.views import (
    staff_actions,
    staff_bulk,
    staff_decisions,
    staff_delegation,
    staff_export,
    staff_list,
    staff_registration,
)

_ONE = "kazi/usajili/<slug:reference>/"
_BULK = "kazi/usajili/pamoja/<int:pk>/"
_EXEMPTION = "kazi/usajili/misamaha/<int:pk>/"
_DELEGATION = "kazi/usajili/taasisi/<slug:institution>/"
_SHEET = "kazi/usajili/jedwali/<uuid:sheet>/"
_CLAIM = "kazi/usajili/madai/<int:pk>/"

staff_paths = [
    path("kazi/usajili/", staff_list.RegistrationsView.as_view(), name="staff_list"),
    path(
        "kazi/usajili/sajili/",
        staff_actions.RegisterSomebodyView.as_view(),
        name="staff_register",
    ),
    path(
        "kazi/usajili/pakua/", staff_export.RegistrationsExportView.as_view(), name="staff_export"
    ),
    path("kazi/usajili/pamoja/", staff_bulk.BulkView.as_view(), name="staff_bulk"),
    path(
        "kazi/usajili/pamoja/zote/",
        staff_bulk.BulkActionsView.as_view(),
        name="staff_bulk_actions",
    ),
    path(_BULK, staff_bulk.BulkActionView.as_view(), name="staff_bulk_action"),
    path(f"{_BULK}hali/", staff_bulk.BulkStatusView.as_view(), name="staff_bulk_status"),
    path(f"{_BULK}simamisha/", staff_bulk.CancelBulkView.as_view(), name="staff_cancel_bulk"),
    path(f"{_BULK}tena/", staff_bulk.RetryBulkView.as_view(), name="staff_retry_bulk"),
    path(
        "kazi/usajili/misamaha/", staff_decisions.ExemptionsView.as_view(), name="staff_exemptions"
    ),
    path(
        f"{_EXEMPTION}kubali/",
        staff_decisions.ApproveExemptionView.as_view(),
        name="staff_approve_exemption",
    ),
    path(
        f"{_EXEMPTION}kataa/",
        staff_decisions.RefuseExemptionView.as_view(),
        name="staff_refuse_exemption",
    ),
    path("kazi/usajili/madai/", staff_decisions.ClaimsView.as_view(), name="staff_claims"),
    path(
        "kazi/usajili/madai/pakua/",
        staff_decisions.ClaimsExportView.as_view(),
        name="staff_export_claims",
    ),
    path(f"{_CLAIM}rejesha/", staff_decisions.PayClaimView.as_view(), name="staff_pay_claim"),
    path(f"{_CLAIM}acha/", staff_decisions.DropClaimView.as_view(), name="staff_drop_claim"),
    path(
        "kazi/usajili/taasisi/",
        staff_delegation.DelegationsView.as_view(),
        name="staff_delegations",
    ),
    path(_DELEGATION, staff_delegation.OverviewView.as_view(), name="staff_delegation"),
    path(f"{_DELEGATION}ongeza/", staff_delegation.AddView.as_view(), name="staff_delegation_add"),
    path(
        f"{_DELEGATION}ankara/", staff_delegation.BillView.as_view(), name="staff_delegation_bill"
    ),
    path(
        f"{_DELEGATION}jedwali/",
        staff_delegation.SheetsView.as_view(),
        name="staff_delegation_sheets",
    ),
    re_path(
        r"^kazi/usajili/jedwali/kiolezo-(?P<language>sw|en)\.(?P<kind>xlsx|csv)$",
        staff_delegation.TemplateView.as_view(),
        name="staff_delegation_template",
    ),
    path(_SHEET, staff_delegation.SheetView.as_view(), name="staff_delegation_sheet"),
    path(
        f"{_SHEET}hali/",
        staff_delegation.SheetStatusView.as_view(),
        name="staff_delegation_sheet_status",
    ),
    path(
        f"{_SHEET}makosa/",
        staff_delegation.FaultySheetView.as_view(),
        name="staff_delegation_sheet_faulty",
    ),
    path(
        f"{_SHEET}sajili/",
        staff_delegation.CommitSheetView.as_view(),
        name="staff_delegation_sheet_commit",
    ),
    path(
        f"{_SHEET}simamisha/",
        staff_delegation.StopSheetView.as_view(),
        name="staff_delegation_sheet_stop",
    ),
    path(
        f"{_SHEET}ghairi/",
        staff_delegation.CancelSheetView.as_view(),
        name="staff_delegation_sheet_cancel",
    ),
    path(
        f"{_SHEET}rudia/",
        staff_delegation.RetrySheetView.as_view(),
        name="staff_delegation_sheet_retry",
    ),
    path(_ONE, staff_registration.RegistrationView.as_view(), name="staff_registration"),
    path(f"{_ONE}sahihisha/", staff_actions.CorrectView.as_view(), name="staff_correct"),
    path(f"{_ONE}mbadala/", staff_actions.SubstituteView.as_view(), name="staff_substitute"),
    path(f"{_ONE}hamisha/", staff_actions.MoveView.as_view(), name="staff_move"),
    path(f"{_ONE}ghairi/", staff_actions.CancelView.as_view(), name="staff_cancel"),
    path(f"{_ONE}kiungo/", staff_actions.SendLinkAgainView.as_view(), name="staff_send_link"),
    path(f"{_ONE}msamaha/", staff_actions.AskExemptionView.as_view(), name="staff_ask_exemption"),
    path(
        f"{_ONE}msamaha/ondoa/",
        staff_actions.TakeBackExemptionView.as_view(),
        name="staff_take_back_exemption",
    ),
    path(f"{_ONE}muda/", staff_actions.ExtendView.as_view(), name="staff_extend"),
    path(f"{_ONE}rudisha/", staff_actions.ReinstateView.as_view(), name="staff_reinstate"),
]
