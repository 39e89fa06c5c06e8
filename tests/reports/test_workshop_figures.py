"""Figures in edited texts stay bound to the data; stale ones are accepted or kept with a reason."""

import pytest

from egov_meeting.audit.models import Event
from reports.models import KeptFigure, SectionText
from reports.selectors.checking import open_stale, stale_in_report, unknown_in_report
from reports.selectors.desk import Desk
from reports.services.figures import prefer_figure
from tests.reports import desk_by_hand as at_work

pytestmark = pytest.mark.django_db
TEXT = "Walikuwa [[participants.total]] na [[participants.total|words]]."


@pytest.fixture
def edition():
    """786 stands in a text; the data say 790."""
    edition = at_work.edition_at_work()
    at_work.write(edition, TEXT, by=at_work.editor())
    edition.figures.update(value=790)
    return edition


def decide(edition, action: str, **more: object):
    form = {"revision": 1, "key": "participants.total", "said": "786", "action": action, **more}
    address = at_work.workshop(edition, "sehemu/summary/sw/takwimu/")
    return at_work.signed_in(at_work.editor()).post(address, form)


def test_a_figure_that_no_longer_agrees_is_flagged_with_both_values(edition) -> None:
    page = at_work.signed_in(at_work.editor()).get(at_work.workshop(edition, "takwimu/"))

    said = [(one.stale.said, one.stale.current) for one in stale_in_report(Desk(edition))]
    assert said[0] == ("786", "790")
    assert "“786” kwenye maandishi, data zinasema “790”." in page.content.decode()


def test_the_new_value_is_accepted(edition) -> None:
    decide(edition, "accept")

    assert "[[participants.total=790]]" in SectionText.objects.get().body
    assert open_stale(Desk(edition)) == []


def test_the_old_value_is_kept_only_with_a_reason(edition) -> None:
    decide(edition, "keep", reason="  ")
    assert not KeptFigure.objects.exists()

    decide(edition, "keep", reason="Ripoti ya awali ilisema hivyo")

    kept = KeptFigure.objects.get()
    assert (kept.said, kept.current, kept.reason) == ("786", "790", "Ripoti ya awali ilisema hivyo")
    assert Event.objects.get(action="reports.figure_kept").reason == kept.reason
    assert [one.stale.said for one in open_stale(Desk(edition))] != ["786"]


def test_a_kept_figure_is_stale_again_when_the_data_change_again(edition) -> None:
    decide(edition, "keep", reason="Sababu")
    before = len(open_stale(Desk(edition)))

    edition.figures.update(value=800)

    assert len(open_stale(Desk(edition))) == before + 1


def test_a_figure_decided_about_a_text_changed_meanwhile_changes_nothing(edition) -> None:
    text = SectionText.objects.get()
    at_work.write(edition, text.body + "\nZaidi.", by=at_work.editor(), revision=1)

    decide(edition, "accept")

    assert "[[participants.total=786]]" in SectionText.objects.get().body


def test_tokens_that_cannot_be_printed_are_listed() -> None:
    edition = at_work.edition_at_work()
    at_work.write(edition, "[[haipo.kabisa]] na [[ref:haipo]]", by=at_work.editor())

    unknown = [one.token.raw for one in unknown_in_report(Desk(edition))]

    assert unknown == ["[[haipo.kabisa]]", "[[ref:haipo]]"]


def test_a_loose_number_is_hinted_and_bound_at_the_press_of_a_button() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Walikuja watu 786 siku hiyo.", by=editor)
    client = at_work.signed_in(editor)
    address = at_work.workshop(edition, "sehemu/summary/sw/")
    assert "funga-namba" in client.get(address).content.decode()
    body = SectionText.objects.get().body
    start = body.index("786")

    client.post(
        f"{address}funga-namba/",
        {
            "revision": 1,
            "number": "786",
            "start": start,
            "end": start + 3,
            "key": "participants.total",
        },
    )

    assert SectionText.objects.get().body == "Walikuja watu [[participants.total=786]] siku hiyo.\n"


def test_the_preferred_of_two_figures_speaks_in_the_report_and_the_choice_is_on_record() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    other = at_work.participants(edition, 753)
    client = at_work.signed_in(editor)
    page = client.get(at_work.workshop(edition, "takwimu/")).content.decode()
    assert "753 – " in page

    client.post(at_work.workshop(edition, "takwimu/chagua/"), {"figure": other.pk})

    assert Desk(edition).figures["participants.total"].value == 753
    assert Event.objects.filter(action="reports.figure_preferred").count() == 2


def test_choosing_the_figure_that_holds_already_writes_nothing() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()

    prefer_figure(figure=edition.figures.get(), by=editor, at=at_work.NOW)

    assert not Event.objects.filter(action="reports.figure_preferred").exists()


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 5000])
def test_choosing_a_figure_there_is_not_is_a_missing_page(key: str) -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()

    answer = at_work.signed_in(editor).post(
        at_work.workshop(edition, "takwimu/chagua/"), {"figure": key}
    )

    assert answer.status_code == 404
