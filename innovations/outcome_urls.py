"""Addresses of selection, the gallery and what follows."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
