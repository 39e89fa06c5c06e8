"""What stands between a judge and an entry is found in the data, declared, and counted at once."""

from __future__ import annotations

import datetime as dt

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.institutions.models import Supervision
from egov_meeting.institutions.services.merging import merge_institutions
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import AssignmentState, ConflictKind
from innovations.models import Assignment, Conflict, EntryAuthor
from innovations.relations import is_same_person, name_words, organisation_domain
from innovations.selectors.conflicts import conflicting_entry_ids
from innovations.services.assigning import assign_stage
from innovations.services.panel import Relation, attest_relations
from tests.innovations.factories import NOON, call_with_criteria, standing_entry
from tests.innovations.panels import judge_on, officer, stage_of
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("a@udsm.ac.tz", "udsm.ac.tz"),
        ("a@cs.UDSM.ac.tz", "udsm.ac.tz"),
        ("a@mail.example.com", "example.com"),
        ("a@gmail.com", ""),
        ("a@yahoo.co.tz", ""),
        ("a@ac.tz", ""),
        ("broken", ""),
    ],
)
def test_the_domain_of_a_body_is_told_from_free_mail(email: str, domain: str) -> None:
    assert organisation_domain(email) == domain


def test_a_name_is_the_same_in_another_order_and_with_a_title() -> None:
    assert is_same_person(name_words("Dkt. Asha J. Mwinyi"), name_words("MWINYI, Asha"))
    assert not is_same_person(name_words("Asha"), name_words("Asha Juma"))
    assert not is_same_person(name_words("Asha Juma"), name_words("Asha Mwinyi"))


def test_own_institution_its_parent_and_its_part_are_conflicts_and_a_sister_is_not() -> None:
    call = call_with_criteria()
    parent, own, part, sister = (InstitutionFactory() for _n in range(4))
    Supervision.objects.create(institution=own, ministry=parent)
    Supervision.objects.create(institution=part, ministry=own)
    Supervision.objects.create(institution=sister, ministry=parent)
    entries = [
        standing_entry(call=call, number=number, institution=institution)
        for number, institution in enumerate((own, parent, part, sister), start=1)
    ]
    judge = judge_on(call, 1, institution=own)

    assert conflicting_entry_ids(judge=judge) == {entry.pk for entry in entries[:3]}


def test_a_supervision_that_is_over_is_no_conflict() -> None:
    call = call_with_criteria()
    parent, own = InstitutionFactory(), InstitutionFactory()
    Supervision.objects.create(institution=own, ministry=parent, until=dt.date(2019, 1, 1))
    standing_entry(call=call, number=1, institution=parent)

    assert conflicting_entry_ids(judge=judge_on(call, 1, institution=own)) == set()


def test_an_institution_that_is_not_listed_is_known_by_its_name() -> None:
    call = call_with_criteria()
    own = InstitutionFactory(name_sw="Chuo cha Mfano", acronym="CM")
    entry = standing_entry(call=call, number=1)
    entry.institution, entry.institution_name = None, "chuo cha MFANO"
    entry.save()

    assert conflicting_entry_ids(judge=judge_on(call, 1, institution=own)) == {entry.pk}


def test_the_same_domain_and_the_same_person_are_conflicts() -> None:
    call = call_with_criteria()
    entries = [standing_entry(call=call, number=n, authors=()) for n in (1, 2, 3)]
    EntryAuthor.objects.create(entry=entries[0], order=1, full_name="A B", email="x@ns.udom.ac.tz")
    EntryAuthor.objects.create(entry=entries[1], order=1, full_name="Mwinyi, Neema")
    judge = judge_on(call, 1, full_name="Dkt. Neema Mwinyi", email="neema@udom.ac.tz")

    assert conflicting_entry_ids(judge=judge) == {entries[0].pk, entries[1].pk}


def test_the_number_of_queries_does_not_grow(django_assert_num_queries) -> None:
    call = call_with_criteria()
    standing_entry(call=call, number=1)
    judge = judge_on(call, 1)
    with django_assert_num_queries(5):
        conflicting_entry_ids(judge=judge)
    for number in range(2, 32):
        standing_entry(call=call, number=number)
    with django_assert_num_queries(5):
        conflicting_entry_ids(judge=judge)


def test_attesting_puts_what_was_found_and_told_on_record() -> None:
    call = call_with_criteria()
    own = InstitutionFactory()
    found = standing_entry(call=call, number=1, institution=own)
    told = standing_entry(call=call, number=2)
    judge = judge_on(call, 1, institution=own, attested_at=None)

    attest_relations(
        judge=judge,
        declared={told: Relation(ConflictKind.STUDENT, "Nilimsimamia.")},
        by=SYSTEM,
        at=NOON,
    )

    judge.refresh_from_db()
    assert judge.attested_at == NOON
    recorded = Conflict.objects.filter(judge=judge).values_list("entry_id", "kind")
    assert set(recorded) == {(found.pk, "institution"), (told.pk, "student")}
    assert conflicting_entry_ids(judge=judge) == {found.pk, told.pk}


def test_a_merger_during_judging_takes_back_what_is_assigned_and_tells_staff() -> None:
    call = call_with_criteria(judges_each=2)
    staff = officer()
    stage = stage_of(call, entries=3, judges=3)
    first = stage.stage_entries.get(entry__number=1).entry
    judge = call.judges.get(pseudonym=1)
    judge.institution = InstitutionFactory()
    judge.most_entries = 3
    judge.save()
    assign_stage(stage=stage, by=staff, at=NOON)
    Assignment.objects.get_or_create(stage=stage, judge=judge, entry=first, defaults={"at": NOON})
    Assignment.objects.filter(judge=judge, entry=first).update(state=AssignmentState.ACTIVE)

    merge_institutions(kept=first.institution, duplicate=judge.institution, by=SYSTEM, at=NOON)

    row = Assignment.objects.get(judge=judge, entry=first)
    assert row.state == AssignmentState.RELEASED
    assert row.reason
    assert Conflict.objects.filter(judge=judge, entry=first, kind="institution").count() == 1
    assert OutboxMessage.objects.filter(kind="panel_notice", address=staff.email).count() == 1
    assert Event.objects.filter(action="assigning.taken_back").count() == 1
