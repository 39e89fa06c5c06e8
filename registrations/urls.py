"""Addresses of registration."""

from django.urls import path

from egov_meeting.accounts.access import PublicView

app_name = "registrations"

# Placeholders until the pages stand; the links in letters need their names.
urlpatterns = [
    path("usajili/yangu/<str:token>/", PublicView.as_view(), name="own"),
    path("usajili/thibitisha/<str:token>/", PublicView.as_view(), name="confirm"),
]
