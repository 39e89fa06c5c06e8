"""Addresses of the feedback form."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
