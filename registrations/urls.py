"""Addresses of registration."""

from django.urls import include, path, re_path

from registrations.staff_urls import staff_paths
from registrations.views import (
    delegation,
    delegation_bills,
    delegation_people,
    delegation_sheets,
    links,
    participant,
    public,
)
from registrations.views import participant_asking as asking
from registrations.views import participant_changing as changing

app_name = "registrations"

_OWN = "usajili/yangu/<str:token>/"

urlpatterns = [
    path("usajili/", public.RegisterView.as_view(), name="register"),
    path("usajili/kiungo/", links.SendLinkView.as_view(), name="send_link"),
    path("usajili/kiungo/umetumwa/", links.LinkSentView.as_view(), name="link_sent"),
    path("usajili/<int:year>/", public.GroupsView.as_view(), name="register_groups"),
    path(
        "usajili/<int:year>/<int:number>/",
        public.GroupFormView.as_view(),
        name="register_for_group",
    ),
    path("usajili/zangu/", participant.MyRegistrationsView.as_view(), name="mine"),
    path("usajili/thibitisha/<str:token>/", asking.ConfirmView.as_view(), name="confirm"),
    path(_OWN, participant.OwnRegistrationView.as_view(), name="own"),
    path(f"{_OWN}hali/", participant.OwnStateView.as_view(), name="own_state"),
    path(f"{_OWN}namba/", participant.ConfirmByCodeView.as_view(), name="own_code"),
    path(f"{_OWN}namba-mpya/", asking.NewCodeView.as_view(), name="own_new_code"),
    path(f"{_OWN}ankara/", asking.AskForBillView.as_view(), name="own_bill"),
    path(f"{_OWN}nafasi/", asking.AskAgainView.as_view(), name="own_again"),
    path(f"{_OWN}akaunti/", asking.BindView.as_view(), name="own_bind"),
    path(f"{_OWN}futa/", asking.ForgetView.as_view(), name="own_forget"),
    path(f"{_OWN}taarifa/", participant.OwnDataView.as_view(), name="own_data"),
    path(f"{_OWN}sahihisha/", changing.CorrectView.as_view(), name="own_correct"),
    path(f"{_OWN}ridhaa/", changing.ConsentsView.as_view(), name="own_consents"),
    path(f"{_OWN}kundi/", changing.ChangeGroupView.as_view(), name="own_group"),
    path(f"{_OWN}ghairi/", changing.CancelView.as_view(), name="own_cancel"),
    # Focal persons.
    path("taasisi-yangu/", delegation.MyInstitutionView.as_view(), name="delegation"),
    path("taasisi-yangu/ongeza/", delegation.AddDelegateView.as_view(), name="delegation_add"),
    path(
        "taasisi-yangu/ankara/",
        delegation_bills.DelegationBillView.as_view(),
        name="delegation_bill",
    ),
    path(
        "taasisi-yangu/jedwali/", delegation_sheets.SheetsView.as_view(), name="delegation_sheets"
    ),
    re_path(
        r"^taasisi-yangu/jedwali/kiolezo-(?P<language>sw|en)\.(?P<kind>xlsx|csv)$",
        delegation_sheets.SheetTemplateView.as_view(),
        name="delegation_template",
    ),
    path(
        "taasisi-yangu/jedwali/<uuid:sheet>/",
        delegation_sheets.SheetView.as_view(),
        name="delegation_sheet",
    ),
    path(
        "taasisi-yangu/jedwali/<uuid:sheet>/hali/",
        delegation_sheets.SheetStatusView.as_view(),
        name="delegation_sheet_status",
    ),
    path(
        "taasisi-yangu/jedwali/<uuid:sheet>/makosa/",
        delegation_sheets.FaultySheetView.as_view(),
        name="delegation_sheet_faulty",
    ),
    path(
        "taasisi-yangu/jedwali/<uuid:sheet>/sajili/",
        delegation_sheets.CommitSheetView.as_view(),
        name="delegation_sheet_commit",
    ),
    path(
        "taasisi-yangu/jedwali/<uuid:sheet>/simamisha/",
        delegation_sheets.StopSheetView.as_view(),
        name="delegation_sheet_stop",
    ),
    path(
        "taasisi-yangu/jedwali/<uuid:sheet>/ghairi/",
        delegation_sheets.CancelSheetView.as_view(),
        name="delegation_sheet_cancel",
    ),
    path(
        "taasisi-yangu/jedwali/<uuid:sheet>/rudia/",
        delegation_sheets.RetrySheetView.as_view(),
        name="delegation_sheet_retry",
    ),
    path(
        "taasisi-yangu/watu/<str:reference>/",
        delegation_people.ColleagueView.as_view(),
        name="delegate",
    ),
    path(
        "taasisi-yangu/watu/<str:reference>/sahihisha/",
        delegation_people.CorrectDelegateView.as_view(),
        name="delegate_correct",
    ),
    path(
        "taasisi-yangu/watu/<str:reference>/mbadala/",
        delegation_people.SubstituteDelegateView.as_view(),
        name="delegate_substitute",
    ),
    path(
        "taasisi-yangu/watu/<str:reference>/hamisha/",
        delegation_people.MoveDelegateView.as_view(),
        name="delegate_move",
    ),
    path(
        "taasisi-yangu/watu/<str:reference>/ghairi/",
        delegation_people.CancelDelegateView.as_view(),
        name="delegate_cancel",
    ),
    # The day itself.
    path("", include("registrations.badge_urls")),
    path("", include("registrations.desk_urls")),
    path("", include("registrations.attendance_urls")),
    path("", include("registrations.certificate_urls")),
    path("", include("registrations.feedback_urls")),
    # Staff.
    *staff_paths,
]
