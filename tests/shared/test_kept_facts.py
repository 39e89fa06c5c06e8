"""What is kept in the process is read again as soon as anything is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from django.db import transaction

from egov_meeting.shared import kept_facts, public_cache
from egov_meeting.shared.kept_facts import kept_fact
from egov_meeting.shared.public_cache import forget_public_pages, forget_public_pages_on_commit


@pytest.fixture(autouse=True)
def keeping(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.FACTS_KEPT_SECONDS = 60
    monkeypatch.setattr(kept_facts, "_kept", {})
    monkeypatch.setattr(public_cache, "_seen", (0.0, ""))
    yield
    public_cache._seen = (0.0, "")


def test_fact_is_read_once_until_something_is_recorded() -> None:
    reading = count(1)

    def fact() -> int:
        return kept_fact(key="a", make=lambda: next(reading))

    assert [fact(), fact()] == [1, 1]
    forget_public_pages()
    assert [fact(), fact()] == [2, 2]


def test_what_no_page_shows_is_forgotten_without_the_pages() -> None:
    reading = count(1)
    version = public_cache.content_version()
    assert kept_fact(key="a", make=lambda: next(reading)) == 1

    public_cache.forget_facts()

    assert kept_fact(key="a", make=lambda: next(reading)) == 2
    assert public_cache.content_version() == version


def test_another_process_that_records_is_heard_after_a_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading = count(1)
    assert kept_fact(key="a", make=lambda: next(reading)) == 1

    public_cache._put(public_cache.VERSION_KEY, "of another process", None)
    monkeypatch.setattr(public_cache, "TRUSTED_SECONDS", -1)

    assert kept_fact(key="a", make=lambda: next(reading)) == 2


def test_fact_grows_old_by_itself(settings: Any) -> None:
    reading = count(1)
    settings.FACTS_KEPT_SECONDS = 1e-9

    assert [kept_fact(key="a", make=lambda: next(reading)) for _ in range(2)] == [1, 2]


def test_nothing_is_kept_where_the_settings_say_so(settings: Any) -> None:
    reading = count(1)
    settings.FACTS_KEPT_SECONDS = 0

    assert [kept_fact(key="a", make=lambda: next(reading)) for _ in range(2)] == [1, 2]


def test_absence_is_not_kept() -> None:
    assert kept_fact(key="a", make=lambda: None) is None
    assert kept_fact(key="a", make=lambda: "here now") == "here now"


@pytest.mark.django_db
def test_whoever_recorded_something_in_this_transaction_reads_anew() -> None:
    reading = count(1)
    assert kept_fact(key="a", make=lambda: next(reading)) == 1

    with transaction.atomic():
        forget_public_pages_on_commit()
        assert kept_fact(key="a", make=lambda: next(reading)) == 2
        assert kept_fact(key="a", make=lambda: next(reading)) == 3


def test_what_is_kept_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_facts, "_MOST", 3)
    for key in range(10):
        kept_fact(key=key, make=lambda: "fact")

    assert len(kept_facts._kept) <= 3
