"""Addresses of accounts, of people and roles, of the audit trail and of the system administration."""

from django.contrib import admin
from django.urls import include, path

from egov_meeting.accounts.views import account, people, trail

account_patterns = [
    path("akaunti/", account.AccountView.as_view(), name="account"),
    path("kazi/watu/", people.PeopleView.as_view(), name="people"),
    path("kazi/watu/mwaliko/", people.InvitationView.as_view(), name="invite"),
    path("kazi/watu/<int:pk>/", people.PersonView.as_view(), name="person"),
    path("kazi/watu/<int:pk>/badilisha/", people.ChangePersonView.as_view(), name="change_person"),
    path("kazi/watu/<int:pk>/mwaliko/", people.InviteAgainView.as_view(), name="invite_again"),
    path("kazi/watu/<int:pk>/majukumu/", people.GiveRoleView.as_view(), name="give_role"),
    path(
        "kazi/watu/<int:pk>/majukumu/<int:role_pk>/ondoa/",
        people.TakeRoleView.as_view(),
        name="take_role",
    ),
    path("kazi/watu/<int:pk>/funga/", people.CloseAccountView.as_view(), name="close_account"),
    path("kazi/watu/<int:pk>/fungua/", people.OpenAccountView.as_view(), name="open_account"),
]
trail_patterns = [
    path("kazi/kumbukumbu/", trail.TrailView.as_view(), name="trail"),
    path("kazi/kumbukumbu/<int:pk>/", trail.EventView.as_view(), name="event"),
]

urlpatterns = [
    path("", include("egov_meeting.accounts.sign_in_urls")),
    path("", include((account_patterns, "accounts"))),
    path("", include((trail_patterns, "audit"))),
    path("kazi/mfumo/", admin.site.urls),
]
