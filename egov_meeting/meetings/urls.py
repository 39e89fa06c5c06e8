from django.urls import include, path

from egov_meeting.meetings.editing import urls as editing
from egov_meeting.meetings.editing.views.lists import RowsView
from egov_meeting.meetings.views import institution_search, institutions, public, staff

meeting_patterns = [
    path("vikao/<int:year>/picha/<int:order>/", public.PhotographView.as_view(), name="photograph"),
    path("kazi/vikao/", staff.EditionsView.as_view(), name="staff_editions"),
    path("kazi/vikao/ongeza/", staff.StartEditionView.as_view(), name="start_edition"),
    path(
        "kazi/vikao/ongeza/kutoka/",
        staff.StartEditionFromView.as_view(),
        name="start_edition_from",
    ),
    path(
        "kazi/vikao/<int:year>/hali/<slug:state>/",
        staff.ChangeStateView.as_view(),
        name="change_state",
    ),
    path(
        "kazi/vikao/<int:year>/muda/<int:pk>/", staff.ExtendPhaseView.as_view(), name="extend_phase"
    ),
    path(
        "kazi/vikao/<int:year>/muda-wa-kundi/<int:number>/",
        staff.ExtendRegistrationView.as_view(),
        name="extend_registration",
    ),
    *editing.urlpatterns,
]

# Institutions stand below accounts and have no pages of their own; the same list under their name.
institution_patterns = [
    path(
        "taasisi/tafuta/",
        institution_search.InstitutionSearchView.as_view(),
        name="search",
    ),
    path(
        "kazi/daftari/taasisi/",
        RowsView.as_view(),
        {"section": "taasisi"},
        name="staff_institutions",
    ),
    path(
        "kazi/daftari/taasisi/<int:pk>/unganisha/",
        institutions.MergeView.as_view(),
        name="merge",
    ),
]

urlpatterns = [
    path("", include((meeting_patterns, "meetings"))),
    path("", include((institution_patterns, "institutions"))),
]
