"""Two people with the same form open: nobody overwrites what was not seen."""

import pytest

from egov_meeting.audit.models import Event
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import Objective
from tests.meetings.editing.form_data import as_shown

OBJECTIVES = section_called("malengo")


@pytest.fixture
def objective(edition) -> Objective:
    return Objective.objects.create(
        edition=edition, order=1, text_sw="kujifunza", text_en="to learn"
    )


@pytest.fixture
def opened(edition, objective, coordinator) -> dict[str, object]:
    """The form as the reader has it open while somebody else saves."""
    at = address(OBJECTIVES, edition, "row", objective.pk)
    return as_shown(coordinator.get(at).context["form"])


def saved_by_another(objective: Objective, **texts: str) -> None:
    Objective.objects.filter(pk=objective.pk).update(**texts)


def test_both_texts_are_shown_and_nothing_is_overwritten(edition, objective, opened, coordinator):
    saved_by_another(objective, text_sw="kujifunza pamoja")

    answer = coordinator.post(
        address(OBJECTIVES, edition, "row", objective.pk), opened | {"text_sw": "kufundishana"}
    )

    assert answer.status_code == 409
    assert [(clash.stored, clash.typed) for clash in answer.context["met"].clashes] == [
        ("kujifunza pamoja", "kufundishana")
    ]
    shown = answer.content.decode()
    assert "kujifunza pamoja" in shown
    assert 'value="kufundishana"' in shown
    objective.refresh_from_db()
    assert objective.text_sw == "kujifunza pamoja"
    assert not Event.objects.filter(action="meetings.changed").exists()


def test_change_elsewhere_in_the_row_is_taken_into_the_form(
    edition, objective, opened, coordinator
):
    saved_by_another(objective, text_en="to learn together")

    answer = coordinator.post(
        address(OBJECTIVES, edition, "row", objective.pk), opened | {"text_sw": "kufundishana"}
    )

    assert answer.status_code == 409
    form = answer.context["form"]
    assert (form["text_sw"].value(), form["text_en"].value()) == (
        "kufundishana",
        "to learn together",
    )


def test_sending_the_compared_form_again_saves_it(edition, objective, opened, coordinator):
    saved_by_another(objective, text_sw="kujifunza pamoja")
    at = address(OBJECTIVES, edition, "row", objective.pk)
    compared = coordinator.post(at, opened | {"text_sw": "kufundishana"}).context["form"]

    answer = coordinator.post(at, as_shown(compared))

    assert answer.status_code == 302
    objective.refresh_from_db()
    assert objective.text_sw == "kufundishana"


def test_form_without_its_marks_saves_nothing(edition, objective, opened, coordinator):
    at = address(OBJECTIVES, edition, "row", objective.pk)

    for marks in ("", "{}", "[]", "null", "{not json", '{"text_sw": "0"}'):
        answer = coordinator.post(at, opened | {"text_sw": "x", "marks": marks})
        assert answer.status_code == 409

    objective.refresh_from_db()
    assert objective.text_sw == "kujifunza"


def test_row_deleted_meanwhile_is_not_found(edition, objective, opened, coordinator):
    at = address(OBJECTIVES, edition, "row", objective.pk)
    objective.delete()

    answer = coordinator.post(at, opened)

    assert answer.status_code == 404
