"""Who owes a resolution, what is reported about it, and how it stands by that."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.institutions.models import FormerName
from egov_meeting.institutions.services.merging import MergeRefused, merge_institutions
from egov_meeting.notifications.models import OutboxMessage
from reports.choices import Delivery, OwnerPart
from reports.models import Obligation, ProgressReport, ResolutionOwner
from reports.rolling_up import weighted_mean
from reports.services.follow_up.closing import (
    change_obligation,
    close_resolution,
    reopen_resolution,
)
from reports.services.follow_up.obliging import ensure_obligations
from reports.services.follow_up.reporting_progress import OwesNothing, report_progress
from reports.services.follow_up.reviewing import accept_progress, return_progress
from reports.services.resolution_terms import add_owner
from tests.reports import editions_by_hand as by_hand
from tests.reports import follow_up_by_hand as follow_up
from tests.reports.follow_up_by_hand import NOW, accepted, adopted, done, focal, officer, reported

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=1)


def stands(resolution) -> tuple[int, int, Decimal | None, str]:
    resolution.refresh_from_db()
    return (
        resolution.reported,
        resolution.answering,
        resolution.percentage,
        resolution.delivery,
    )


def test_institutions_named_owe_from_adoption_and_nobody_counts_as_nought():
    first, second = by_hand.institution(), by_hand.institution()
    resolution = adopted(None, first, second)

    assert {row.institution for row in resolution.obligations.all()} == {first, second}
    assert stands(resolution) == (0, 2, None, "not_started")

    accepted(resolution, first, 60)
    assert stands(resolution) == (1, 2, Decimal("60.00"), "on_track")


def test_the_roll_up_is_the_weighted_mean_of_those_assessed():
    rows = [by_hand.institution() for _ in range(4)]
    resolution = adopted(None, *rows)
    for institution, percentage in zip(rows[:3], (10, 25, 70), strict=True):
        accepted(resolution, institution, percentage)
    assert stands(resolution)[:3] == (3, 4, Decimal("35.00"))

    heavy = resolution.obligations.get(institution=rows[2])
    change_obligation(
        obligation=heavy, focal_person=None, due_on=None, weight=4, by=officer(), at=NOW
    )
    # (1·10 + 1·25 + 4·70) / 6 = 52.5
    assert stands(resolution)[:3] == (3, 4, Decimal("52.50"))
    assert weighted_mean([(1, Decimal(1)), (1, Decimal(0)), (1, Decimal(0))]) == Decimal("0.33")
    assert weighted_mean([(1, Decimal(2)), (2, Decimal(0))]) == Decimal("0.67")
    assert weighted_mean([]) is None


def test_members_of_a_class_are_counted_and_become_rows_when_they_report():
    ministry = by_hand.institution(kind="ministry")
    by_hand.institution(kind="bank")
    by_hand.institution(valid_until=dt.date(2029, 1, 1))
    agency = by_hand.institution(valid_from=dt.date(2020, 1, 1))
    edition = by_hand.edition(organiser=agency)
    resolution = adopted(edition, "public_institutions")

    assert not resolution.obligations.exists()
    assert stands(resolution) == (0, 2, None, "not_started")
    done(resolution, ministry)
    assert stands(resolution) == (1, 2, Decimal("100.00"), "on_track")
    done(resolution, agency)
    assert stands(resolution) == (2, 2, Decimal("100.00"), "verified_done")


def test_a_supporting_class_helps_without_answering():
    lead = by_hand.institution()
    resolution = adopted(None, lead)
    ResolutionOwner.objects.create(
        resolution=resolution, order=2, part=OwnerPart.SUPPORT, owner_class="public_institutions"
    )
    ensure_obligations(resolution=resolution, by=officer(), at=NOW)
    assert stands(resolution)[:2] == (0, 1)


def test_what_an_institution_owed_its_successor_owes_and_the_old_name_is_still_there():
    new = by_hand.institution("Wizara Mpya")
    old = by_hand.institution("Wizara ya Zamani")
    resolution = adopted(None, old)
    accepted(resolution, old, 30)
    old.valid_until, old.successor = dt.date(2031, 3, 1), new
    old.save()
    ensure_obligations(resolution=resolution, by=officer(), at=NOW)

    row = accepted(resolution, new, 50, at=LATER)
    assert (row.institution, row.percentage) == (old, 50)
    assert Obligation.objects.count() == 1
    assert stands(resolution)[:3] == (1, 1, Decimal("50.00"))
    with pytest.raises(ValidationError):
        reported(resolution, new, 20)


def test_two_owners_merged_by_law_answer_once():
    first, second, heir = (by_hand.institution() for _ in range(3))
    resolution = adopted(None, first, second)
    accepted(resolution, first, 20)
    accepted(resolution, second, 80, at=LATER)
    for row in (first, second):
        row.successor = heir
        row.save()
    ensure_obligations(resolution=resolution, by=officer(), at=NOW)
    assert stands(resolution)[:3] == (1, 1, Decimal("80.00"))


def test_a_renamed_ministry_keeps_owing():
    ministry = by_hand.institution("Wizara", kind="ministry")
    resolution = adopted(None, ministry)
    FormerName.objects.create(
        institution=ministry, name_sw="Wizara ya Kale", until=dt.date(2031, 1, 1)
    )
    assert accepted(resolution, ministry, 10).institution.name_on(
        resolution.edition.starts_on, "sw"
    ) == ("Wizara ya Kale")


def test_a_duplicate_entry_takes_its_obligations_along():
    kept, duplicate = by_hand.institution(), by_hand.institution()
    resolution = adopted(None, duplicate)
    accepted(resolution, duplicate, 30)
    merge_institutions(kept=kept, duplicate=duplicate, by=officer(), at=NOW)
    assert resolution.obligations.get().institution == kept
    assert stands(resolution)[:3] == (1, 1, Decimal("30.00"))


def test_what_both_entries_reported_stands_in_one_row_after_a_merge():
    kept, duplicate = by_hand.institution(kind="ministry"), by_hand.institution(kind="ministry")
    resolution = adopted(None, "government")
    accepted(resolution, kept, 30)
    accepted(resolution, duplicate, 70, at=LATER)
    assert stands(resolution)[:3] == (2, 2, Decimal("50.00"))
    merge_institutions(kept=kept, duplicate=duplicate, by=officer(), at=LATER)
    row = resolution.obligations.get()
    assert [report.percentage for report in row.reports.order_by("number")] == [30, 70]
    assert stands(resolution)[:3] == (1, 1, Decimal("70.00"))


def test_two_reports_that_wait_keep_two_entries_apart_until_ega_has_decided():
    kept, duplicate = by_hand.institution(kind="ministry"), by_hand.institution(kind="ministry")
    resolution = adopted(None, "government")
    waiting = reported(resolution, kept)
    reported(resolution, duplicate)
    with pytest.raises(MergeRefused):
        merge_institutions(kept=kept, duplicate=duplicate, by=officer(), at=NOW)
    accept_progress(report=waiting, by=officer(), at=NOW)
    merge_institutions(kept=kept, duplicate=duplicate, by=officer(), at=NOW)
    assert resolution.obligations.get().reports.count() == 2


def test_an_owner_named_later_owes_and_one_no_longer_named_counts_no_more():
    resolution, owner = adopted(None), by_hand.institution()
    person = focal(owner)
    assert stands(resolution) == (0, 0, None, "not_started")
    named = add_owner(resolution=resolution, institution=owner, by=officer(), at=NOW)
    assert stands(resolution)[:2] == (0, 1)
    assert OutboxMessage.objects.get(kind="obligation_asked").address == person.email

    named.delete()
    ensure_obligations(resolution=resolution, by=officer(), at=NOW)
    assert stands(resolution)[:2] == (0, 0)
    assert not resolution.obligations.exists()


def test_an_institution_that_owes_nothing_cannot_report():
    resolution = adopted(None, by_hand.institution())
    stranger = by_hand.institution()
    with pytest.raises(OwesNothing, match=r"haiwajibiki|does not owe"):
        reported(resolution, stranger)
    assert not ProgressReport.objects.exists()


def test_a_percentage_falls_only_with_a_reason():
    owner = by_hand.institution()
    resolution = adopted(None, owner)
    accepted(resolution, owner, 60)
    with pytest.raises(ValidationError) as refused:
        reported(resolution, owner, 40)
    assert set(refused.value.message_dict) == {"fall_reason"}
    accepted(resolution, owner, 40, fall_reason="Mkandarasi ameondoka", at=LATER)
    assert stands(resolution)[2] == Decimal("40.00")


def test_what_is_said_must_agree_with_itself():
    owner = by_hand.institution()
    resolution = adopted(None, owner)
    for field, fields in (
        ("percentage", {"percentage": 90, "delivery": Delivery.REPORTED_DONE}),
        ("percentage", {"percentage": 5, "delivery": Delivery.NOT_STARTED}),
        ("percentage", {"percentage": 101}),
        ("note", {"percentage": 10, "note": " "}),
        ("delivery", {"percentage": 100, "delivery": Delivery.VERIFIED_DONE}),
    ):
        with pytest.raises(ValidationError) as refused:
            reported(resolution, owner, **fields)
        assert set(refused.value.message_dict) == {field}


def test_one_report_waits_at_a_time_and_a_form_sent_twice_is_one():
    owner = by_hand.institution()
    resolution, by = adopted(None, owner), focal(owner)
    key = uuid.uuid4()
    twice = [
        report_progress(
            resolution=resolution,
            institution=owner,
            said=follow_up.said(),
            form_key=key,
            by=by,
            at=NOW,
        )
        for _ in range(2)
    ]
    assert twice[0] == twice[1]
    with pytest.raises(ValidationError) as refused:
        reported(resolution, owner)
    assert refused.value.code == "waiting"


def test_what_is_reported_done_waits_for_verification_and_falls_back_when_returned():
    owner = by_hand.institution()
    resolution = adopted(None, owner)
    accepted(resolution, owner, 70)
    report = reported(resolution, owner, 100, delivery=Delivery.REPORTED_DONE)
    assert stands(resolution) == (1, 1, Decimal("70.00"), "reported_done")

    with pytest.raises(ValidationError):
        return_progress(report=report, remarks=" ", by=officer(), at=NOW)
    return_progress(report=report, remarks="Ambatisha barua", by=officer(), at=NOW)
    assert stands(resolution) == (1, 1, Decimal("70.00"), "on_track")
    assert "Ambatisha barua" in OutboxMessage.objects.get(kind="progress_returned").text

    done(resolution, owner, at=LATER)
    assert stands(resolution) == (1, 1, Decimal("100.00"), "verified_done")


def test_nobody_verifies_the_own_report_or_without_the_right_or_twice():
    owner = by_hand.institution()
    resolution = adopted(None, owner)
    both = focal(owner)
    report = reported(resolution, owner, by=both)
    for by in (both, follow_up.UserFactory(roles=["desk"]), focal(owner)):
        with pytest.raises(PermissionDenied):
            accept_progress(report=report, by=by, at=NOW)
    accept_progress(report=report, by=officer(), at=NOW)
    with pytest.raises(TransitionRefused):
        accept_progress(report=report, by=officer(), at=NOW)


def test_a_resolution_closed_with_a_reason_takes_no_reports_until_it_is_opened():
    owner = by_hand.institution()
    resolution = adopted(None, owner)
    accepted(resolution, owner, 70)
    with pytest.raises(ValidationError):
        close_resolution(resolution=resolution, delivery="dropped", reason="", by=officer(), at=NOW)
    close_resolution(
        resolution=resolution, delivery="overtaken", reason="Sheria mpya", by=officer(), at=NOW
    )
    with pytest.raises(OwesNothing):
        reported(resolution, owner, 80)
    reopen_resolution(resolution=resolution, by=officer(), at=NOW)
    assert stands(resolution) == (1, 1, Decimal("70.00"), "on_track")
    accepted(resolution, owner, 80, at=LATER)
