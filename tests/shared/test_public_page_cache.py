"""Public pages are rendered once for all anonymous readers, and never hold anything of one person."""

import gzip

import pytest
from django.core.cache import cache
from django.test import Client

from egov_meeting.shared.public_cache import content_version, forget_public_pages
from tests.shared import page_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shared.page_addresses")]


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()
    page_addresses.renderings.clear()


def test_second_reader_gets_the_kept_page():
    first, second = Client().get("/sw/kept/"), Client().get("/sw/kept/")
    assert first.content == second.content
    assert page_addresses.renderings == ["/sw/kept/"]


def test_a_hit_asks_the_database_nothing(django_assert_num_queries):
    Client().get("/sw/kept/")
    with django_assert_num_queries(0):
        Client().get("/sw/kept/")


def test_each_language_and_each_query_is_a_page_of_its_own():
    for address in ("/sw/kept/", "/en/kept/", "/sw/kept/?page=2", "/sw/kept/?page=2"):
        Client().get(address)
    assert page_addresses.renderings == ["/sw/kept/", "/en/kept/", "/sw/kept/?page=2"]


def test_a_recorded_change_forgets_every_page():
    Client().get("/sw/kept/")
    forget_public_pages()
    Client().get("/sw/kept/")
    assert len(page_addresses.renderings) == 2


def test_version_lost_by_the_cache_never_comes_back():
    before = content_version()
    cache.clear()
    assert content_version() != before


def test_page_rendered_while_something_changed_is_not_served_again(monkeypatch):
    original = page_addresses.kept

    def changed_meanwhile(request):
        forget_public_pages()
        return original(request)

    changed_meanwhile.public = changed_meanwhile.cacheable = True
    pattern = next(p for p in page_addresses.urlpatterns[-1].url_patterns if p.callback is original)
    monkeypatch.setattr(pattern, "callback", changed_meanwhile)
    Client().get("/sw/kept/")
    Client().get("/sw/kept/")
    assert len(page_addresses.renderings) == 2


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages"])
def test_reader_with_a_personal_cookie_is_never_answered_from_the_cache(cookie):
    Client().get("/sw/kept/")
    known = Client()
    known.cookies[cookie] = "x"
    known.get("/sw/kept/")
    known.get("/sw/kept/")
    assert len(page_addresses.renderings) == 3


def test_page_with_a_form_token_is_never_kept():
    first, second = Client().get("/sw/form/"), Client().get("/sw/form/")
    assert first.content != second.content
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value


def test_page_that_sets_a_message_is_never_kept():
    Client().get("/sw/message/")
    assert "messages" in Client().get("/sw/message/").cookies


def test_view_that_does_not_ask_for_it_is_never_kept():
    Client().get("/sw/new/")
    Client().get("/sw/new/")
    assert len(page_addresses.renderings) == 2


def test_hit_carries_the_same_headers_as_the_first_answer():
    first, second = Client().get("/sw/kept/"), Client().get("/sw/kept/")
    assert dict(first.items()) == dict(second.items())
    assert first["Cache-Control"] == "public, max-age=60"
    assert set(first["Vary"].split(", ")) == {"Cookie", "Accept-Encoding"}
    assert "script-src 'self'" in second["Content-Security-Policy"]
    assert second["Permissions-Policy"]
    assert "Set-Cookie" not in second


def test_unchanged_page_is_answered_with_304_and_no_body():
    etag = Client().get("/sw/kept/")["ETag"]
    again = Client().get("/sw/kept/", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == etag
    assert again["Cache-Control"] == "public, max-age=60"


def test_compressed_and_plain_readers_share_one_rendering():
    plain = Client().get("/sw/kept/")
    compressed = Client().get("/sw/kept/", headers={"Accept-Encoding": "gzip, br"})
    assert compressed["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content) == plain.content
    assert compressed["Content-Length"] == str(len(compressed.content))
    assert len(page_addresses.renderings) == 1


def test_head_answers_like_get_without_a_body():
    get = Client().get("/sw/kept/")
    head = Client().head("/sw/kept/")
    assert head.content == b""
    assert (head.status_code, head["ETag"]) == (200, get["ETag"])
    assert head["Content-Length"] == str(len(get.content))


def test_overlong_query_is_rendered_but_not_kept():
    for _attempt in range(2):
        assert Client().get("/sw/kept/?q=" + "a" * 300).status_code == 200
    assert len(page_addresses.renderings) == 2


def test_keeping_can_be_turned_off(settings):
    settings.PUBLIC_PAGE_CACHE_SECONDS = 0
    Client().get("/sw/kept/")
    Client().get("/sw/kept/")
    assert len(page_addresses.renderings) == 2


def test_cache_that_is_away_fails_no_page_and_no_change(settings, caplog):
    settings.CACHES = {
        "default": {
            "BACKEND": "egov_meeting.shared.redis_cache.KeptRedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    for _attempt in range(2):
        assert Client().get("/sw/kept/").status_code == 200
    assert len(page_addresses.renderings) == 2
    forget_public_pages()
    assert "The cache cannot be written" in caplog.text
