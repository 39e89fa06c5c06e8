"""Every answer carries the browser policy; what belongs to one person stays out of every cache."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shared.page_addresses")]

ADDRESSES = [
    "/sw/new/",
    "/sw/kept/",
    "/sw/nowhere/",
    "/nowhere",
    "/sw/failing/",
    "/sw/away/",
    "/",
    "/robots.txt",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_browser_policy(address):
    response = Client(raise_request_exception=False).get(address)
    policy = response["Content-Security-Policy"]
    for directive in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ):
        assert directive in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_page_for_somebody_with_a_session_is_kept_nowhere():
    client = Client()
    client.cookies["sessionid"] = "x"
    assert client.get("/sw/kept/")["Cache-Control"] == "private, no-store"


def test_answer_that_hands_out_a_cookie_is_kept_nowhere():
    assert Client().get("/sw/form/")["Cache-Control"] == "private, no-store"


def test_long_text_goes_out_compressed():
    client = Client()
    client.cookies["sessionid"] = "x"
    assert (
        client.get("/sw/kept/", headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"
    )
