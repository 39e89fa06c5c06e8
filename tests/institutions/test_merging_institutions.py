"""Two entries for one institution become one, and nothing is lost."""

import datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.exchange.services.dumping import plain_files
from egov_meeting.institutions.models import FormerName, Institution, OtherSpelling, Supervision
from egov_meeting.institutions.selectors import institution_called
from egov_meeting.institutions.services import MergeRefused, merge_institutions
from egov_meeting.institutions.services.merging import references_to_institutions
from egov_meeting.meetings.models import Edition, Sponsor
from reports.models import MinistryReport
from tests.exchange.folders import NOON, SHIPPED, load, small_folder
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


def merge(kept: Institution, duplicate: Institution) -> dict[str, int]:
    return merge_institutions(
        kept=kept, duplicate=duplicate, by=SYSTEM, at=NOON, reason="listed twice"
    )


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return load(small_folder(tmp_path)).edition


def test_every_row_of_every_app_moves() -> None:
    """The organiser of 2019 is in sponsors, sources, programme, appearances and more."""
    edition = load(SHIPPED / "2019").edition
    old = Institution.objects.get(key="udom")
    before = plain_files(edition=edition)
    named = {
        (model._meta.label, field.name): model._base_manager.filter(**{field.name: old}).count()
        for model, field in references_to_institutions()
    }
    new = InstitutionFactory(key="chuo-dodoma", name_sw="Chuo cha Dodoma", kind="university")

    merge(new, old)

    after = {
        (model._meta.label, field.name): model._base_manager.filter(**{field.name: new}).count()
        for model, field in references_to_institutions()
    }
    kept_with_old = {"institutions.FormerName", "institutions.OtherSpelling"}
    moved = {place: count for place, count in named.items() if place[0] not in kept_with_old}
    assert sum(moved.values()) > 10
    assert {place: after[place] for place, count in moved.items() if count} == {
        place: count for place, count in moved.items() if count
    }
    dumped = plain_files(edition=edition)
    for name in ("programme.yaml", "committees.yaml", "entries.csv", "sponsors.yaml"):
        assert dumped[name].count(b"chuo-dodoma") == before[name].count(b"udom")


def test_the_walk_knows_every_foreign_key_to_an_institution() -> None:
    found = {f"{model._meta.label}.{field.name}" for model, field in references_to_institutions()}

    assert {
        "accounts.User.institution",
        "meetings.Edition.host",
        "meetings.Sponsor.institution",
        "reports.ResolutionOwner.institution",
        "registrations.Registration.institution",
        "institutions.Supervision.ministry",
        "institutions.Institution.successor",
    } <= found


def test_its_names_become_other_spellings() -> None:
    kept = InstitutionFactory(name_sw="Benki ya NMB", name_en="NMB Bank", acronym="NMB")
    duplicate = InstitutionFactory(name_sw="NMB", name_en="National Microfinance Bank", acronym="")
    FormerName.objects.create(
        institution=duplicate, name_sw="Benki ya Biashara", until=datetime.date(1997, 9, 30)
    )
    OtherSpelling.objects.create(institution=duplicate, text="N.M.B.")

    merge(kept, duplicate)

    assert set(kept.other_spellings.values_list("text", flat=True)) == {
        "National Microfinance Bank",
        "Benki ya Biashara",
        "N.M.B.",
    }
    assert institution_called(text="National Microfinance Bank") == kept
    duplicate.refresh_from_db()
    assert duplicate.merged_into == kept
    assert duplicate.former_names.count() == 1


def test_fields_the_kept_one_lacks_are_filled() -> None:
    kept = InstitutionFactory(name_en="", acronym="", kind="bank")
    duplicate = InstitutionFactory(name_en="NMB Bank", acronym="NMB")

    merge(kept, duplicate)

    kept.refresh_from_db()
    assert (kept.name_en, kept.acronym) == ("NMB Bank", "NMB")


def test_a_row_that_says_the_same_is_not_kept_twice(edition: Edition) -> None:
    kept = Institution.objects.get(key="nmb")
    duplicate = InstitutionFactory()
    Sponsor.objects.create(edition=edition, order=1, institution=kept, level="Dhahabu")
    Sponsor.objects.create(edition=edition, order=2, institution=duplicate)

    merge(kept, duplicate)

    assert [(row.institution, row.level) for row in Sponsor.objects.all()] == [(kept, "Dhahabu")]


def test_two_rows_that_differ_refuse_the_merge_and_nothing_is_written(edition: Edition) -> None:
    kept, duplicate = Institution.objects.get(key="nmb"), InstitutionFactory()
    Sponsor.objects.create(edition=edition, order=1, institution=kept, amount=1_000_000)
    Sponsor.objects.create(edition=edition, order=2, institution=duplicate, amount=2_000_000)
    events = Event.objects.count()

    with pytest.raises(MergeRefused):
        merge(kept, duplicate)

    assert Sponsor.objects.get(order=2).institution == duplicate
    duplicate.refresh_from_db()
    assert duplicate.merged_into is None
    assert Event.objects.count() == events


def test_a_row_with_rows_of_its_own_refuses_the_merge(edition: Edition) -> None:
    kept, duplicate = Institution.objects.get(key="nmb"), InstitutionFactory()
    MinistryReport.objects.create(edition=edition, institution=kept, order=1)
    second = MinistryReport.objects.create(edition=edition, institution=duplicate, order=2)
    second.covered.create(order=1, name_printed="NEMC")

    with pytest.raises(MergeRefused):
        merge(kept, duplicate)

    assert MinistryReport.objects.count() == 2


def test_one_that_stood_under_the_other_does_not_come_to_stand_under_itself() -> None:
    ministry, duplicate = InstitutionFactory(), InstitutionFactory()
    agency = InstitutionFactory()
    Supervision.objects.create(institution=duplicate, ministry=ministry)
    Supervision.objects.create(institution=agency, ministry=duplicate)

    merge(ministry, duplicate)

    assert Supervision.objects.get(institution=agency).ministry == ministry
    assert not Supervision.objects.filter(institution=ministry).exists()


def test_a_successor_of_the_duplicate_follows() -> None:
    heir = InstitutionFactory()
    kept, duplicate = InstitutionFactory(), InstitutionFactory(successor=heir)
    before_it = InstitutionFactory(successor=duplicate)

    merge(kept, duplicate)

    kept.refresh_from_db()
    before_it.refresh_from_db()
    assert kept.successor == heir
    assert before_it.successor == kept


def test_it_is_on_record_for_both() -> None:
    kept, duplicate = InstitutionFactory(), InstitutionFactory()

    merge(kept, duplicate)

    events = Event.objects.order_by("pk").values_list("action", "object_id", "reason")
    assert list(events) == [
        ("institutions.merged", str(kept.pk), "listed twice"),
        ("institutions.merged_away", str(duplicate.pk), "listed twice"),
    ]


def test_it_cannot_be_merged_with_itself_or_twice() -> None:
    kept, duplicate, third = InstitutionFactory.create_batch(3)
    merge(kept, duplicate)

    for first, second in ((kept, kept), (duplicate, third), (third, duplicate)):
        with pytest.raises(ValidationError):
            merge(first, second)


def test_no_app_refuses_to_let_an_institution_be_renamed_in_its_rows() -> None:
    """A foreign key that is part of a primary key could not be moved."""
    assert not [
        field
        for _model, field in references_to_institutions()
        if isinstance(field, models.OneToOneField) and field.primary_key
    ]
