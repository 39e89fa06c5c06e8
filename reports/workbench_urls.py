"""From key issues to resolutions: below kazi/vikao/<year>/maazimio/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
