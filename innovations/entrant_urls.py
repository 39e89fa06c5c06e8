"""Addresses of the call and for those who enter."""

from django.urls import path

from innovations.views import call_public, confirming, entering, entry_files, handing_in

urlpatterns = [
    path("vikao/<int:year>/ubunifu/wito/", call_public.CallView.as_view(), name="call"),
    path("vikao/<int:year>/ubunifu/ingiza/", entering.BeginEntryView.as_view(), name="begin_entry"),
    path("ubunifu/thibitisha/<str:token>/", confirming.ConfirmView.as_view(), name="confirm"),
    path("maingizo-yangu/", entering.MyEntriesView.as_view(), name="my_entries"),
    path("maingizo-yangu/<int:pk>/", entering.MyEntryView.as_view(), name="my_entry"),
    path(
        "maingizo-yangu/<int:pk>/hifadhi/",
        entering.AutosaveEntryView.as_view(),
        name="autosave_entry",
    ),
    path(
        "maingizo-yangu/<int:pk>/faili/", entry_files.EntryFilesView.as_view(), name="entry_files"
    ),
    path(
        "maingizo-yangu/<int:pk>/faili/<int:file>/",
        entry_files.EntryFileView.as_view(),
        name="entry_file",
    ),
    path(
        "maingizo-yangu/<int:pk>/faili/<int:file>/ondoa/",
        entry_files.RemoveEntryFileView.as_view(),
        name="remove_entry_file",
    ),
    path(
        "maingizo-yangu/<int:pk>/wasilisha/",
        handing_in.HandInView.as_view(),
        name="hand_in_entry",
    ),
    path(
        "maingizo-yangu/<int:pk>/ondoa/",
        handing_in.WithdrawEntryView.as_view(),
        name="withdraw_entry",
    ),
    path(
        "maingizo-yangu/<int:pk>/marekebisho/",
        handing_in.AskForCorrectionView.as_view(),
        name="ask_for_correction",
    ),
    path(
        "maingizo-yangu/<int:pk>/watu/<int:person>/",
        handing_in.AskAgainView.as_view(),
        name="ask_confirmation_again",
    ),
]
