"""Where staff arrange the programme: below kazi/vikao/<year>/ratiba/."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
