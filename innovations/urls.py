from django.urls import path

from innovations.views import public

app_name = "innovations"

urlpatterns = [
    path("vikao/<int:year>/ubunifu/", public.GalleryView.as_view(), name="gallery"),
]
