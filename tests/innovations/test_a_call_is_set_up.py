"""Staff set up the call: dates with a warning, criteria whose weights come to one, letters to institutions."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.builds import BuildRequest
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.progress import Progress
from egov_meeting.institutions.models import InstitutionContact
from egov_meeting.meetings.editing.forms import form_class
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.editing.services import add_row, change_row, remove_row
from egov_meeting.notifications.models import OutboxMessage
from innovations.call_letters import build_letters
from innovations.choices import StageState
from innovations.models import Award, Call, Criterion, Stage
from innovations.selectors.call import time_given, weights_sum
from innovations.services.calling import set_weights, take_over_criteria
from tests.accounts.factories import UserFactory
from tests.innovations.factories import NOON, call_with_criteria
from tests.institutions.factories import InstitutionFactory
from tests.meetings.editing.form_data import as_shown
from tests.meetings.factories import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR = False
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def officer(role: Role = Role.INNOVATION) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=[role]))
    return client


def weights(call: Call, *values: str) -> dict[int, Decimal]:
    return dict(zip(call.criteria.values_list("pk", flat=True), map(Decimal, values), strict=True))


def test_weights_come_to_one_or_nothing_changes():
    call = call_with_criteria()

    set_weights(call=call, weights=weights(call, "0.7", "0.3"), by=SYSTEM, at=NOON)
    for wrong in (("0.7", "0.2"), ("1.2", "-0.2")):
        with pytest.raises(ValidationError):
            set_weights(call=call, weights=weights(call, *wrong), by=SYSTEM, at=NOON)

    assert list(call.criteria.values_list("weight", flat=True)) == [Decimal("0.7"), Decimal("0.3")]


def test_weights_stand_once_scoring_has_begun():
    call = call_with_criteria()
    Stage.objects.create(call=call, number=1, state=StageState.OPEN)
    criterion = call.criteria.first()
    address = reverse("meetings:row", args=[call.edition.year, "vigezo", criterion.pk])
    typed = {
        "call": call.pk,
        "name_sw": criterion.name_sw,
        "name_en": criterion.name_en,
        "weight": "0.5",
        "marks": "{}",
    }

    with pytest.raises(ValidationError) as refused:
        set_weights(call=call, weights=weights(call, "0.5", "0.5"), by=SYSTEM, at=NOON)
    page = officer().post(address, typed)

    assert refused.value.code == "frozen"
    assert "has-error" in page.content.decode()
    assert weights_sum(call=call) == 1
    assert call.criteria.first().weight == Decimal("0.6")


def test_what_was_found_right_before_scoring_opened_is_asked_again_behind_the_call():
    call = call_with_criteria()
    edition, section, criterion = call.edition, section_called("vigezo"), call.criteria.first()
    empty = form_class("vigezo")(instance=criterion, edition=edition)
    typed = as_shown(empty) | {"weight": "0.5"}
    stored = call.criteria.first()
    changed = form_class("vigezo")(typed, instance=stored, edition=edition)
    new = form_class("vigezo")(typed | {"name_sw": "Athari"}, edition=edition)
    assert changed.is_valid()
    assert new.is_valid()
    Stage.objects.create(call=call, number=1, state=StageState.OPEN)
    told = {"section": section, "edition_id": edition.pk, "by": SYSTEM, "at": NOON}

    with pytest.raises(ValidationError):
        change_row(
            row=stored,
            values=changed.values(),
            seen=changed.seen,
            ask_again=changed.ask_again,
            **told,
        )
    with pytest.raises(ValidationError):
        add_row(row=new.instance, values=new.values(), ask_again=new.ask_again, **told)
    with pytest.raises(ValidationError):
        remove_row(row=criterion, **told)

    assert list(call.criteria.values_list("weight", flat=True)) == [Decimal("0.6"), Decimal("0.4")]


def test_the_criteria_offered_are_whole_in_both_languages():
    call = Call.objects.create(edition=EditionFactory())

    made = take_over_criteria(call=call, by=SYSTEM, at=NOON)
    with pytest.raises(ValidationError):
        take_over_criteria(call=call, by=SYSTEM, at=NOON)

    assert weights_sum(call=call) == 1
    for one in made:
        assert one.name_en
        assert one.description_en
        steps = list(one.steps.all())
        assert [step.score for step in steps] == [0, 3, 5, 8, 10]
        assert all(step.text_sw and step.text_en for step in steps)


def test_little_time_is_told_with_the_days():
    earlier = call_with_criteria(
        edition=EditionFactory(year=2050),
        opens_on=dt.date(2050, 1, 1),
        closes_on=dt.date(2050, 3, 1),
    )
    call = call_with_criteria(edition=EditionFactory(year=2051))

    given = time_given(call=call)
    shown = officer().get(reverse("innovations:staff_call", args=[2051])).content.decode()

    assert earlier.pk != call.pk
    assert (given.days, given.minimum, given.earlier, given.is_short) == (40, 30, 60, True)
    assert "60" in shown


def test_a_meeting_started_from_an_earlier_one_takes_over_its_call():
    from egov_meeting.meetings.services.editions import start_edition_from

    source = EditionFactory(year=2060)
    call = call_with_criteria(
        edition=source, opens_on=dt.date(2060, 1, 10), closes_on=dt.date(2060, 2, 10)
    )
    take = call.criteria.first()
    take.steps.create(score=5, text_sw="Wastani")
    Award.objects.create(call=call, order=1, name_sw="Bora")

    edition = start_edition_from(
        source=source,
        number=99,
        year=2061,
        starts_on=source.starts_on + dt.timedelta(days=365),
        name_sw="Kikao",
        by=SYSTEM,
        at=NOON,
    )

    new = Call.objects.get(edition=edition)
    assert new.opens_on == dt.date(2060, 1, 10) + dt.timedelta(days=365)
    assert [one.weight for one in new.criteria.all()] == [Decimal("0.6"), Decimal("0.4")]
    assert Criterion.objects.get(call=new, order=1).steps.get().text_sw == "Wastani"
    assert new.tracks.count() == 1
    assert new.awards.count() == 1


def test_letters_are_asked_for_and_sent_to_heads_with_an_address():
    call = call_with_criteria()
    known, unknown = InstitutionFactory(kind="university"), InstitutionFactory(kind="university")
    InstitutionContact.objects.create(
        institution=known, head_name="Prof. Asha", head_email="mkuu@udom.ac.tz"
    )
    client = officer()
    address = reverse("innovations:call_letters", args=[call.edition.year])
    typed = {
        "institutions": [known.pk, unknown.pk],
        "signatory": "Mkurugenzi Mkuu",
        "lugha": "both",
    }

    made = client.post(address, typed)
    sent = [client.post(address, {**typed, "tuma": "1"}) for _ in "ab"]

    assert DocumentJob.objects.get(kind="call_letters").params["institutions"] == sorted(
        [known.pk, unknown.pk]
    )
    assert {made.status_code, *(one.status_code for one in sent)} == {302}
    assert OutboxMessage.objects.filter(kind="innovation_call_announced").count() == 1


def test_the_pages_of_the_call_open_to_those_who_may():
    call = call_with_criteria()
    year = call.edition.year
    reading = [reverse("innovations:staff_call", args=[year])]
    changing = [reverse(f"innovations:{name}", args=[year]) for name in ("weights", "call_letters")]

    for role, may_read, may_change in (
        (Role.INNOVATION, 200, 200),
        (Role.COORDINATOR, 200, 200),
        (Role.AUDITOR, 200, 403),
        (Role.DESK, 403, 403),
        (Role.PARTICIPANT, 403, 403),
        (Role.INNOVATOR, 403, 403),
        (Role.JUDGE, 403, 403),
    ):
        client = officer(role)
        assert {client.get(address).status_code for address in reading} == {may_read}, role
        assert {client.get(address).status_code for address in changing} == {may_change}, role
        take = client.post(reverse("innovations:take_over_criteria", args=[year]))
        assert take.status_code == (302 if may_change == 200 else 403), role


def test_everybody_reads_the_call_before_while_and_after_it_is_open(monkeypatch):
    call = call_with_criteria()
    take = call.criteria.first()
    take.steps.create(score=10, text_sw="Mpya kabisa", text_en="Entirely new")
    address = f"/en/vikao/{call.edition.year}/ubunifu/wito/"

    said = []
    for moment in (NOON - dt.timedelta(days=30), NOON, NOON + dt.timedelta(days=60)):
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        page = Client().get(address).content.decode()
        said.append(
            [words in page for words in ("has not opened yet", "The call is open", "has closed")]
        )
        assert "Entirely new" in page

    assert said == [[True, False, False], [False, True, False], [False, False, True]]


def test_a_letter_says_to_whom_until_when_and_where_the_call_stands():
    call = call_with_criteria()
    institutions = [InstitutionFactory(name_sw=f"Chuo cha {number}") for number in (1, 2)]
    request = BuildRequest(
        kind="call_letters",
        edition=call.edition,
        language="both",
        params={"institutions": [one.pk for one in institutions], "signatory": "Mkurugenzi Mkuu"},
        version=1,
        verification_code="7KQ2-X9MB-04TZ",
        verification_address="https://example.org",
        requested_by=None,
        requested_at=NOON,
    )

    built = build_letters(request, Progress(lambda _milestone: None))

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(built.content)).pages]
    assert len(pages) == 4
    assert "Chuo cha 1" in pages[0]
    assert "12 Februari 2027" in pages[0]
    assert "12 February 2027" in pages[1]
    assert f"/sw/vikao/{call.edition.year}/ubunifu/wito/" in pages[2]
    assert "Mkurugenzi Mkuu" in pages[3]
