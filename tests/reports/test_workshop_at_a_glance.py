"""What is worked out once and kept shows every change at once, and nobody what is another's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import save_changes, save_new
from egov_meeting.meetings.models import Edition, Objective
from registrations.choices import RegistrationState
from registrations.models import Registration
from reports.models import AutosavedDraft
from reports.selectors import what_is_missing
from reports.selectors.desk import Desk
from reports.selectors.kept import kept
from reports.selectors.overview import glance_at
from reports.services.texts import locked_report
from tests.accounts.factories import UserFactory
from tests.reports import desk_by_hand as at_work
from tests.reports import editions_by_hand as by_hand

pytestmark = pytest.mark.django_db
NOW = at_work.NOW
Committing = Callable[..., Any]


@pytest.fixture
def edition() -> Edition:
    return at_work.edition_at_work()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committing) -> Committing:
    """`with committed():` a change that is there for everybody afterwards."""

    @contextmanager
    def change() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield
        connection.run_on_commit.clear()

    return change


def queries_of(work: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def test_the_second_look_reads_nothing_but_how_many_take_part(edition: Edition) -> None:
    first = glance_at(Desk(edition))

    assert queries_of(lambda: glance_at(Desk(edition))) == 1
    assert glance_at(Desk(edition)) == first


# The overview also asks what waits of speakers, ministry reports, drafts and resolutions: it must be told at once.
@pytest.mark.parametrize(
    ("page", "queries"), [("/sw/kazi/", 20), ("/sw/kazi/vikao/{year}/", 13), ("workshop", 13)]
)
def test_pages_of_the_staff_take_few_queries_once_the_report_is_looked_through(
    edition: Edition, page: str, queries: int
) -> None:
    client = at_work.signed_in(at_work.coordinator())
    address = at_work.workshop(edition) if page == "workshop" else page.format(year=edition.year)
    client.get(address)

    assert queries_of(lambda: client.get(address)) <= queries


def test_a_text_that_is_saved_shows_at_once(edition: Edition, committed: Committing) -> None:
    assert glance_at(Desk(edition)).written == 0

    with committed():
        at_work.write(edition, "Muhtasari.", by=at_work.editor())

    assert glance_at(Desk(edition)).written == 1


def test_a_figure_that_changes_shows_at_once(edition: Edition, committed: Committing) -> None:
    figure = edition.figures.get()
    assert Desk(edition).figures["participants.total"].value == 786

    with committed():
        save_changes(figure, by=SYSTEM, at=NOW, action="x.changed", fields={"value": 787})

    assert Desk(edition).figures["participants.total"].value == 787


def test_what_is_entered_is_missing_no_longer(edition: Edition, committed: Committing) -> None:
    purpose = Objective(edition=edition, order=1, text_sw="kujifunza")
    assert "objectives.count" in {one.key for one in what_is_missing(Desk(edition))}

    with committed():
        save_new(purpose, by=SYSTEM, at=NOW, action="x.added")

    assert "objectives.count" not in {one.key for one in what_is_missing(Desk(edition))}


def test_people_who_are_confirmed_are_counted_at_once_without_any_record() -> None:
    edition = by_hand.edition()
    group = by_hand.group(edition, 1)
    assert "registrations.count" not in Desk(edition).figures

    Registration.objects.create(
        edition=edition,
        group=group,
        full_name="Asha",
        institution=by_hand.institution(),
        state=RegistrationState.CONFIRMED,
        created_at=NOW,
    )

    assert Desk(edition).figures["registrations.count"].value == 1


def test_drafts_are_told_though_nobody_records_them(edition: Edition) -> None:
    assert "drafts" not in {one.key for one in what_is_missing(Desk(edition))}

    AutosavedDraft.objects.create(
        report=locked_report(edition),
        section="summary",
        language="sw",
        user=at_work.editor(),
        body="x",
        revision=0,
        saved_at=NOW,
    )

    assert "drafts" in {one.key for one in what_is_missing(Desk(edition))}


def test_nothing_of_a_transaction_that_is_undone_is_kept(edition: Edition) -> None:
    figure = edition.figures.get()

    with transaction.atomic():
        save_changes(figure, by=SYSTEM, at=NOW, action="x.changed", fields={"value": 5})
        assert Desk(edition).figures["participants.total"].value == 5
        transaction.set_rollback(True)

    assert Desk(edition).figures["participants.total"].value == 786


def test_each_reader_gets_the_words_of_their_language(edition: Edition) -> None:
    client = at_work.signed_in(at_work.coordinator())

    swahili = client.get("/sw/kazi/").context
    english = client.get("/en/kazi/").context

    assert [tile.label for tile in swahili["tiles"]] != [tile.label for tile in english["tiles"]]
    assert {one.address[:4] for one in swahili["to_do"]} == {"/sw/"}
    assert {one.address[:4] for one in english["to_do"]} == {"/en/"}


def test_who_may_less_sees_less_on_the_same_overview(edition: Edition) -> None:
    save_changes(edition, by=SYSTEM, at=NOW, action="x.changed", fields={"city": "Arusha"})

    seen = at_work.signed_in(at_work.coordinator()).get("/sw/kazi/").context["events"]
    hidden = at_work.signed_in(UserFactory(roles=[Role.DESK])).get("/sw/kazi/").context["events"]

    assert seen
    assert not hidden


def test_what_is_kept_is_made_again_for_another_mark(edition: Edition) -> None:
    made: list[int] = []

    def make() -> dt.date:
        made.append(1)
        return dt.date(2030, 3, len(made))

    where = {"edition": edition, "language": "sw", "make": make}
    assert kept("x", mark="1", **where) == kept("x", mark="1", **where) == dt.date(2030, 3, 1)
    assert kept("x", mark="2", **where) == dt.date(2030, 3, 2)
