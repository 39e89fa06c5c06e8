"""Calls, and what is entered, for tests."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from egov_meeting.accounts.models import User
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from innovations.choices import EntryState, WorkStage
from innovations.models import Call, Criterion, Entry, EntryAuthor, Track
from innovations.services.entering import begin_entry
from tests.documents.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory

OPENED = dt.date(2027, 1, 4)
CLOSES = dt.date(2027, 2, 12)
# While the call is open.
NOON = dt.datetime(2027, 1, 12, 9, 0, tzinfo=dt.UTC)
# The first moment after it: midnight in Dar es Salaam.
CLOSED = dt.datetime(2027, 2, 12, 21, 0, tzinfo=dt.UTC)


def call_with_criteria(*, edition: Edition | None = None, **fields: Any) -> Call:
    """A call open from 4 January to 12 February 2027, with two criteria of 0.6 and 0.4, and one track."""
    given = {"opens_on": OPENED, "closes_on": CLOSES} | fields
    call = Call.objects.create(edition=edition or EditionFactory(), **given)
    for order, (name, weight) in enumerate((("Upya", "0.6"), ("Manufaa", "0.4")), start=1):
        Criterion.objects.create(
            call=call, order=order, name_sw=name, name_en=name, weight=Decimal(weight)
        )
    Track.objects.create(call=call, order=1, name_sw="Afya", name_en="Health")
    return call


def draft(*, call: Call, owner: User | None = None, title: str = "Mlinde App") -> Entry:
    """A draft as it is begun: title and kind."""
    return begin_entry(
        call=call,
        owner=owner or UserFactory(),
        title=title,
        title_language="sw",
        kind="innovation",
        language="sw",
        form_key=uuid.uuid4(),
        at=NOON,
    )


def whole_draft(*, call: Call, owner: User | None = None, **fields: Any) -> Entry:
    """A draft that lacks nothing."""
    entry = draft(call=call, owner=owner)
    values = {
        "abstract": "Programu inayolinda watoto mtandaoni.",
        "work_stage": WorkStage.PROTOTYPE,
        "institution": InstitutionFactory(),
        "track": call.tracks.first(),
    } | fields
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()
    return entry


def standing_entry(
    *,
    call: Call,
    number: int,
    institution: Institution | None = None,
    state: str = EntryState.SCREENED,
    authors: tuple[str, ...] = ("Asha Juma",),
    **fields: Any,
) -> Entry:
    """An entry that was handed in, without walking through the forms."""
    values = {
        "title": f"Ubunifu {number}",
        "title_language": "sw",
        "kind": "innovation",
        "abstract": "Maelezo mafupi.",
        "submitted_at": NOON,
    } | fields
    entry = Entry.objects.create(
        edition=call.edition,
        number=number,
        institution=institution or InstitutionFactory(),
        state=state,
        **values,
    )
    for order, name in enumerate(authors, start=1):
        EntryAuthor.objects.create(
            entry=entry, order=order, full_name=name, email=f"mwandishi{number}.{order}@example.org"
        )
    return entry
