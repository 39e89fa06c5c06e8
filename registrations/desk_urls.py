"""Addresses of the desk. What is below `meza/` works without a network."""

from django.urls import path

from registrations.views import desk_device, desks, plain_desk

_DEVICE = "kazi/dawati/meza/"

urlpatterns = [
    path("kazi/dawati/", desks.DesksView.as_view(), name="desks"),
    path("kazi/dawati/kawaida/", plain_desk.PlainDeskView.as_view(), name="plain_desk"),
    path("kazi/dawati/ubao/", desks.BoardView.as_view(), name="desk_board"),
    path("kazi/dawati/ubao/hali/", desks.BoardRowsView.as_view(), name="desk_board_rows"),
    path("kazi/dawati/matendo/", desks.DeskActsView.as_view(), name="desk_acts"),
    path("kazi/dawati/<uuid:desk>/funga/", desks.CloseDeskView.as_view(), name="close_desk"),
    path(_DEVICE, desk_device.DeskPageView.as_view(), name="desk_page"),
    path(f"{_DEVICE}huduma.js", desk_device.DeskWorkerView.as_view(), name="desk_worker"),
    path(
        f"{_DEVICE}programu.webmanifest",
        desk_device.DeskManifestView.as_view(),
        name="desk_manifest",
    ),
    path(f"{_DEVICE}orodha/", desk_device.DeskListView.as_view(), name="desk_list"),
    path(f"{_DEVICE}picha/", desk_device.DeskPictureView.as_view(), name="desk_picture"),
    path(f"{_DEVICE}sawazisha/", desk_device.DeskSyncView.as_view(), name="desk_sync"),
]
