"""Two officers select and lock at the same moment: one result of each, and nothing slips in after the lock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from egov_meeting.audit.models import Event
from egov_meeting.documents.models import Certificate
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import EntryState
from innovations.models import Call, Entry, Selection
from innovations.services.certifying import certify_selected
from innovations.services.entering import withdraw_entry
from innovations.services.letters import ask_for_letters, write_letters
from innovations.services.selecting import keep_selection, lock_selection, publish_results
from tests.accounts.factories import UserFactory
from tests.innovations.selected import AT, WHO, choice, entry_in, ranked_call

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each gives, begun together; a ValidationError stands for what was refused."""
    together = Barrier(len(acts), timeout=30)

    def run(act: Callable[[], object]) -> object:
        try:
            together.wait()
            return act()
        except ValidationError as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_selecting_locking_publishing_and_telling_at_once_happens_once() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    call = ranked_call()
    same = choice(call, (1, 2), (1,))

    def fresh() -> Call:
        return Call.objects.get(pk=call.pk)

    kept = at_once(*[lambda: keep_selection(call=fresh(), chosen=same, reasons={}, **WHO)] * 3)
    assert sorted(map(bool, kept)) == [False, False, True]
    assert Selection.objects.count() == 3

    # Who changes while another locks comes before it or is refused; the lock holds what stands.
    done = at_once(
        lambda: lock_selection(call=fresh(), **WHO),
        lambda: lock_selection(call=fresh(), **WHO),
        lambda: keep_selection(call=fresh(), chosen=choice(call, (1,)), reasons={}, **WHO),
    )
    assert sum(isinstance(one, ValidationError) for one in done[:2]) == 1
    shown = set(call.edition.entries.filter(exhibited="yes").values_list("pk", flat=True))
    assert shown == set(
        Selection.objects.filter(place="exhibition").values_list("entry", flat=True)
    )

    published = at_once(*[lambda: publish_results(call=fresh(), **WHO)] * 3)
    assert sum(isinstance(one, ValidationError) for one in published) == 2
    call.edition.entries.filter(number=1).update(owner=UserFactory())
    sendings = at_once(*[lambda: ask_for_letters(call=fresh(), **WHO)] * 2)
    assert len({one.pk for one in sendings}) == 1
    wanted = sendings[0].pk
    at_once(*[lambda: write_letters(sending_id=wanted, clock=lambda: AT)] * 2)
    assert OutboxMessage.objects.filter(about_kind="entry").count() == 1
    at_once(*[lambda: certify_selected(call=fresh(), **WHO)] * 2)
    assert Event.objects.filter(action="innovations.letters_sent").count() == 1
    subjects = list(Certificate.objects.values_list("subject", flat=True))
    assert (
        len(subjects) == len(set(subjects)) == Selection.objects.values("entry").distinct().count()
    )


def test_who_withdraws_while_the_selection_is_locked_comes_before_it_or_not_at_all() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    for _round in range(4):
        call = ranked_call()
        keep_selection(call=call, chosen=choice(call, (1, 2), (1,)), reasons={}, **WHO)
        entry = entry_in(call, 1)
        entry.owner = UserFactory()
        entry.save()

        lock, withdrawal = at_once(
            lambda call=call: lock_selection(call=Call.objects.get(pk=call.pk), **WHO),
            lambda entry=entry: withdraw_entry(entry=Entry.objects.get(pk=entry.pk), **WHO),
        )
        call.refresh_from_db()
        entry.refresh_from_db()
        assert isinstance(lock, ValidationError) != isinstance(withdrawal, ValidationError)
        assert (entry.state == EntryState.WITHDRAWN) == (call.selection_locked_at is None)
