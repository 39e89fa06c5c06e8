"""Addresses of judges: answering the invitation, and scoring."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
