"""What holds for all sections alike, tried on the edition of 2019."""

import pytest
from django.test import Client
from django.urls import reverse

from egov_meeting.accounts.roles import CAPABILITIES, STAFF_ROLES, Role
from egov_meeting.audit.models import Event
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import Section, section_called, sections
from egov_meeting.meetings.editing.rows import rows_of
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory
from tests.meetings.editing.conftest import signed_in
from tests.meetings.editing.form_data import as_shown

NASTY = "<script>alert(1)</script><b>x"


def place(section: Section, edition):
    return None if section.is_shared else edition


def with_rows(edition):
    """Every section that has a row in the edition, with that row."""
    for section in sections():
        row = rows_of(section, place(section, edition)).first()
        if row is not None:
            yield section, row


def test_edition_of_2019_has_rows_in_nearly_every_section(edition_2019):
    empty = {section.key for section in sections()} - {
        section.key for section, _row in with_rows(edition_2019)
    }

    assert empty <= {
        "ada-zilizopita",
        "fomu-ya-maoni",
        "hoja",
        "kanuni-za-ankara",
        "kanuni-za-kurejesha-ada",
        "kanuni-za-usajili",
        "maana-ya-alama",
        "maazimio",
        "mabanda",
        "majibu-ya-maoni",
        "maswali-ya-maoni",
        "nyanja",
        "taarifa-za-vikundi",
        "tuzo",
        "vigezo",
        "waandishi",
        "wahusika-wa-maazimio",
        "wajumbe-wa-kamati",
        "wakuu-wa-taasisi",
    }


@pytest.mark.parametrize("language", ["sw", "en"])
def test_coordinator_opens_every_page(edition_2019, coordinator, language):
    for section, row in with_rows(edition_2019):
        edition = place(section, edition_2019)
        for page, pk in (("rows", None), ("row", row.pk), ("rows_as", "csv"), ("rows_as", "xlsx")):
            at = address(section, edition, page, pk).replace("/sw/", f"/{language}/")
            assert coordinator.get(at, follow=True).status_code == 200, at
        if not section.single:
            for page, pk in (("add_row", None), ("remove_row", row.pk)):
                at = address(section, edition, page, pk).replace("/sw/", f"/{language}/")
                assert coordinator.get(at).status_code == 200, at


def test_saving_a_form_as_it_was_shown_changes_nothing(edition_2019, coordinator):
    for section, row in with_rows(edition_2019):
        at = address(section, place(section, edition_2019), "row", row.pk)
        form = coordinator.get(at).context["form"]

        answer = coordinator.post(at, as_shown(form))

        assert answer.status_code == 302, (section.key, answer.context["form"].errors)
    assert not Event.objects.filter(action="meetings.changed").exists()


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_staff_read_every_section_and_change_what_their_role_allows(edition_2019, role):
    client = signed_in(Role(role))
    for section, row in with_rows(edition_2019):
        edition = place(section, edition_2019)
        allowed = {section.capability, section.other_capability} & CAPABILITIES[Role(role)]

        assert client.get(address(section, edition), follow=True).status_code == 200
        assert client.get(address(section, edition, "row", row.pk)).status_code == 200
        changed = client.post(address(section, edition, "row", row.pk), {})
        assert changed.status_code == (200 if allowed else 403), (section.key, role)
        for page in ("remove_row", "move_row"):
            at = address(section, edition, page, row.pk)
            assert (client.post(at + "?").status_code == 403) is (not allowed) or allowed


@pytest.mark.parametrize("role", sorted(set(Role.values) - STAFF_ROLES))
def test_people_without_a_staff_role_see_nothing_of_it(edition_2019, role):
    client = signed_in(Role(role))
    for section in sections():
        at = address(section, place(section, edition_2019))
        assert client.get(at).status_code == 403


def test_anonymous_reader_is_sent_to_sign_in(edition_2019):
    for section in sections():
        answer = Client().get(address(section, place(section, edition_2019)))
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


def test_right_held_in_another_edition_does_not_reach_this_one(edition):
    other = EditionFactory(number=32, year=2032)
    person = UserFactory()
    person.role_assignments.create(role=Role.COORDINATOR, edition_id=other.pk)
    client = Client()
    client.force_login(person)

    section = section_called("malengo")

    assert client.get(address(section, other, "add_row")).status_code == 200
    assert client.get(address(section, edition)).status_code == 403
    assert client.post(address(section, edition, "add_row")).status_code == 403


def test_right_in_one_edition_does_not_change_what_all_share(edition):
    person = UserFactory()
    person.role_assignments.create(role=Role.COORDINATOR, edition_id=edition.pk)
    client = Client()
    client.force_login(person)

    shared = [section for section in sections() if section.is_shared]

    assert shared
    for section in shared:
        assert client.get(address(section, None, "add_row")).status_code == 403


def test_row_of_another_edition_is_not_found(edition_2019, edition, coordinator):
    for section, row in with_rows(edition_2019):
        if section.is_shared:
            continue
        for page in ("row", "remove_row"):
            assert coordinator.get(address(section, edition, page, row.pk)).status_code == 404
        assert coordinator.post(address(section, edition, "row", row.pk)).status_code == 404
        assert coordinator.post(address(section, edition, "move_row", row.pk)).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/sw/kazi/vikao/2031/kisichopo/",
        "/sw/kazi/vikao/1999/malengo/",
        "/sw/kazi/vikao/2031/malengo/99999999/",
        "/sw/kazi/vikao/2031/malengo/999999999999999999999999/",
        "/sw/kazi/vikao/2031/taasisi/",
        "/sw/kazi/daftari/malengo/",
    ],
)
def test_address_of_nothing_is_not_found(edition, coordinator, address):
    assert coordinator.get(address).status_code == 404


def test_markup_in_any_text_is_shown_as_text(edition_2019, coordinator):
    for section, row in with_rows(edition_2019):
        edition = place(section, edition_2019)
        texts = [
            column.name
            for column in row._meta.concrete_fields
            if column.get_internal_type() in ("CharField", "TextField")
            and not column.choices
            and (column.max_length or 999) > len(NASTY)
        ]
        type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(texts, NASTY))
        for page in ("rows", "row", "remove_row"):
            if section.single and page != "row":
                continue
            pk = None if page == "rows" else row.pk
            shown = coordinator.get(address(section, edition, page, pk)).content.decode()
            assert "<script>alert" not in shown, (section.key, page)
            assert "<b>x" not in shown
    for page in ("", "ratiba/", "wizara/", "ubunifu/", "maazimio/"):
        shown = Client().get(f"/sw/vikao/2019/{page}").content.decode()
        assert "<script>alert" not in shown
        assert "<b>x" not in shown


def test_search_with_odd_words_and_unfit_filters_finds_the_page(edition_2019, coordinator):
    for section in sections():
        at = address(section, place(section, edition_2019))
        for query in ("q=%25%27%22%5C", "q=" + "a" * 500, "page=x", "kind=%00", "group=x&part=9"):
            assert coordinator.get(f"{at}?{query}", follow=True).status_code == 200, (at, query)
