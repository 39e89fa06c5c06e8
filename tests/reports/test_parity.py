"""The parity board finds what lacks its other language by walking the models themselves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import FormerName
from egov_meeting.meetings.models import Photograph, Sponsor
from innovations.models import Call, Entry
from reports.edit_pages import closed_sections, edit_address
from reports.parity import OF_PERSONS, bilingual_models, gaps_of, pairs_of, way_to_edition
from reports.selectors.desk import Desk
from reports.selectors.languages import parity_board
from sessions_app.models import Day, Item, Session
from tests.accounts.factories import UserFactory
from tests.payments.factories import bill_for
from tests.reports import desk_by_hand as at_work
from tests.reports import editions_by_hand as by_hand

pytestmark = pytest.mark.django_db


def found(edition) -> set[tuple[str, str, str]]:
    return {(gap.model, gap.name, gap.missing) for gap in gaps_of(edition)}


def test_every_model_with_texts_in_two_languages_is_looked_at() -> None:
    from django.apps import apps

    overlooked = {
        model._meta.label
        for model in apps.get_models()
        if pairs_of(model) and model not in bilingual_models()
    }

    assert {label for label in overlooked if label.split(".")[0] not in OF_PERSONS} == set()


def test_what_people_owe_is_no_text_of_the_meeting() -> None:
    bill = bill_for(description_en="")

    assert [gap for gap in gaps_of(bill.edition) if gap.model.startswith("payments.")] == []


def test_the_way_to_the_edition_avoids_keys_that_may_be_empty() -> None:
    assert way_to_edition(Item) == "session__day__edition"


def test_texts_of_the_edition_and_of_rows_far_below_it() -> None:
    edition = by_hand.edition(theme_sw="Mbiu")
    Photograph.objects.create(edition=edition, order=1, caption_sw="Maelezo")
    day = Day.objects.create(edition=edition, number=1, date=edition.starts_on)
    session = Session.objects.create(day=day, order=1, title_en="Only English")
    Item.objects.create(session=session, order=1, kind="remarks", title_sw="Neno")

    assert found(edition) == {
        ("meetings.edition", "theme", "en"),
        ("meetings.photograph", "caption", "en"),
        ("sessions_app.session", "title", "sw"),
        ("sessions_app.item", "title", "en"),
    }


def test_institutions_count_where_the_edition_names_them() -> None:
    edition = by_hand.edition()
    named, other = by_hand.institution(name_en=""), by_hand.institution(name_en="")
    Sponsor.objects.create(edition=edition, order=1, institution=named)
    FormerName.objects.create(institution=named, name_sw="Jina la zamani", until=edition.ends_on)
    FormerName.objects.create(institution=other, name_sw="La mwingine", until=edition.ends_on)

    assert [
        (gap.model, gap.pk) for gap in gaps_of(edition) if gap.model == "institutions.institution"
    ] == [("institutions.institution", named.pk)]
    assert ("institutions.formername", "name", "en") in found(edition)


def test_rows_of_another_edition_are_left_alone() -> None:
    mine, other = by_hand.edition(), by_hand.edition(theme_sw="Mbiu")

    assert found(mine) == set()
    assert found(other) == {("meetings.edition", "theme", "en")}


def test_a_section_edited_in_one_language_is_told_but_is_no_gap() -> None:
    edition = at_work.edition_at_work()
    at_work.write(edition, "Maneno.", by=at_work.editor())

    board = parity_board(Desk(edition))

    assert [(one.heading.key, one.edited) for one in board.one_sided] == [("summary", "sw")]
    assert board.sections == []


def test_a_section_written_in_one_language_only_is_a_gap() -> None:
    edition = at_work.edition_at_work()
    at_work.write(edition, "Maazimio.", by=at_work.editor(), section="lessons")

    board = parity_board(Desk(edition))

    assert [(gap.heading.key, gap.missing) for gap in board.sections] == [("lessons", "en")]
    assert board.missing("en") == board.total


def test_the_board_shows_the_text_that_is_there_and_what_is_missing() -> None:
    edition = at_work.edition_at_work(theme_sw="Mbiu ya mfano")
    client = at_work.signed_in(at_work.editor())

    page = client.get(at_work.workshop(edition, "lugha/")).content.decode()

    assert "Mbiu ya mfano" in page
    assert "Kiingereza hakipo" in page


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    small, large = by_hand.edition(), by_hand.edition()
    by_hand.fill(small, 1)
    by_hand.fill(large, 30)

    assert queries(small) == queries(large)


def queries(edition) -> int:
    with CaptureQueriesContext(connection) as captured:
        gaps_of(edition)
    return len(captured)


def test_each_gap_leads_to_the_page_where_it_can_be_filled() -> None:
    edition = by_hand.edition(theme_sw="Mbiu")
    Photograph.objects.create(edition=edition, order=1, caption_sw="Maelezo")
    Sponsor.objects.create(edition=edition, order=1, institution=by_hand.institution(name_en=""))
    client = at_work.signed_in(at_work.coordinator())

    addresses = [edit_address(gap, edition=edition) for gap in gaps_of(edition)]

    assert len(addresses) == 3
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_summaries_of_entries_count_when_they_may_be_shown_and_lead_nobody_to_a_closed_list() -> (
    None
):
    edition = by_hand.edition(theme_sw="Mbiu", theme_en="Theme")
    Call.objects.create(edition=edition)
    shown = {"edition": edition, "kind": "innovation", "state": "draft", "shows_summary": True}
    Entry.objects.create(**shown, number=1, title="A", summary_sw="Rasimu")
    named = {"state": "screened", "institution_name": "Chuo"}
    Entry.objects.create(
        **shown | named | {"shows_summary": False}, number=2, title="B", summary_sw="Siri"
    )
    Entry.objects.create(**shown | named, number=3, title="C", summary_sw="Kwa wote")

    gaps = gaps_of(edition)

    assert [gap.text for gap in gaps] == ["Kwa wote"]
    closed = closed_sections(edition=edition, user=UserFactory(roles=[Role.RAPPORTEUR]))
    assert [edit_address(gap, edition=edition, closed=closed) for gap in gaps] == [""]
