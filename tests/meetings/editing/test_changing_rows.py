"""Adding, changing, ordering and deleting a row, each with its trace."""

import pytest

from egov_meeting.audit.models import Event
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import FeeCategory, Objective, ParticipantGroup, Sponsor
from sessions_app.models import Day, Item, Session
from tests.documents.factories import EditionFactory, InstitutionFactory
from tests.meetings.editing.form_data import as_shown

OBJECTIVES, GROUPS, FEES = (section_called(key) for key in ("malengo", "makundi", "ada"))


@pytest.fixture
def objective(edition) -> Objective:
    return Objective.objects.create(
        edition=edition, order=1, text_sw="kujifunza", text_en="to learn"
    )


def last_event(action: str) -> Event:
    return Event.objects.filter(action=action).latest("pk")


def test_added_row_goes_behind_the_others_and_is_on_record(edition, objective, coordinator):
    answer = coordinator.post(
        address(OBJECTIVES, edition, "add_row"), {"text_sw": "kushirikiana", "text_en": ""}
    )

    added = Objective.objects.get(text_sw="kushirikiana")
    assert answer["Location"] == address(OBJECTIVES, edition)
    assert (added.edition, added.order) == (edition, 2)
    event = last_event("meetings.added")
    assert (event.object_id, event.edition_id) == (str(added.pk), edition.pk)
    assert event.after["text_sw"] == "kushirikiana"


def test_row_under_another_is_added_from_its_page_and_leads_back(edition, coordinator):
    group = ParticipantGroup.objects.create(edition=edition, number=1, name_sw="Kundi la Kwanza")
    form = coordinator.get(address(FEES, edition, "add_row", juu=group.pk)).context["form"]

    answer = coordinator.post(
        address(FEES, edition, "add_row"),
        as_shown(form) | {"name_sw": "Wanachuo", "amount": "20000"},
    )

    fee = FeeCategory.objects.get()
    assert (fee.group, fee.amount, fee.order) == (group, 20000, 1)
    assert answer["Location"] == address(GROUPS, edition, "row", group.pk)
    assert last_event("meetings.added").edition_id == edition.pk


def test_change_is_on_record_with_before_and_after(edition, objective, coordinator):
    at = address(OBJECTIVES, edition, "row", objective.pk)
    form = coordinator.get(at).context["form"]

    coordinator.post(at, as_shown(form) | {"text_en": "to learn together"})

    event = last_event("meetings.changed")
    assert event.before == {"text_en": "to learn"}
    assert event.after == {"text_en": "to learn together"}


def test_error_stands_beside_its_field_and_what_was_typed_stays(edition, coordinator):
    answer = coordinator.post(
        address(section_called("awamu"), edition, "add_row"),
        {"kind": "registration", "starts_on": "2031-02-01", "ends_on": "2031-01-01"},
    )

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["ends_on"]
    shown = answer.content.decode()
    assert 'value="2031-01-01"' in shown
    assert "Mwisho hauwezi kuwa kabla ya mwanzo." in shown
    assert not edition.phases.exists()


@pytest.mark.parametrize("day", ["2031-02-30", "kesho", "0000-00-00", "2031-13-01", "99999-01-01"])
def test_day_that_is_none_is_told_beside_its_field(edition, coordinator, day):
    answer = coordinator.post(
        address(section_called("awamu"), edition, "add_row"), {"kind": "session", "starts_on": day}
    )

    assert list(answer.context["form"].errors) == ["starts_on"]


def test_number_already_taken_is_told_beside_it(edition, coordinator):
    ParticipantGroup.objects.create(edition=edition, number=1, name_sw="Kundi la Kwanza")

    answer = coordinator.post(
        address(GROUPS, edition, "add_row"), {"number": "1", "name_sw": "Jingine"}
    )

    assert list(answer.context["form"].errors) == ["number"]


def test_ten_megabytes_of_text_are_refused_with_a_message(edition, coordinator):
    answer = coordinator.post(
        address(section_called("hoja"), edition, "add_row"), {"text_sw": "a" * 10_000_000}
    )

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["text_sw"]
    assert not edition.key_issues.exists()


def test_null_character_is_refused(edition, coordinator):
    answer = coordinator.post(address(OBJECTIVES, edition, "add_row"), {"text_sw": "kuji\x00funza"})

    assert list(answer.context["form"].errors) == ["text_sw"]


def test_row_of_another_edition_cannot_be_chosen(edition, coordinator):
    other = EditionFactory(number=32, year=2032)
    foreign = ParticipantGroup.objects.create(edition=other, number=1, name_sw="La wengine")

    answer = coordinator.post(
        address(FEES, edition, "add_row"),
        {"group": foreign.pk, "name_sw": "Ada", "amount": "1"},
    )

    assert list(answer.context["form"].errors) == ["group"]


def test_rows_change_places_and_both_moves_are_on_record(edition, objective, coordinator):
    second = Objective.objects.create(edition=edition, order=2, text_sw="kushirikiana")

    coordinator.post(address(OBJECTIVES, edition, "move_row", second.pk), {"to": "up"})

    assert list(edition.objectives.values_list("text_sw", flat=True)) == [
        "kushirikiana",
        "kujifunza",
    ]
    assert Event.objects.filter(action="meetings.moved").count() == 2


def test_first_row_stays_where_it_is(edition, objective, coordinator):
    answer = coordinator.post(address(OBJECTIVES, edition, "move_row", objective.pk), {"to": "up"})

    assert answer.status_code == 302
    assert not Event.objects.filter(action="meetings.moved").exists()


def test_deleting_asks_first_and_names_what_goes_too(edition, coordinator):
    group = ParticipantGroup.objects.create(edition=edition, number=1, name_sw="Kundi la Kwanza")
    FeeCategory.objects.create(group=group, order=1, name_sw="Wanachuo", amount=20000)
    at = address(GROUPS, edition, "remove_row", group.pk)

    assert "Wanachuo" in coordinator.get(at).content.decode()
    assert ParticipantGroup.objects.exists()
    coordinator.post(at)

    assert not ParticipantGroup.objects.exists()
    removed = Event.objects.filter(action="meetings.removed", edition_id=edition.pk)
    assert {event.object_type for event in removed} == {
        "meetings.participantgroup",
        "meetings.feecategory",
    }


def test_record_in_use_is_not_deleted_and_its_users_are_named(edition, coordinator):
    bank = InstitutionFactory(name_sw="Benki ya Mfano")
    Sponsor.objects.create(edition=edition, order=1, institution=bank)

    answer = coordinator.post(address(section_called("taasisi"), None, "remove_row", bank.pk))

    assert answer.status_code == 409
    assert "mfadhili: Benki ya Mfano" in answer.content.decode()
    bank.refresh_from_db()


def test_item_overlapping_another_is_kept_and_told(edition, coordinator):
    session = session_with_item(edition)

    answer = coordinator.post(
        address(section_called("vipengele"), edition, "add_row"), overlapping(session), follow=True
    )

    assert Item.objects.count() == 2
    assert "“Usajili”" in answer.content.decode()
    item = Item.objects.get(title_sw="Ufunguzi")
    form = coordinator.get(address(section_called("vipengele"), edition, "row", item.pk)).context[
        "form"
    ]
    assert "Usajili" in str(form.fields["starts_at"].help_text)


def test_items_one_after_the_other_do_not_overlap(edition, coordinator):
    session = session_with_item(edition)

    coordinator.post(
        address(section_called("vipengele"), edition, "add_row"),
        overlapping(session) | {"starts_at": "08:00", "ends_at": "08:30"},
    )

    assert Item.objects.count() == 2


def session_with_item(edition) -> Session:
    day = Day.objects.create(edition=edition, number=1, date=edition.starts_on)
    session = Session.objects.create(day=day, order=1, title_sw="Ufunguzi")
    Item.objects.create(
        session=session,
        order=1,
        kind="registration",
        title_sw="Usajili",
        starts_at="07:00",
        ends_at="08:00",
    )
    return session


def overlapping(session: Session) -> dict[str, object]:
    return {
        "session": session.pk,
        "kind": "opening",
        "title_sw": "Ufunguzi",
        "starts_at": "07:30",
        "ends_at": "08:30",
        "ministry_certain": "on",
    }
