"""Addresses of the call, for staff, and screening."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
