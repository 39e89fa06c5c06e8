"""What is not finished goes on: assessed at a meeting, carried forward, merged, split, with the chain kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from egov_meeting.meetings.models import Edition
from reports.choices import Decision, Delivery, Lineage
from reports.models import Assessment, Resolution
from reports.selectors.lineage import chain_of
from reports.selectors.matters import confirmed_matters, matters_arising, to_assess
from reports.selectors.owing import open_resolutions
from reports.services.follow_up.assessing import assess_resolution
from reports.services.follow_up.carrying import Part, carry_forward, merge_into, split_into
from reports.services.follow_up.closing import close_resolution
from reports.services.follow_up.reporting_progress import OwesNothing
from reports.services.resolving import adopt_resolution
from tests.reports import editions_by_hand as by_hand
from tests.reports.follow_up_by_hand import NOW, accepted, adopted, done, officer, reported

pytestmark = pytest.mark.django_db
BY_AND_AT: dict[str, Any] = {"at": NOW}


def adopt(draft: Resolution) -> Resolution:
    Resolution.objects.filter(pk=draft.pk).update(decision=Decision.RECOMMENDED, title_en="Title")
    draft.refresh_from_db()
    return adopt_resolution(resolution=draft, by=officer(), at=NOW, on=NOW.date())


def steps(resolution: Resolution) -> set[tuple[int, int, str]]:
    return {(step.earlier.pk, step.later.pk, step.kind) for step in chain_of(resolution).steps}


def merge(earlier: Resolution, later: Resolution) -> None:
    merge_into(earlier=earlier, later=later, note="", by=officer(), at=NOW)


def split(resolution: Resolution, edition: Edition) -> list[Resolution]:
    parts = [Part("Sehemu ya kwanza", "First part"), Part("Sehemu ya pili", "Second part")]
    return split_into(
        resolution=resolution, edition=edition, parts=parts, note="", by=officer(), at=NOW
    )


def test_an_assessment_takes_what_the_roll_up_says_and_stays():
    first, second = by_hand.edition(), by_hand.edition()
    owners = [by_hand.institution() for _ in range(3)]
    resolution = adopted(first, *owners)
    accepted(resolution, owners[0], 50)
    accepted(resolution, owners[1], 25)
    assert to_assess(second) == [resolution]
    made = assess_resolution(
        resolution=resolution,
        edition=second,
        note_sw="Inaendelea",
        note_en="",
        by=officer(),
        at=NOW,
    )
    assert (made.delivery, made.percentage, made.reported, made.answering) == (
        Delivery.ON_TRACK,
        Decimal("37.50"),
        2,
        3,
    )
    assert to_assess(second) == []
    for edition in (first, second):
        with pytest.raises(ValidationError):
            assess_resolution(
                resolution=resolution, edition=edition, note_sw="", note_en="", by=officer(), at=NOW
            )
    with pytest.raises(DatabaseError), transaction.atomic():
        Assessment.objects.filter(pk=made.pk).update(percentage=100)
    accepted(resolution, owners[2], 90)
    matter = confirmed_matters(second).rows[0]
    assert (matter.percentage, matter.reported) == ("37.5%", 2)


def test_matters_arising_are_what_is_open_or_was_assessed():
    first, second, third = (by_hand.edition() for _ in range(3))
    owner = by_hand.institution()
    still_open, finished, dropped = (adopted(first, owner) for _ in range(3))
    done(finished, owner)
    assess_resolution(
        resolution=finished, edition=second, note_sw="", note_en="", by=officer(), at=NOW
    )
    close_resolution(
        resolution=dropped, delivery="dropped", reason="Halihitajiki", by=officer(), at=NOW
    )
    assert [row.resolution for row in matters_arising(second).rows] == [still_open, finished]
    assert [row.resolution for row in matters_arising(third).rows] == [still_open]
    assert to_assess(third) == [still_open]
    assert matters_arising(first).rows == []


def test_a_resolution_carried_forward_lives_on_once_the_later_meeting_adopts_it():
    first, second = by_hand.edition(), by_hand.edition()
    owner = by_hand.institution()
    resolution = adopted(first, owner)
    accepted(resolution, owner, 60)
    draft = carry_forward(resolution=resolution, edition=second, by=officer(), at=NOW)

    assert (draft.decision, draft.continues, draft.number) == (Decision.DRAFT, resolution, None)
    assert [one.institution for one in draft.owners.all()] == [owner]
    assert draft.wordings.get().text_sw == resolution.text_sw
    assert list(open_resolutions()) == [resolution]
    for edition in (first, second):
        with pytest.raises(ValidationError):
            carry_forward(resolution=resolution, edition=edition, by=officer(), at=NOW)

    adopt(draft)
    assert list(open_resolutions()) == [draft]
    assert draft.obligations.get().institution == owner
    with pytest.raises(OwesNothing):
        reported(resolution, owner, 70)
    reported(draft, owner, 10)
    assert steps(resolution) == steps(draft) == {(resolution.pk, draft.pk, "continued")}


def test_one_merged_into_one_that_was_split_shows_the_whole_chain():
    first, second, third = (by_hand.edition() for _ in range(3))
    one, other = adopted(first), adopted(first)
    target = adopted(second)
    merge(other, target)
    parts = [adopt(part) for part in split(target, third)]
    merge(one, target)

    expected = {
        (one.pk, target.pk, Lineage.MERGED),
        (other.pk, target.pk, Lineage.MERGED),
        (target.pk, parts[0].pk, Lineage.SPLIT),
        (target.pk, parts[1].pk, Lineage.SPLIT),
    }
    for resolution in (one, other, target, *parts):
        assert steps(resolution) == expected
    ordered = [row.edition.year for row in chain_of(one).resolutions]
    assert ordered == sorted(ordered)
    assert {row.pk for row in open_resolutions()} == {part.pk for part in parts}


def test_a_chain_never_leads_back_to_itself():
    edition = by_hand.edition()
    one, two, three = (adopted(edition) for _ in range(3))
    merge(one, two)
    merge(two, three)
    for earlier, later in ((three, one), (two, one), (one, one), (one, two)):
        with pytest.raises(ValidationError):
            merge(earlier, later)
    assert len(steps(one)) == 2


def test_a_resolution_is_not_merged_into_an_older_meeting_or_split_in_one():
    first, second = by_hand.edition(), by_hand.edition()
    old, new = adopted(first), adopted(second)
    with pytest.raises(ValidationError):
        merge(new, old)
    with pytest.raises(ValidationError):
        split_into(
            resolution=old, edition=second, parts=[Part("Moja")], note="", by=officer(), at=NOW
        )
    with pytest.raises(ValidationError):
        split(new, first)
    split(old, second)
    with pytest.raises(ValidationError):  # the button pressed twice
        split(old, second)
    assert second.resolutions.filter(number=None).count() == 2
    draft = Resolution.objects.create(edition=first, title_sw="Rasimu", text_sw="Rasimu")
    with pytest.raises(ValidationError):
        carry_forward(resolution=draft, edition=second, by=officer(), at=NOW)
