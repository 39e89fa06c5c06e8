"""People read the newest version of the programme, and the rows until one is published."""

import pytest
from django.utils import translation

from egov_meeting.meetings.models import Edition
from sessions_app.models import Item, ProgrammeVersion
from sessions_app.published import programme_as_arranged, programme_as_published
from sessions_app.shown import as_plain, from_plain
from tests.exchange.folders import NOON, SHIPPED, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return load(SHIPPED / "2019").edition


def test_the_rows_are_read_until_a_version_is_published(edition: Edition, monkeypatch) -> None:
    shown = programme_as_published(edition=edition)

    assert [day.number for day in shown] == [1, 2, 3, 4]
    session = shown[0].sessions[1]
    assert str(session.chairs[0].appearance.name) == "Benedict Ndomba"
    with translation.override("en"):
        assert session.items[0].ministry is not None
        assert session.items[0].title.startswith("President's Office")
        assert session.items[0].get_kind_display() == "Ministry report"


def test_a_version_gives_back_exactly_what_was_kept(edition: Edition) -> None:
    shown = programme_as_arranged(edition=edition)
    floors = dict(Item.objects.values_list("pk", "floor"))

    assert from_plain(as_plain(shown), floors=floors) == shown


def test_the_newest_version_hides_what_was_changed_since(edition: Edition) -> None:
    before = programme_as_arranged(edition=edition)
    ProgrammeVersion.objects.create(
        edition=edition,
        number=1,
        snapshot={"days": as_plain(before)},
        fingerprint="x",
        published_at=NOON,
        published_by_label="Asha",
    )
    Item.objects.filter(title_en="Registration").update(title_en="Something else")

    assert programme_as_published(edition=edition) == before
    assert programme_as_arranged(edition=edition) != before


def test_reading_costs_the_same_for_every_size(edition: Edition, django_assert_num_queries) -> None:
    with django_assert_num_queries(5):
        programme_as_arranged(edition=edition)
