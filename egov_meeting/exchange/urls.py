from django.urls import path

from egov_meeting.exchange.views import folders

app_name = "exchange"

urlpatterns = [
    path("kazi/folda/", folders.FoldersView.as_view(), name="folders"),
    path("kazi/folda/<int:year>/", folders.TakeAwayView.as_view(), name="take_away"),
]
