"""Addresses of the call and for those who enter."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
