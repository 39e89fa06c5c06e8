"""Addresses of the entries for staff: screening and the blind check."""

from django.urls import URLPattern, path

from innovations.views import blind, screening

_ENTRIES = "kazi/vikao/<int:year>/ubunifu/maingizo/"
_ONE = _ENTRIES + "<int:number>/"

urlpatterns: list[URLPattern] = [
    path(_ENTRIES, screening.EntriesView.as_view(), name="entries"),
    path(_ENTRIES + "pakua/", screening.EntriesExportView.as_view(), name="export_entries"),
    path(_ENTRIES + "ruhusu/", blind.ClearAllView.as_view(), name="clear_all"),
    path(_ONE, screening.EntryView.as_view(), name="entry_for_staff"),
    path(_ONE + "tena/", screening.TakeUpAgainView.as_view(), name="take_up_again"),
    path(_ONE + "majina/", blind.CheckBlindView.as_view(), name="check_blind"),
    path(_ONE + "majina/<uuid:finding>/", blind.DecideFindingView.as_view(), name="decide_finding"),
    path(_ONE + "ruhusu/", blind.ClearView.as_view(), name="clear_entry"),
    path(_ONE + "zuia/", blind.TakeFromJudgesView.as_view(), name="take_from_judges"),
]
