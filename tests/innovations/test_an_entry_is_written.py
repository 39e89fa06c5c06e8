"""An entrant begins an entry, writes it, and hands it in once, in time."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from egov_meeting.accounts.capabilities import has_role
from egov_meeting.accounts.roles import Role
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import EntryState
from innovations.models import Entry
from innovations.services.entering import (
    Newer,
    Person,
    ask_for_correction,
    begin_entry,
    keep_entry,
    submit_entry,
    withdraw_entry,
)
from tests.documents.factories import UserFactory
from tests.innovations.factories import CLOSED, NOON, call_with_criteria, draft, whole_draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    """Pages are asked for while the call is open."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_who_begins_an_entry_becomes_an_innovator_and_the_first_author():
    owner = UserFactory()
    call = call_with_criteria()

    entry = draft(call=call, owner=owner)

    assert has_role(owner, Role.INNOVATOR, edition_id=call.edition_id)
    assert [one.email for one in entry.authors.all()] == [owner.email]


def test_the_same_form_sent_twice_begins_one_entry():
    owner, call, key = UserFactory(), call_with_criteria(), uuid.uuid4()
    told = {"title": "A", "title_language": "sw", "kind": "research", "language": "sw"}

    begun = [begin_entry(call=call, owner=owner, form_key=key, at=NOON, **told) for _ in "ab"]

    assert begun[0] == begun[1]


def test_nothing_is_begun_after_the_close():
    with pytest.raises(ValidationError):
        begin_entry(
            call=call_with_criteria(),
            owner=UserFactory(),
            title="A",
            title_language="sw",
            kind="research",
            language="sw",
            form_key=uuid.uuid4(),
            at=CLOSED,
        )


def test_a_page_that_is_older_overwrites_nothing():
    entry = draft(call=call_with_criteria())
    by = entry.owner
    keep_entry(entry=entry, fields={"abstract": "Mpya"}, authors=None, revision=0, by=by, at=NOON)

    with pytest.raises(Newer):
        keep_entry(
            entry=entry, fields={"abstract": "Zamani"}, authors=None, revision=0, by=by, at=NOON
        )
    # An answer that was lost: the same is sent again and changes nothing.
    again = keep_entry(
        entry=entry, fields={"abstract": "Mpya"}, authors=None, revision=0, by=by, at=NOON
    )

    assert (again.abstract, again.revision) == ("Mpya", 1)


def test_an_entry_handed_in_twice_has_one_version_and_one_receipt():
    entry = whole_draft(call=call_with_criteria())

    versions = [submit_entry(entry=entry, by=entry.owner, at=NOON) for _ in "ab"]

    assert versions[0] == versions[1]
    assert entry.versions.count() == 1
    assert OutboxMessage.objects.filter(kind="entry_received").count() == 1


def test_the_moment_of_the_request_decides_whether_it_was_in_time():
    call = call_with_criteria()
    in_time, late = whole_draft(call=call), whole_draft(call=call)

    submit_entry(entry=in_time, by=in_time.owner, at=CLOSED - dt.timedelta(microseconds=1))
    with pytest.raises(ValidationError) as refused:
        submit_entry(entry=late, by=late.owner, at=CLOSED)

    assert refused.value.code == "closed"
    late.refresh_from_db()
    assert (late.state, late.abstract) == (
        EntryState.DRAFT,
        "Programu inayolinda watoto mtandaoni.",
    )


def test_a_clock_of_the_last_day_closes_the_call():
    call = call_with_criteria(closes_at=dt.time(16, 0))
    entry = whole_draft(call=call)

    with pytest.raises(ValidationError):
        submit_entry(entry=entry, by=entry.owner, at=dt.datetime(2027, 2, 12, 13, 0, tzinfo=dt.UTC))


def test_an_abstract_above_the_limit_is_kept_but_not_handed_in():
    call = call_with_criteria(most_words=3)
    entry = whole_draft(call=call, abstract="moja mbili tatu")
    submit_entry(entry=entry, by=entry.owner, at=NOON)
    longer = whole_draft(call=call, abstract="moja mbili tatu nne")

    with pytest.raises(ValidationError) as refused:
        submit_entry(entry=longer, by=longer.owner, at=NOON)

    assert "4" in refused.value.messages[0]


def test_what_is_missing_is_told_all_at_once():
    entry = draft(call=call_with_criteria())
    client = signed_in(entry.owner)

    page = client.get(reverse("innovations:hand_in_entry", args=[entry.pk]))

    shown = page.content.decode()
    for field in ("institution", "abstract", "track", "work_stage"):
        assert f"#id_{field}" in shown


def test_an_entrant_withdraws_and_asks_to_correct():
    call = call_with_criteria()
    entry = whole_draft(call=call)
    submit_entry(entry=entry, by=entry.owner, at=NOON)

    ask_for_correction(entry=entry, wish="Jina la mwandishi wa pili", by=entry.owner, at=NOON)
    entry.refresh_from_db()
    assert entry.correction_asked_at == NOON
    withdraw_entry(entry=entry, by=entry.owner, at=NOON)

    entry.refresh_from_db()
    assert entry.state == EntryState.WITHDRAWN
    assert entry.versions.count() == 1


def test_the_form_is_kept_as_it_is_typed_and_what_does_not_fit_is_told():
    entry = draft(call=call_with_criteria())
    client = signed_in(entry.owner)
    address = reverse("innovations:autosave_entry", args=[entry.pk])
    typed = {
        "title": "Mlinde",
        "title_language": "sw",
        "kind": "innovation",
        "abstract": "Moja\r\nmbili",
        "link": "si kiungo",
        "author_1_name": "Asha",
        "author_1_email": "asha@udom.ac.tz",
        "author_2_name": "Juma",
        "author_2_email": "",
        "language": "en",
        "revision": "0",
    }

    answer = client.post(address, typed)

    entry.refresh_from_db()
    assert answer.json() == {"state": "kept", "revision": 1, "left": ["link"]}
    assert (entry.title, entry.abstract, entry.language) == ("Mlinde", "Moja\nmbili", "en")
    assert [Person(one.full_name, one.email) for one in entry.authors.all()] == [
        Person("Asha", "asha@udom.ac.tz"),
        Person("Juma", ""),
    ]


def test_plain_save_shows_both_where_another_page_was_newer():
    entry = draft(call=call_with_criteria())
    keep_entry(
        entry=entry,
        fields={"abstract": "Kwingine"},
        authors=None,
        revision=0,
        by=entry.owner,
        at=NOON,
    )
    typed = {"title": entry.title, "title_language": "sw", "kind": "innovation", "language": "sw"}
    client = signed_in(entry.owner)
    address = reverse("innovations:my_entry", args=[entry.pk])

    both = client.post(address, typed | {"abstract": "Hapa", "revision": "0"})

    shown = both.content.decode()
    assert both.status_code == 409
    assert "Kwingine" in shown
    assert "Hapa" in shown
    assert 'name="revision" value="1"' in shown


@pytest.mark.parametrize("nasty", ["\x00", "a" * 10_001, "<script>", ""])
def test_nasty_values_are_answered(nasty):
    entry = draft(call=call_with_criteria())
    client = signed_in(entry.owner)
    names = ("title", "kind", "track", "abstract", "link", "author_1_name", "author_1_email")

    for name in ("my_entry", "autosave_entry"):
        address = reverse(f"innovations:{name}", args=[entry.pk])
        for field in (*names, "revision", "institution"):
            assert client.post(address, {field: nasty}).status_code < 500


def test_entries_of_others_are_not_found():
    call = call_with_criteria()
    entry = whole_draft(call=call)
    submit_entry(entry=entry, by=entry.owner, at=NOON)
    person = entry.confirmations.first()
    others = signed_in(UserFactory())
    names = (
        "my_entry",
        "autosave_entry",
        "entry_files",
        "hand_in_entry",
        "withdraw_entry",
        "ask_for_correction",
    )
    addresses = [reverse(f"innovations:{name}", args=[entry.pk]) for name in names]
    addresses.append(reverse("innovations:ask_confirmation_again", args=[entry.pk, person.pk]))

    for address in addresses:
        assert others.post(address).status_code == 404
        assert Client().get(address).status_code in (302, 401)


def test_the_list_of_own_entries_costs_the_same_for_one_and_for_many(django_assert_num_queries):
    owner, call = UserFactory(), call_with_criteria()
    client = signed_in(owner)
    draft(call=call, owner=owner)
    address = reverse("innovations:my_entries")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(9):
        draft(call=call, owner=owner)
    with django_assert_num_queries(len(one)):
        page = client.get(address)

    assert page.content.decode().count('class="card') >= Entry.objects.count()


def test_an_entry_given_back_keeps_an_institution_and_is_looked_through_again():
    entry = whole_draft(call=call_with_criteria())
    submit_entry(entry=entry, by=entry.owner, at=NOON)
    Entry.objects.filter(pk=entry.pk).update(state=EntryState.RETURNED, blind_checked_at=NOON)
    entry.refresh_from_db()

    for name in ("my_entry", "autosave_entry"):
        address = reverse(f"innovations:{name}", args=[entry.pk])
        answer = signed_in(entry.owner).post(
            address, {"institution": "", "revision": entry.revision}
        )
        assert answer.status_code == 409
    submit_entry(entry=entry, by=entry.owner, at=NOON)

    entry.refresh_from_db()
    assert entry.institution is not None
    assert entry.blind_checked_at is None
