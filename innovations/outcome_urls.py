"""Addresses of selection, the gallery and what follows."""

from django.urls import path

from innovations.views import outcome_following as following
from innovations.views import own_result, public, selecting

_STAFF = "kazi/vikao/<int:year>/ubunifu/"
_PUBLIC = "vikao/<int:year>/ubunifu/"
_OWN = "maingizo-yangu/<int:pk>/"

urlpatterns = [
    path("ubunifu/", public.AllEntriesView.as_view(), name="gallery_of_all"),
    path(_PUBLIC + "matokeo/", public.ResultsView.as_view(), name="results"),
    path(_PUBLIC + "<int:number>/", public.EntryView.as_view(), name="gallery_entry"),
    path(
        _PUBLIC + "<int:number>/picha/<int:file>/",
        public.PictureView.as_view(),
        name="gallery_picture",
    ),
    path(_OWN + "matokeo/", own_result.OwnResultView.as_view(), name="own_result"),
    path(
        _OWN + "vyeti/<int:certificate>/",
        own_result.OwnCertificateView.as_view(),
        name="own_certificate",
    ),
    path(_STAFF + "matokeo/", selecting.OutcomeView.as_view(), name="outcome"),
    path(
        _STAFF + "matokeo/chapisha/",
        selecting.PublishResultsView.as_view(),
        name="publish_results",
    ),
    path(
        _STAFF + "matokeo/faili/<slug:which>/",
        following.OutcomeDocumentView.as_view(),
        name="outcome_document",
    ),
    path(_STAFF + "uteuzi/", selecting.SelectionView.as_view(), name="selection"),
    path(_STAFF + "uteuzi/funga/", selecting.LockView.as_view(), name="lock_selection"),
    path(_STAFF + "mabanda/", following.BoothsView.as_view(), name="booths"),
    path(_STAFF + "mabanda/namba/", following.NumberBoothsView.as_view(), name="number_booths"),
    path(
        _STAFF + "mabanda/orodha.csv",
        following.ExhibitorsFileView.as_view(),
        name="exhibitors_file",
    ),
    path(_STAFF + "jukwaa/", following.StageSlotsView.as_view(), name="stage_slots"),
    path(_STAFF + "barua-za-matokeo/", following.LettersView.as_view(), name="result_letters"),
    path(
        _STAFF + "barua-za-matokeo/tuma/",
        following.SendLettersView.as_view(),
        name="send_result_letters",
    ),
    path(
        _STAFF + "barua-za-matokeo/hali/",
        following.LettersStatusView.as_view(),
        name="result_letters_status",
    ),
    path(
        _STAFF + "barua-za-matokeo/simamisha/",
        following.StopLettersView.as_view(),
        name="stop_result_letters",
    ),
    path(_STAFF + "vyeti/", following.EntryCertificatesView.as_view(), name="entry_certificates"),
    path(
        _STAFF + "vyeti/toa/",
        following.GiveEntryCertificatesView.as_view(),
        name="give_entry_certificates",
    ),
]
