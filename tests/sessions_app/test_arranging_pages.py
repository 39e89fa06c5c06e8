"""The arranging pages: who may open them, what the plain forms do, and what is said when somebody was faster."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from egov_meeting.accounts.capabilities import has_capability
from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import STAFF_ROLES, Role
from egov_meeting.meetings.models import Appearance, Edition, Person
from sessions_app.models import Day, Item, ProgrammeVersion, Session, SessionRole
from sessions_app.services.arranging_places import mark_of
from tests.accounts.factories import UserFactory
from tests.exchange.folders import NOON, SHIPPED, load
from tests.meetings.factories import GroupFactory
from tests.sessions_app.arranged import day_of, edition_with, item_called, lines

pytestmark = pytest.mark.django_db
DAY = """
I 08:00-08:30 Asubuhi
I 08:30-09:00 Pili
I 09:00-09:30 break Chai
II 10:00-11:00 Nne
"""


@pytest.fixture(autouse=True)
def _without_second_step(settings) -> None:
    settings.STAFF_SECOND_FACTOR = False


def signed_in(role: Role, edition: Edition | None = None) -> Client:
    user = UserFactory()
    RoleAssignment.objects.create(user=user, role=role, edition_id=edition.pk if edition else None)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def edition() -> Edition:
    return edition_with(DAY)


@pytest.fixture
def officer() -> Client:
    return signed_in(Role.PROGRAMME)


def address(name: str, edition: Edition, *args: Any, language: str = "en") -> str:
    path = reverse(f"sessions_app:arranging_{name}", args=[edition.year, *args])
    return f"/{language}/" + path.split("/", 2)[2]


def _of(edition: Edition, page: str | tuple[Any, ...]) -> tuple[Any, ...]:
    name, *args = (page,) if isinstance(page, str) else page
    return name, edition, *args


def test_every_page_and_action_is_open_to_those_who_hold_its_right(edition: Edition) -> None:
    item, session = item_called("Pili"), Session.objects.get(number="I")
    person = Person.objects.create(key="asha", full_name="Asha Juma")
    who = Appearance.objects.create(edition=edition, person=person)
    role = SessionRole.objects.create(session=session, part="chair", order=1, appearance=who)
    ProgrammeVersion.objects.create(
        edition=edition, number=1, snapshot={"days": []}, fingerprint="x", published_at=NOON
    )
    view = ["board", "conflicts", "versions", ("version", 1), ("compare_now", 1), ("compare", 1, 1)]
    change = [
        *("add_day", ("day", day_of(edition).pk), "add_item", ("item", item.pk)),
        *(("presenter", item.pk), ("remove_item", item.pk), ("add_session", day_of(edition).pk)),
        ("session", session.pk),
    ]
    only_posted = [
        *("undo", "skeleton", ("place_item", item.pk), ("exchange_item", item.pk)),
        *(("shift", item.pk), ("split_item", item.pk), ("split_session", item.pk)),
        *(("change_item", item.pk), ("give_part", session.pk), ("remove_session", session.pk)),
        ("take_part", session.pk, role.pk),
    ]
    other = edition_with("X 08:00-09:00 Kwingine")
    walked: set[tuple[bool, ...]] = set()
    for role_name in Role:
        client, user = (
            signed_in(role_name, edition),
            RoleAssignment.objects.get(role=role_name).user,
        )
        rights = (
            role_name in STAFF_ROLES,
            has_capability(user, "programme.change", edition_id=edition.pk),
            has_capability(user, "programme.publish", edition_id=edition.pk),
        )
        for names, is_allowed in zip(
            (view, [*change, *only_posted], ["publish"]), rights, strict=True
        ):
            for page in names:
                name, _edition, *args = _of(edition, page)
                path = reverse(f"sessions_app:arranging_{name}", args=[edition.year, *args])
                asked = resolve(path).func.view_class.permission
                assert asked(user, edition) == is_allowed, (role_name, page)
                assert not asked(user, other)  # a role of one edition opens nothing of another
        if rights in walked:
            continue
        walked.add(rights)  # those with the same rights find the same doors open
        for names, is_allowed in zip((view, change, ["publish"]), rights, strict=True):
            for page in names:
                answer = client.get(address(*_of(edition, page)))
                assert answer.status_code == (200 if is_allowed else 403), (role_name, page)
        for page in only_posted:
            answer = client.get(address(*_of(edition, page)))
            assert answer.status_code == (405 if rights[1] else 403), (role_name, page)
            if not rights[1]:
                assert client.post(address(*_of(edition, page))).status_code == 403
        assert client.get(address("board", other)).status_code == 403
    assert len(walked) == 3
    assert Client().get(address("board", edition)).status_code == 302


def test_an_item_of_another_edition_is_not_to_be_found(edition: Edition, officer: Client) -> None:
    edition_with("X 08:00-09:00 Kwingine")
    item = item_called("Kwingine")
    for name in ("item", "remove_item", "presenter"):
        assert officer.get(address(name, edition, item.pk)).status_code == 404
    for name in ("exchange_item", "split_session", "shift"):
        officer.post(
            address(name, edition, item.pk), {"seen": mark_of(item), "mapema": "", "minutes": "5"}
        )
    officer.post(address("remove_item", edition, item.pk), {"seen": mark_of(item)})

    assert mark_of(item_called("Kwingine")) == mark_of(item)


def test_the_board_of_2019_shows_every_item_chair_and_conflict(officer: Client) -> None:
    edition = load(SHIPPED / "2019").edition
    for language in ("sw", "en"):
        text = {
            date: officer.get(
                address("board", edition, language=language) + f"?siku={date}"
            ).content.decode()
            for date in ("2019-01-30", "2019-01-31", "2019-02-01", "2019-02-02")
        }
        shown = sum(page.count('class="slot kind-') for page in text.values())
        assert shown == Item.objects.count()
        assert "Benedict Ndomba" in text["2019-01-30"]
        assert "08:15–08:45" in text["2019-01-30"]
        assert "13:30" in text["2019-01-30"]
        assert text["2019-01-31"].count("11:30–11:45") >= 2
        assert "style=" not in text["2019-01-30"]
        listed = officer.get(address("conflicts", edition, language=language)).content.decode()
        assert "#kipengele-" in listed
    publishing = officer.get(address("publish", edition)).content.decode()
    assert 'name="note_sw"' not in publishing


def place(client: Client, edition: Edition, title: str, **typed: Any) -> Any:
    item = item_called(title)
    values = {
        "seen": mark_of(item),
        "session": item.session_id,
        "starts_at": f"{item.starts_at:%H:%M}",
        "ends_at": f"{item.ends_at:%H:%M}",
    }
    headers = typed.pop("headers", {})
    url = address("place_item", edition, item.pk)
    return client.post(url, values | typed, follow=True, headers=headers)


def test_a_plain_form_moves_an_item_and_tells_its_conflicts_at_once(
    edition: Edition, officer: Client
) -> None:
    page = place(officer, edition, "Pili", starts_at="08:20", ends_at="09:00")

    said = [str(message) for message in page.context["messages"]]
    assert said[0] == "“Pili” stands at 08:20–09:00, I now."
    assert "overlaps" in said[1]
    assert page.redirect_chain[-1][0].endswith(f"#kipengele-{item_called('Pili').pk}")
    undone = officer.post(address("undo", edition), follow=True)
    assert "The last change has been undone." in undone.content.decode()
    assert lines(edition)[1] == "I 08:30-09:00 Pili"
    again = officer.post(address("undo", edition), follow=True)
    assert "There is nothing to undo." in again.content.decode()
    item = item_called("Pili")
    officer.post(address("remove_item", edition, item.pk), {"seen": mark_of(item)})
    officer.post(address("undo", edition))
    assert item_called("Pili").pk == item.pk


def test_wrong_times_come_back_beside_the_field_with_what_was_typed(
    edition: Edition, officer: Client
) -> None:
    page = place(officer, edition, "Pili", starts_at="09:00", ends_at="08:00")

    assert page.status_code == 422
    form = page.context["place_form"]
    assert list(form.errors) == ["ends_at"]
    assert 'value="08:00"' in page.content.decode()
    late = place(officer, edition, "Asubuhi", ends_at="23:30", with_following="on")
    assert late.status_code == 422


def test_who_was_slower_is_told_and_keeps_what_was_typed(edition: Edition, officer: Client) -> None:
    seen = mark_of(item_called("Pili"))
    place(signed_in(Role.COORDINATOR), edition, "Pili", starts_at="08:40")

    page = place(officer, edition, "Pili", seen=seen, starts_at="08:45")

    assert page.status_code == 409
    assert "Somebody else moved “Pili” meanwhile: it stands at 08:40–09:00" in page.content.decode()
    assert 'value="08:45"' in page.content.decode()
    from_board = place(officer, edition, "Pili", seen=seen, headers={"X-Arranging": "1"})
    assert from_board.status_code == 200
    assert 'id="board"' in from_board.content.decode()
    assert "Somebody else moved" in from_board.content.decode()
    assert lines(edition)[1] == "I 08:40-09:00 Pili"


def test_the_other_plain_forms_do_what_they_say(edition: Edition, officer: Client) -> None:
    def act(name: str, title: str, **typed: Any) -> Any:
        item = item_called(title)
        url = address(name, edition, item.pk)
        return officer.post(url, {"seen": mark_of(item), **typed}, follow=True)

    act("exchange_item", "Pili", mapema="")
    assert lines(edition)[0] == "I 08:00-08:30 Pili"
    act("shift", "Nne", minutes="30")
    assert lines(edition)[-1] == "II 10:30-11:30 Nne"
    assert act("shift", "Nne", minutes="9999").status_code == 422
    place(officer, edition, "Asubuhi", ends_at="09:45")
    page = officer.get(address("item", edition, item_called("Asubuhi").pk)).content.decode()
    assert "Divide this item at “Chai” (09:00)" in page
    act("split_item", "Asubuhi", at=item_called("Chai").pk)
    assert lines(edition)[1:4] == [
        "I 08:30-09:00 Asubuhi",
        "I 09:00-09:30 Chai",
        "I 09:30-10:15 Asubuhi",
    ]
    act("split_session", "Chai")
    assert Session.objects.filter(day__edition=edition).count() == 3
    act("remove_item", "Pili", with_following="on")
    assert lines(edition)[0] == "I 08:00-08:30 Asubuhi"
    gone = officer.post(address("exchange_item", edition, 999_999), {"seen": "1.."}, follow=True)
    assert "removed it meanwhile" in gone.content.decode()


def test_items_sessions_days_and_people_are_added_without_leaving(
    edition: Edition, officer: Client
) -> None:
    GroupFactory(edition=edition, number=1)
    outside = {"date": "1999-01-01", "group": ""}
    assert list(officer.post(address("add_day", edition), outside).context["form"].errors) == [
        "date"
    ]
    hours = {"date": edition.ends_on, "group": "", "starts_at": "08:00", "ends_at": "17:00"}
    officer.post(address("add_day", edition), hours)
    day = Day.objects.get(edition=edition, number=2)
    assert day.ends_at == dt.time(17)
    officer.post(address("add_session", edition, day.pk), {"number": "III", "title_sw": "Alasiri"})
    session = Session.objects.get(number="III")
    new = {
        "session": session.pk,
        "kind": "presentation",
        "title_sw": "Mpya",
        "starts_at": "07:30",
        "ends_at": "08:30",
    }
    wrong = officer.post(address("add_item", edition), new | {"title_sw": ""})
    assert list(wrong.context["form"].errors) == ["title_sw"]
    page = officer.post(address("add_item", edition), new, follow=True)
    assert "lies outside the hours of the day" in page.content.decode()
    item = item_called("Mpya")
    nobody = officer.post(address("presenter", edition, item.pk), {})
    assert list(nobody.context["form"].errors) == ["appearance"]
    officer.post(
        address("presenter", edition, item.pk),
        {"name": "Neema Mushi", "honorific_sw": "Dkt.", "office_sw": "Mhadhiri"},
    )
    item.refresh_from_db()
    assert str(item.presenter) == "Dkt. Neema Mushi"
    given = {"part": "chair", "appearance": item.presenter_id}
    officer.post(address("give_part", edition, session.pk), given)
    twice = officer.post(address("give_part", edition, session.pk), given)
    assert twice.status_code == 422
    role = SessionRole.objects.get(session=session)
    officer.post(address("take_part", edition, session.pk, role.pk))
    assert not SessionRole.objects.exists()
    typed = {"kind": "keynote", "title_sw": "Mada kuu", "presenter": item.presenter_id}
    shown = officer.get(address("item", edition, item.pk)).context["contents_form"]
    typed["marks"] = shown["marks"].value()
    officer.post(address("change_item", edition, item.pk), typed)
    assert item_called("Mada kuu").kind == "keynote"
    late = officer.post(address("change_item", edition, item.pk), typed | {"title_sw": "Yangu"})
    assert late.status_code == 409
    assert "Mada kuu" in late.content.decode()
    assert 'value="Yangu"' in late.content.decode()
    refused = officer.post(address("remove_session", edition, session.pk), follow=True)
    assert "Move or remove the items" in refused.content.decode()


def test_an_empty_programme_begins_with_the_skeleton_of_an_earlier_one(
    edition: Edition, officer: Client
) -> None:
    empty: Edition = type(edition).objects.create(
        number=7, year=2200, name_sw="Kipya", starts_on=dt.date(2200, 3, 1),
        ends_on=dt.date(2200, 3, 3), organiser=edition.organiser,
    )  # fmt: skip
    assert "Take the skeleton" in officer.get(address("board", empty)).content.decode()

    officer.post(address("skeleton", empty), {"source": edition.pk})

    assert lines(empty) == lines(edition)
    assert day_of(empty).date == empty.starts_on
    again = officer.post(address("skeleton", empty), {"source": edition.pk}, follow=True)
    assert "has a programme already" in again.content.decode()


def test_publishing_shows_the_conflicts_and_asks_to_go_on_knowingly(
    edition: Edition, officer: Client
) -> None:
    page = officer.get(address("publish", edition))
    seen = page.context["form"]["seen"].value()
    assert "Nothing is planned from 09:30 to 10:00." in page.content.decode()

    refused = officer.post(address("publish", edition), {"seen": seen, "note_sw": "Mpya"})
    assert list(refused.context["form"].errors) == ["with_conflicts"]
    assert "Mpya" in refused.content.decode()
    typed = {"seen": seen, "with_conflicts": "on", "note_sw": "Mpya"}
    place(officer, edition, "Nne", ends_at="11:30")
    changed = officer.post(address("publish", edition), typed)
    assert changed.status_code == 409
    assert "Mpya" in changed.content.decode()
    typed["seen"] = changed.context["form"]["seen"].value()
    done = officer.post(address("publish", edition), typed, follow=True)

    assert "Version 1 is published." in done.content.decode()
    place(officer, edition, "Nne", ends_at="11:00")
    board = officer.get(address("board", edition)).content.decode()
    assert "1 change since then" in board
    now = officer.get(address("compare_now", edition, 1)).content.decode()
    assert "“Nne” is shorter: 10:00–11:00 instead of 10:00–11:30." in now
    assert officer.get(address("versions", edition)).status_code == 200


def test_the_pages_cost_the_same_for_one_item_and_for_thirty(officer: Client) -> None:
    def queries(count: int) -> dict[str, int]:
        rows = (
            f"{n // 10} {8 + n // 6:02}:{n % 6}0-{8 + n // 6:02}:{n % 6}5 K{n}"
            for n in range(count)
        )
        edition = edition_with("\n".join(rows))
        for session in Session.objects.filter(day__edition=edition):
            person = Person.objects.create(key=f"p{session.pk}", full_name="Mtu")
            who = Appearance.objects.create(edition=edition, person=person)
            SessionRole.objects.create(session=session, part="chair", order=1, appearance=who)
            session.items.update(presenter=who)
        found = {}
        pages = ["board", "conflicts", "publish", "add_item"]
        for name in pages:
            officer.get(address(name, edition))
            with CaptureQueriesContext(connection) as captured:
                officer.get(address(name, edition))
            found[name] = len(captured)
        item = Item.objects.filter(session__day__edition=edition).first()
        with CaptureQueriesContext(connection) as captured:
            officer.get(address("item", edition, item.pk))
        return found | {"item": len(captured)}

    assert queries(1) == queries(30)


def test_the_board_and_the_versions_lead_to_the_file_to_print(
    edition: Edition, officer: Client
) -> None:
    there = f"/en/kazi/vikao/{edition.year}/nyaraka/"
    for name in ("board", "versions"):
        assert there in officer.get(address(name, edition)).content.decode()


def test_the_page_of_a_day_leads_to_where_it_is_removed(edition: Edition, officer: Client) -> None:
    day = day_of(edition)
    html = officer.get(address("day", edition, day.pk)).content.decode()

    (asks,) = re.findall(r'class="button button-bad" href="([^"]+)"', html)
    assert officer.get(asks).status_code == 200
    officer.post(asks)
    assert not Day.objects.filter(pk=day.pk).exists()
