"""Addresses of the call, for staff."""

from django.urls import path

from innovations.views import call_staff

_CALL = "kazi/vikao/<int:year>/ubunifu/wito/"

urlpatterns = [
    path("kazi/ubunifu/", call_staff.CallOfNowView.as_view(), name="call_of_now"),
    path(_CALL, call_staff.StaffCallView.as_view(), name="staff_call"),
    path(_CALL + "uzito/", call_staff.WeightsView.as_view(), name="weights"),
    path(_CALL + "vigezo/", call_staff.TakeOverCriteriaView.as_view(), name="take_over_criteria"),
    path(_CALL + "barua/", call_staff.LettersView.as_view(), name="call_letters"),
]
