"""The one writer of state: what the table allows, who may, and two at once."""

import datetime
import threading

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import translation

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import CAPABILITIES, Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.audit.workflow import Move, Workflow
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.public_cache import forget_public_pages
from tests.accounts.factories import UserFactory
from tests.audit.events import NOON


def an_edition(number=2, state=EditionState.DRAFT):
    organiser = Institution.objects.create(key=f"ega-{number}", name_sw="e-GA", kind="agency")
    return Edition.objects.create(
        number=number,
        year=2017 + number,
        name_sw="Kikao Kazi",
        starts_on=datetime.date(2019, 1, 30),
        ends_on=datetime.date(2019, 2, 2),
        city="Dodoma",
        organiser=organiser,
        state=state,
    )


@pytest.mark.django_db
def test_allowed_step_is_saved_and_recorded():
    edition, coordinator = an_edition(), UserFactory(roles=[Role.COORDINATOR])

    transition(edition, to=EditionState.ANNOUNCED, by=coordinator, at=NOON, reason="tayari")

    event = Event.objects.get()
    assert Edition.objects.get().state == edition.state == "announced"
    assert (event.before, event.after) == ({"state": "draft"}, {"state": "announced"})
    assert (event.action, event.edition_id) == ("meetings.edition.announced", edition.pk)
    assert event.reason == "tayari"


@pytest.mark.django_db
@pytest.mark.parametrize("shown", [True, False])
def test_step_makes_kept_public_pages_stale_unless_none_shows_it(
    shown, django_capture_on_commit_callbacks
):
    edition = an_edition()

    with django_capture_on_commit_callbacks() as hooks:
        transition(edition, to=EditionState.ANNOUNCED, by=SYSTEM, at=NOON, shown_publicly=shown)

    assert (forget_public_pages in hooks) is shown


@pytest.mark.django_db
def test_step_the_table_does_not_have_is_refused():
    edition = an_edition()

    with pytest.raises(TransitionRefused):
        transition(edition, to=EditionState.CLOSED, by=SYSTEM, at=NOON)

    assert (Edition.objects.get().state, Event.objects.count()) == ("draft", 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("sw", "Haiwezekani kutoka"), ("en", "is not possible")]
)
def test_refusal_speaks_the_readers_language(language, words):
    edition = an_edition()

    with translation.override(language), pytest.raises(TransitionRefused, match=words):
        transition(edition, to=EditionState.CLOSED, by=SYSTEM, at=NOON)


@pytest.mark.django_db
def test_state_reached_already_is_told_as_such():
    edition = an_edition()

    with translation.override("en"), pytest.raises(TransitionRefused, match="is already"):
        transition(edition, to=EditionState.DRAFT, by=SYSTEM, at=NOON)


@pytest.mark.django_db
def test_who_lacks_the_permission_of_the_step_is_refused():
    edition, desk = an_edition(), UserFactory(roles=[Role.DESK])

    with pytest.raises(PermissionDenied):
        transition(edition, to=EditionState.ANNOUNCED, by=desk, at=NOON)


@pytest.mark.django_db
def test_permission_in_another_edition_does_not_help():
    edition, user = an_edition(), UserFactory()
    RoleAssignment.objects.create(user=user, role=Role.COORDINATOR, edition_id=edition.pk + 1)

    with pytest.raises(PermissionDenied):
        transition(edition, to=EditionState.ANNOUNCED, by=user, at=NOON)


@pytest.mark.django_db
def test_other_fields_are_saved_with_the_state():
    edition = an_edition()

    transition(edition, to=EditionState.ANNOUNCED, by=SYSTEM, at=NOON, also={"city": "Arusha"})

    assert Edition.objects.get().city == "Arusha"
    assert Event.objects.get().before == {"city": "Dodoma", "state": "draft"}


@pytest.mark.django_db
def test_other_fields_are_checked():
    edition = an_edition()

    with pytest.raises(ValidationError):
        transition(edition, to=EditionState.ANNOUNCED, by=SYSTEM, at=NOON, also={"city": "x" * 999})

    assert Edition.objects.get().state == "draft"


@pytest.mark.django_db
def test_step_starts_from_what_the_database_says_not_from_an_old_copy():
    edition = an_edition()
    old_copy = Edition.objects.get()
    transition(edition, to=EditionState.ANNOUNCED, by=SYSTEM, at=NOON)

    with pytest.raises(TransitionRefused):
        transition(old_copy, to=EditionState.ANNOUNCED, by=SYSTEM, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_moves_and_the_other_is_refused():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets only one write at a time anyway")
    edition = an_edition()
    both_ready, outcomes = threading.Barrier(2), []

    def move():
        mine = Edition.objects.get(pk=edition.pk)
        both_ready.wait()
        try:
            transition(mine, to=EditionState.ANNOUNCED, by=SYSTEM, at=NOON)
            outcomes.append("moved")
        except TransitionRefused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=move) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["moved", "refused"]
    assert Event.objects.count() == 1


def test_table_cannot_name_states_that_do_not_exist():
    with pytest.raises(ValueError, match="gone"):
        Workflow(states=("draft", "done"), moves=[Move("draft", "gone")])


def test_every_step_of_the_portal_names_a_permission_that_some_role_grants():
    granted = set().union(*CAPABILITIES.values())

    unknown = [
        (model._meta.label, move)
        for model in apps.get_models()
        for move in getattr(getattr(model, "workflow", None), "moves", [])
        if move.permission and move.permission not in granted
    ]

    assert unknown == []
