"""The own slots of those who chair, present or sit on a panel; the personal programme."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
