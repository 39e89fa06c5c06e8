"""Addresses of registration."""

from django.urls import path

from egov_meeting.accounts.access import PublicView
from registrations.staff_urls import staff_paths
from registrations.views import delegation, delegation_bills, delegation_people, links, public

app_name = "registrations"

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
    path("usajili/yangu/<str:token>/", PublicView.as_view(), name="own"),
    path("usajili/thibitisha/<str:token>/", PublicView.as_view(), name="confirm"),
    # Focal persons.
    path("taasisi-yangu/", delegation.MyInstitutionView.as_view(), name="delegation"),
    path("taasisi-yangu/ongeza/", delegation.AddDelegateView.as_view(), name="delegation_add"),
    path(
        "taasisi-yangu/ankara/",
        delegation_bills.DelegationBillView.as_view(),
        name="delegation_bill",
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
    # Staff.
    *staff_paths,
]
