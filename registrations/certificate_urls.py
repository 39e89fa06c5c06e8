"""Addresses of certificates of attendance."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
