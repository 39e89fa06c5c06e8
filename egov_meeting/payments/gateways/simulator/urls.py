"""Addresses of the simulator: the gateway's own paths, a page to pay on, and switches for tests."""

from collections.abc import Mapping

from django.contrib.staticfiles.views import serve
from django.urls import URLPattern, path, re_path

from egov_meeting.payments.gateways.base import RequestKind
from egov_meeting.payments.gateways.gepg import version4, version5
from egov_meeting.payments.gateways.simulator import views


def _paths(routes: Mapping[RequestKind, tuple[str, str]], version: int) -> list[URLPattern]:
    known = sorted({address for address, _service in routes.values()})
    return [
        path(address.lstrip("/"), views.take_request, {"version": version}) for address in known
    ]


urlpatterns = [
    *_paths(version4.ROUTES, 4),
    *_paths(version5.ROUTES, 5),
    path("", views.to_language, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("control", views.control, name="control"),
    path("control/reset", views.reset, name="control_reset"),
    path("control/pay", views.pay_by_json, name="control_pay"),
    path("control/state", views.state, name="control_state"),
    re_path(r"^static/(?P<path>.*)$", serve, {"insecure": True}),
    path("<slug:language>/", views.pay_page, name="pay_page"),
    path("<slug:language>/lipa/", views.pay, name="pay"),
    path("<slug:language>/tabia/", views.behave, name="behave"),
]
