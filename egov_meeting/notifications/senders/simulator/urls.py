"""Addresses of the simulator: the gateway's own paths, the page to read on, and a switch for tests."""

from django.contrib.staticfiles.views import serve
from django.urls import path, re_path

from egov_meeting.notifications.senders.simulator import views

urlpatterns = [
    path("gateway/sms/quick_sms", views.send, {"version": 1}),
    path("gateway/sms/v2/send-sms", views.send, {"version": 2}),
    path("", views.to_language, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("messages", views.messages, name="messages"),
    path("control", views.control, name="control"),
    re_path(r"^static/(?P<path>.*)$", serve, {"insecure": True}),
    path("<slug:language>/", views.inbox, name="inbox"),
    path("<slug:language>/tabia/", views.behave, name="behave"),
]
