"""The register of resolutions across editions, and what institutions report about them."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
