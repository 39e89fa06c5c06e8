"""The meeting adopts a resolution: number, frozen text, and what follows from it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from reports import adopted
from reports.adopted_text import checksum_of, is_as_adopted
from reports.models import Resolution
from reports.services.resolving import adopt_resolution, refer_resolution, reject_resolution
from tests.accounts.factories import UserFactory
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports.resolutions_by_hand import NOW, TODAY, resolution

pytestmark = pytest.mark.django_db


def test_an_adopted_resolution_gets_the_next_number_and_its_checksum() -> None:
    edition = by_hand.edition()
    by = desk.editor()
    first, second = resolution(edition), resolution(edition, title_sw="Jingine")
    adopt_resolution(resolution=second, by=by, at=NOW, on=TODAY)
    adopt_resolution(resolution=first, by=by, at=NOW, on=TODAY, why="Kwa kauli moja")
    first.refresh_from_db()
    assert (second.number, first.number) == (1, 2)
    assert first.register_number == f"KK/{edition.year}/02"
    assert (first.decision, first.decided_on, first.decided_why) == (
        "adopted",
        TODAY,
        "Kwa kauli moja",
    )
    assert first.adopted_sha256 == checksum_of(first)
    assert is_as_adopted(first)
    event = Event.objects.filter(object_id=str(first.pk)).latest("pk")
    assert (event.action, event.reason) == ("reports.resolution.adopted", "Kwa kauli moja")


def test_what_follows_from_an_adoption_is_called_once_with_the_numbered_resolution(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Any] = []

    def follow(*, resolution: Resolution, by: Any, at: Any) -> None:
        told.append((resolution.pk, resolution.number))

    monkeypatch.setattr(adopted, "_follows", [])
    adopted.register_on_adopted(follow)
    adopted.register_on_adopted(follow)
    one = resolution(by_hand.edition())
    adopt_resolution(resolution=one, by=desk.editor(), at=NOW, on=TODAY)
    assert told == [(one.pk, 1)]


def test_a_failure_of_what_follows_leaves_the_resolution_undecided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(**_known: Any) -> None:
        raise ValidationError("hapana")

    monkeypatch.setattr(adopted, "_follows", [fail])
    one = resolution(by_hand.edition())
    with pytest.raises(ValidationError):
        adopt_resolution(resolution=one, by=desk.editor(), at=NOW, on=TODAY)
    assert Resolution.objects.get(pk=one.pk).decision == "recommended"


def test_a_text_in_one_language_cannot_be_adopted() -> None:
    for missing in ("title_en", "text_en", "text_sw"):
        one = resolution(by_hand.edition(), **{missing: " "})
        with pytest.raises(ValidationError) as refused:
            adopt_resolution(resolution=one, by=desk.editor(), at=NOW, on=TODAY)
        assert refused.value.code == "one_language"


def test_what_is_not_recommended_or_adopted_already_is_not_adopted() -> None:
    edition = by_hand.edition()
    by = desk.editor()
    for decision in ("draft", "proposed", "rejected", "withdrawn"):
        with pytest.raises(TransitionRefused):
            adopt_resolution(
                resolution=resolution(edition, decision=decision), by=by, at=NOW, on=TODAY
            )
    one = resolution(edition)
    adopt_resolution(resolution=one, by=by, at=NOW, on=TODAY)
    with pytest.raises(TransitionRefused):
        adopt_resolution(resolution=one, by=by, at=NOW, on=TODAY)
    one.refresh_from_db()
    assert one.number == 1


def test_only_who_may_adopt_adopts() -> None:
    one = resolution(by_hand.edition())
    with pytest.raises(PermissionDenied):
        adopt_resolution(resolution=one, by=UserFactory(roles=["desk"]), at=NOW, on=TODAY)


def test_a_rejection_and_a_referral_say_why() -> None:
    edition = by_hand.edition()
    by = desk.editor()
    for decide, state in ((reject_resolution, "rejected"), (refer_resolution, "referred")):
        one = resolution(edition)
        with pytest.raises(ValidationError):
            decide(resolution=one, by=by, at=NOW, on=TODAY, why=" ")
        decide(resolution=one, by=by, at=NOW, on=TODAY, why="Wizara itaamua")
        one.refresh_from_db()
        assert (one.decision, one.number, one.decided_why) == (state, None, "Wizara itaamua")


def test_the_database_itself_refuses_to_change_an_adopted_text() -> None:
    one = resolution(by_hand.edition())
    one.text_sw = "Rasimu inabadilika."
    one.save()
    adopt_resolution(resolution=one, by=desk.editor(), at=NOW, on=TODAY)
    for name in ("title_sw", "title_en", "text_sw", "text_en"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Resolution.objects.filter(pk=one.pk).update(**{name: "Mengine"})
    Resolution.objects.filter(pk=one.pk).update(is_public=False, delivery="on_track")
