from django.urls import include, path

from reports.views import public

app_name = "reports"

urlpatterns = [
    path("vikao/<int:year>/wizara/", public.MinistriesView.as_view(), name="ministries"),
    path("vikao/<int:year>/maazimio/", public.ResolutionsView.as_view(), name="resolutions"),
    path("vikao/<int:year>/taarifa/", public.ReportView.as_view(), name="report"),
    path("kazi/vikao/<int:year>/taarifa/", include("reports.staff_urls")),
    path("kazi/vikao/<int:year>/maazimio/", include("reports.workbench_urls")),
    path("", include("reports.ministry_urls")),
    path("", include("reports.follow_up_urls")),
]
