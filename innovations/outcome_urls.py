"""Addresses of selection, the gallery and what follows."""

from django.urls import path

from innovations.views import public

urlpatterns = [
    path("ubunifu/", public.AllEntriesView.as_view(), name="gallery_of_all"),
    path("vikao/<int:year>/ubunifu/matokeo/", public.ResultsView.as_view(), name="results"),
    path(
        "vikao/<int:year>/ubunifu/<int:number>/",
        public.EntryView.as_view(),
        name="gallery_entry",
    ),
    path(
        "vikao/<int:year>/ubunifu/<int:number>/picha/<int:file>/",
        public.PictureView.as_view(),
        name="gallery_picture",
    ),
]
