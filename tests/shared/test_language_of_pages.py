"""The address decides the language of a page; a bare address follows what the person chose."""

import pytest
from django.test import Client

from egov_meeting.shared.language import path_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shared.page_addresses")]


def client_with(**cookies):
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    return client


def test_front_address_leads_to_swahili():
    assert Client().get("/").headers["Location"] == "/sw/"


def test_front_address_ignores_the_language_of_the_browser():
    assert Client().get("/", headers={"Accept-Language": "en"}).headers["Location"] == "/sw/"


def test_front_address_leads_to_the_language_chosen_before():
    assert client_with(kikao_language="en").get("/").headers["Location"] == "/en/"


def test_unknown_language_in_the_cookie_is_ignored():
    assert client_with(kikao_language="../../x").get("/").headers["Location"] == "/sw/"


def test_page_without_language_leads_to_the_same_page_with_one():
    response = client_with(kikao_language="en").get("/new/?page=2")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/new/?page=2")


def test_address_wins_over_the_cookie():
    response = client_with(kikao_language="en").get("/sw/new/")
    assert response.headers["Content-Language"] == "sw"


def test_choosing_a_language_remembers_it_and_shows_the_same_page():
    response = Client().get("/set-language/en/", {"next": "/sw/new/?page=2"})
    assert response.headers["Location"] == "/en/new/?page=2"
    assert response.cookies["kikao_language"].value == "en"
    assert response.cookies["kikao_language"]["samesite"] == "Lax"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "sw/new/",
    ],
)
def test_choosing_a_language_never_leads_elsewhere(elsewhere):
    response = Client().get("/set-language/en/", {"next": elsewhere})
    assert response.headers["Location"] == "/en/"


def test_there_is_no_third_language():
    assert Client().get("/set-language/fr/").status_code == 404


def test_address_in_the_other_language_keeps_path_and_query():
    assert path_in("/sw/vikao/2019/?a=1", "en") == "/en/vikao/2019/?a=1"
    assert path_in("/sw", "en") == "/en"
    assert path_in("/swala/", "en") == "/swala/"
