"""What programs read: robots.txt, security.txt, healthz."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from egov_meeting.home.views import machines

pytestmark = pytest.mark.django_db


def test_robots_stay_out_of_the_staff_pages():
    text = Client().get("/robots.txt").content.decode()
    assert "Disallow: /sw/kazi/" in text
    assert "Disallow: /en/kazi/" in text


def test_security_txt_names_a_contact_and_is_valid_for_less_than_a_year():
    text = Client().get("/.well-known/security.txt").content.decode()
    expires = datetime.datetime.fromisoformat(re.search("Expires: (.*)", text).group(1))
    assert "Contact: mailto:" in text
    assert timezone.now() < expires < timezone.now() + datetime.timedelta(days=365)


def test_healthz_is_ok_when_every_part_answers(monkeypatch):
    monkeypatch.setattr(
        machines,
        "PARTS",
        {"database": machines.PARTS["database"], "cache": machines.PARTS["cache"]},
    )
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_healthz_tells_the_log_and_not_the_public_what_is_missing(monkeypatch, caplog):
    def away():
        raise ConnectionRefusedError("10.0.0.7:6379")

    monkeypatch.setattr(machines, "PARTS", {"broker": away})
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (503, b"unavailable\n")
    assert "broker is not reachable" in caplog.text
