"""Words that mean one thing in English and two in Swahili, and words that must be the same everywhere."""

from django.utils import translation

from registrations import message_kinds
from registrations.action_names import ACTION_NAMES
from registrations.choices import ImportState, Purpose
from registrations.views.staff_actions import RegisterSomebodyView
from registrations.views.staff_decisions import PayClaimView


def test_buttons_of_staff_say_what_staff_do():
    with translation.override("sw"):
        assert str(PayClaimView.confirm_label) == "Andika"
        assert str(RegisterSomebodyView.confirm_label) == "Sajili"


def test_the_trail_tells_all_that_was_done_in_one_tense():
    with translation.override("sw"):
        assert [
            str(name) for name in ACTION_NAMES.values() if not str(name).startswith("Ali")
        ] == []


def test_words_agree_with_their_nouns_and_with_the_glossary():
    with translation.override("sw"):
        assert str(ImportState.READY.label) == "Limesomwa, linasubiri kuangaliwa"
        assert str(Purpose.NEEDS.label) == "Mahitaji maalum"


def test_letters_promise_no_deletion_and_name_who_registered():
    letters = {kind.key: kind.words["email", "sw"].text for kind in message_kinds.KINDS}

    assert "utajifuta" not in letters["registration_code"]
    assert "Umesajiliwa na {institution}" in letters["registration_received"]
    assert "Ankara ya tofauti" not in letters["registration_moved"]
