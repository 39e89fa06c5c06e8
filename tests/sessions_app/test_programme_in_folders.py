"""A programme loaded again: talks stay themselves wherever they stand now."""

from __future__ import annotations

from pathlib import Path

import pytest

from egov_meeting.exchange.services.dumping import plain_files
from egov_meeting.meetings.models import Edition
from sessions_app.models import Item, Session, SessionRole
from tests.exchange.folders import load, small_folder, write_folder

pytestmark = pytest.mark.django_db

FIRST = """
  - {start: "09:00", end: "09:30", kind: ministry_report, title: {sw: Maji}, ministry: ega}
  - {start: "09:30", end: "10:00", kind: presentation, title: {sw: Afya}, presenter: {name_printed: Juma}}
  - {start: "10:00", end: "10:30", kind: break, title: {sw: Chai}}
"""
SECOND = """
  - {start: "11:00", end: "11:30", kind: presentation, title: {sw: Ardhi}}
"""
ASHA, OMARI = "{name_printed: Asha}", "{name_printed: Omari}"


def session(items: str, *, number: str = "", title: str = "", chair: str = "") -> str:
    lines = "".join(f"        {line.strip()}\n" for line in items.strip().splitlines())
    people = f"      chair: [{chair}]\n" if chair else ""
    return (
        f'    - number: "{number}"\n'
        + (f"      title: {{sw: {title}}}\n" if title else "")
        + people
        + f"      items:\n{lines}"
    )


def day(*sessions: str, number: int = 1) -> str:
    return f"- number: {number}\n  date: 2031-03-1{number - 1}\n  sessions:\n{''.join(sessions)}"


@pytest.fixture
def loaded(tmp_path: Path):
    """Loads these days as the programme of one edition, again and again."""

    def load_days(*days: str) -> Edition:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        text = "days:\n" + "".join(days)
        return load(small_folder(folder, programme__yaml=text)).edition

    return load_days


def numbers() -> dict[str, int]:
    return dict(Item.objects.values_list("title_sw", "pk"))


BEFORE = (session(FIRST, number="I", chair=ASHA), session(SECOND, number="II", chair=OMARI))


def test_an_item_put_in_before_the_others_moves_none_of_them_to_another(loaded, tmp_path):
    loaded(day(*BEFORE))
    before = numbers()
    new = '- {start: "08:30", end: "09:00", kind: presentation, title: {sw: Nishati}}\n'

    edition = loaded(day(session(new + FIRST, number="I", chair=ASHA), BEFORE[1]))

    after = numbers()
    assert after.pop("Nishati") not in before.values()
    assert after == before
    assert [item.title_sw for item in Item.objects.filter(session__number="I")] == [
        "Nishati", "Maji", "Afya", "Chai",
    ]  # fmt: skip
    assert load(write_folder(tmp_path / "again", plain_files(edition=edition))).changed is False


def test_sessions_renumbered_for_a_new_first_one_keep_their_items_and_chairs(loaded):
    loaded(day(*BEFORE))
    before = numbers()
    chairs = dict(SessionRole.objects.values_list("appearance__name_printed", "pk"))
    new = session("- {kind: registration, title: {sw: Usajili}}", number="I")

    loaded(
        day(
            new,
            session(FIRST, number="II", chair=ASHA),
            session(SECOND, number="III", chair=OMARI),
        )
    )

    assert numbers().items() > before.items()
    assert dict(SessionRole.objects.values_list("appearance__name_printed", "pk")) == chairs


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ('start: "09:30", end: "10:00"', 'start: "14:00", end: "15:00"'),
        ("title: {sw: Afya}", "title: {sw: Afya bora}"),
        ("title: {sw: Maji}", "title: {sw: Maji safi}"),
    ],
)
def test_an_item_at_another_time_or_called_otherwise_is_the_same(loaded, line, again):
    loaded(day(*BEFORE))
    before = sorted(numbers().values())

    loaded(day(*(text.replace(line, again) for text in BEFORE)))

    assert sorted(numbers().values()) == before


def test_another_talk_by_somebody_else_in_the_same_place_is_another_item(loaded):
    loaded(day(*BEFORE))
    old = numbers()["Afya"]
    other = BEFORE[0].replace("sw: Afya", "sw: Elimu").replace("Juma", "Neema")

    loaded(day(other, BEFORE[1]))

    assert numbers()["Elimu"] != old


def test_items_of_a_session_and_a_day_that_go_stay_themselves_elsewhere(loaded):
    loaded(day(BEFORE[0]), day(BEFORE[1], number=2))
    before = numbers()

    loaded(day(session(FIRST + SECOND, title="Kikao kimoja")))

    assert numbers() == before
    assert Session.objects.count() == 1


def test_sessions_that_change_places_do_so_with_what_is_in_them(loaded):
    loaded(day(*BEFORE))
    before, sessions = numbers(), dict(Session.objects.values_list("number", "pk"))

    loaded(day(BEFORE[1], BEFORE[0]))

    assert numbers() == before
    assert dict(Session.objects.values_list("number", "pk")) == sessions
    assert list(Session.objects.order_by("order").values_list("number", flat=True)) == ["II", "I"]
