"""What a service notes of a message is read in the language of the page."""

from __future__ import annotations

import pytest
from django.utils import translation

from egov_meeting.payments.message_wording import problems_of

NOTES = [
    "no bill is called KK1-000001",
    "KK1-000001 has another control number already",
    "“12” is no control number",
    "999990000001 is the control number of another bill",
    "KK1-000001 is closed already",
    "TX1 is for another provider, SP1",
    "we asked for no list under the number 7",
    "the gateway cancelled a bill that holds money",
    "an online notice: the payment itself is told by another message",
    "withdrawn",
    "the gateway asks to try again later",
    "the message is too long",
    "the signature does not belong to these bytes",
    "this is no signed message of the gateway",
    "refused: 7204;7213",
    "refused: ",
    "not cancelled: 7286",
    "TX1/99: overpaid",
]


@pytest.mark.parametrize("note", NOTES)
def test_note_of_a_service_has_words_in_both_languages(note) -> None:
    with translation.override("sw"):
        swahili = problems_of(note)[0]
    with translation.override("en"):
        english = problems_of(note)[0]

    assert not swahili.technical
    assert not english.technical
    assert swahili.text != english.text


def test_note_without_words_stands_as_technical_detail() -> None:
    problem = problems_of("KeyError: 'x'")[0]

    assert problem.technical == "KeyError: 'x'"
    assert problem.text


def test_each_line_is_a_problem_of_its_own() -> None:
    assert len(problems_of("withdrawn\n\nthe message is too long")) == 2
    assert problems_of("") == []
