"""An empty database is migrated without drawing every model anew, and comes out the same."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from egov_meeting.shared.migrating import new_models_drawn_alone


def state_of(name: str, /, **fields: models.Field) -> ModelState:
    return ModelState("audit", name, [("id", models.AutoField(primary_key=True)), *fields.items()])


def drawn(*, alone: bool) -> tuple[ProjectState, object]:
    """A hall and its seats, put one after the other into a state that is drawn already; and the hall's class."""
    state = ProjectState()
    state.add_model(state_of("Hall", name=models.CharField(max_length=9)))
    hall = state.apps.get_model("audit", "hall")
    with new_models_drawn_alone() if alone else nullcontext():
        state.add_model(state_of("Seat", hall=models.ForeignKey("audit.Hall", models.CASCADE)))
    return state, hall


@pytest.mark.parametrize("alone", [True, False])
def test_a_new_model_stands_beside_those_it_names(alone: bool) -> None:
    state, hall = drawn(alone=alone)

    now = state.apps.get_model("audit", "hall")
    seat = state.apps.get_model("audit", "seat")
    assert (now is hall) == alone
    assert seat._meta.get_field("hall").related_model is now
    assert [one.related_model for one in now._meta.related_objects] == [seat]


def test_what_is_changed_afterwards_is_drawn_with_all_that_is_related() -> None:
    state, hall = drawn(alone=True)

    with new_models_drawn_alone():
        state.add_field("audit", "hall", "rows", models.IntegerField(null=True), preserve_default=True)  # fmt: skip

    now = state.apps.get_model("audit", "hall")
    assert now is not hall
    assert now._meta.get_field("rows").null
    assert state.apps.get_model("audit", "seat")._meta.get_field("hall").related_model is now


def test_django_draws_as_before_when_it_is_over() -> None:
    before = ProjectState.add_model
    with new_models_drawn_alone():
        assert ProjectState.add_model is not before
    assert ProjectState.add_model is before
