"""Whatever goes wrong, the reader gets a page of the portal in the own language and no inside story."""

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shared.page_addresses")]

HEADINGS = {
    "/nowhere/": (404, "Page not found"),
    "/failing/": (500, "Something went wrong on our side"),
    "/away/": (503, "The service is not available just now"),
}


def answer(address, *, method="get", language=None, **kwargs):
    client = Client(raise_request_exception=False)
    if language:
        client.cookies["kikao_language"] = language
    return getattr(client, method)(address, **kwargs)


@pytest.mark.parametrize("address", HEADINGS)
def test_error_page_in_english(address):
    response = answer("/en" + address)
    status, heading = HEADINGS[address]
    text = response.content.decode()
    assert response.status_code == status
    assert '<html lang="en">' in text
    assert f"<h1>{heading}</h1>" in text
    assert 'href="/en/"' in text
    assert not re.search(
        r"Traceback|RuntimeError|secret of the inside|connection refused|\.py\b", text
    )


@pytest.mark.parametrize("address", HEADINGS)
def test_error_page_in_swahili(address):
    text = answer("/sw" + address).content.decode()
    assert '<html lang="sw">' in text
    assert f"<h1>{HEADINGS[address][1]}</h1>" not in text


def test_lost_address_without_language_is_answered_in_the_remembered_one():
    assert '<html lang="sw">' in answer("/nowhere").content.decode()
    assert '<html lang="en">' in answer("/nowhere", language="en").content.decode()


def test_error_pages_ask_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer("/sw/failing/")


def test_database_away_says_when_to_come_back():
    assert answer("/sw/away/")["Retry-After"] == "30"


def test_too_large_a_form_is_answered_with_413(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    response = answer("/en/reading/", method="post", data={"text": "x" * 100})
    assert response.status_code == 413
    assert "What you sent is too large" in response.content.decode()


def test_too_many_fields_are_answered_with_413(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    response = answer("/en/reading/", method="post", data={"a": "1", "b": "2", "c": "3"})
    assert response.status_code == 413


def test_foreign_host_is_refused_with_a_page_of_the_portal(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = Client(raise_request_exception=False).get(
        "/en/new/", headers={"Host": "evil.example"}
    )
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


def test_form_without_token_is_refused_and_told_how_to_go_on():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/en/reading/", {"a": "1"})
    assert response.status_code == 403
    assert "what you wrote is still there" in response.content.decode()
