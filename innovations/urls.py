from django.urls import include, path

from innovations.views import public

app_name = "innovations"

urlpatterns = [
    path("vikao/<int:year>/ubunifu/", public.GalleryView.as_view(), name="gallery"),
    path("", include("innovations.entrant_urls")),
    path("", include("innovations.staff_urls")),
    path("", include("innovations.screening_urls")),
    path("", include("innovations.panel_urls")),
    path("", include("innovations.judge_urls")),
    path("", include("innovations.ranking_urls")),
    path("", include("innovations.outcome_urls")),
]
