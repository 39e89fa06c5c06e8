"""Addresses of attendance."""

from django.urls import path

from registrations.views import attendance, attendance_export

urlpatterns = [
    path("kazi/mahudhurio/", attendance.AttendanceView.as_view(), name="attendance"),
    path(
        "kazi/mahudhurio/milango/", attendance.PrepareDoorsView.as_view(), name="attendance_doors"
    ),
    path(
        "kazi/mahudhurio/pakua/",
        attendance_export.AttendanceExportView.as_view(),
        name="attendance_export",
    ),
    path(
        "kazi/mahudhurio/kusaini/",
        attendance.SignatureListsView.as_view(),
        name="attendance_sheets",
    ),
    path(
        "kazi/mahudhurio/<slug:reference>/<int:door>/",
        attendance.CorrectAttendanceView.as_view(),
        name="correct_attendance",
    ),
]
