from django.urls import include, path

from reports.views import public, resolutions_public

app_name = "reports"

urlpatterns = [
    path("vikao/<int:year>/wizara/", public.MinistriesView.as_view(), name="ministries"),
    path(
        "vikao/<int:year>/maazimio/",
        resolutions_public.ResolutionsView.as_view(),
        name="resolutions",
    ),
    path(
        "vikao/<int:year>/maazimio/<int:number>/",
        resolutions_public.ResolutionView.as_view(),
        name="resolution",
    ),
    path("vikao/<int:year>/taarifa/", public.ReportView.as_view(), name="report"),
    path("kazi/vikao/<int:year>/taarifa/", include("reports.staff_urls")),
    path("kazi/vikao/<int:year>/maazimio/", include("reports.workbench_urls")),
    path("", include("reports.ministry_urls")),
    path("", include("reports.follow_up_urls")),
]
