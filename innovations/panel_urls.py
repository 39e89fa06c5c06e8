"""Addresses of the panel: inviting, relations, assigning."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
