"""Anybody reads the programme: by day, group, person, ministry and kind, or by words."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from egov_meeting.documents.choices import DocumentState, UploadState
from egov_meeting.documents.models import Document, Upload
from egov_meeting.meetings.models import Edition
from sessions_app.changes import as_rows, differences
from sessions_app.models import Item, Material
from sessions_app.published import programme_as_arranged, programme_of_version
from tests.sessions_app.small_programme import (
    MORNING,
    add_item,
    item_called,
    publish,
    small_programme,
)

pytestmark = pytest.mark.django_db
PROGRAMME = "/sw/vikao/2027/ratiba/"


@pytest.fixture
def edition() -> Edition:
    return small_programme()


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def titles(html: str) -> list[str]:
    """Titles of the items of small_programme that a page shows."""
    known = Item.objects.order_by("pk").values_list("pk", "title_sw")
    return [title for pk, title in known if f'id="kipengele-{pk}"' in html]


def test_everything_is_shown_when_nothing_is_asked_for(edition: Edition) -> None:
    assert titles(page(PROGRAMME)) == ["Maji", "Afya", "Mapumziko", "Maazimio", "Kuondoka"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("siku=2", ["Maazimio", "Kuondoka"]),
        ("kundi=1", ["Maji", "Afya", "Mapumziko"]),
        ("aina=break", ["Mapumziko"]),
        ("mtu=juma-kassim", ["Maji"]),
        ("mtu=asha-mbwana", ["Maji", "Afya", "Mapumziko"]),
        ("tafuta=wizara+AFYA", ["Afya"]),
        ("tafuta=ministry+water", ["Maji"]),
        ("kundi=2&aina=break", []),
        ("tafuta=hakuna+neno+hili", []),
    ],
)
def test_the_address_says_what_is_asked_for(edition: Edition, asked: str, found: list[str]) -> None:
    assert titles(page(f"{PROGRAMME}?{asked}")) == found


def test_a_ministry_is_found_by_its_number(edition: Edition) -> None:
    ministry = item_called("Maji").ministry
    assert ministry is not None

    assert titles(page(f"{PROGRAMME}?wizara={ministry.pk}")) == ["Maji"]


def test_a_choice_that_is_not_there_is_told_at_its_field_and_all_is_shown(
    edition: Edition,
) -> None:
    html = page(f"{PROGRAMME}?siku=9&tafuta=maji")

    assert 'aria-invalid="true"' in html
    assert 'value="maji"' in html
    assert len(titles(html)) == 5


def test_a_day_without_a_group_is_for_each_group(edition: Edition) -> None:
    edition.programme_days.filter(number=2).update(group=None)

    assert len(titles(page(f"{PROGRAMME}?kundi=1"))) == 5


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sw", ["Maji", "Mkurugenzi wa TEHAMA", "Wizara ya Maji"]),
        ("en", ["Maji (en)", "Director of ICT", "Ministry of Water"]),
    ],
)
def test_an_item_has_a_page_with_presenter_and_institution(
    edition: Edition, language: str, said: list[str]
) -> None:
    html = page(f"/{language}/vikao/2027/ratiba/kipengele/{item_called('Maji').pk}/")

    assert [phrase for phrase in [*said, "Juma Kassim"] if phrase not in html] == []


def test_slides_are_led_to_only_when_checked_and_for_everyone(edition: Edition) -> None:
    item = item_called("Maji")
    upload = Upload.objects.create(
        kind="material",
        edition=edition,
        subject=f"item:{item.pk}",
        state=UploadState.CHECKING,
        filename="maji.pptx",
        size=10,
        sent_by_label="Juma",
        started_at=MORNING,
        last_part_at=MORNING,
    )
    material = Material.objects.create(
        item=item, version=1, upload=upload, added_at=MORNING, added_by_label="Juma"
    )
    mark = 'class="small">'

    def is_marked() -> bool:
        cache.clear()
        return mark in page(PROGRAMME)

    seen = [is_marked()]
    checked = {"received": 10, "file": "maji.pptx", "sha256": "0" * 64, "media_type": "x"}
    Upload.objects.update(state=UploadState.READY, finished_at=MORNING, **checked)
    seen.append(is_marked())
    Material.objects.filter(pk=material.pk).update(is_public=True)
    seen.append(is_marked())
    Material.objects.filter(pk=material.pk).update(withdrawn_at=MORNING)
    seen.append(is_marked())

    assert seen == [False, False, True, False]


def test_a_person_has_a_page_of_sessions_and_presentations(edition: Edition) -> None:
    chaired = page("/en/vikao/2027/ratiba/watu/asha-mbwana/")
    presented = page("/en/vikao/2027/ratiba/watu/juma-kassim/")

    assert "Dr Asha Mbwana" in chaired
    assert "Ministry reports" in chaired
    assert "Maji (en)" in presented
    assert Client().get("/sw/vikao/2027/ratiba/watu/hayupo/").status_code == 404


def test_a_ministry_has_a_page_of_its_slots(edition: Edition) -> None:
    ministry = item_called("Afya").ministry
    assert ministry is not None
    html = page(f"/en/vikao/2027/ratiba/wizara/{ministry.pk}/")

    assert "Ministry of Health" in html
    assert "Maji" not in html
    assert Client().get("/sw/vikao/2027/ratiba/wizara/999999/").status_code == 404


def test_a_meeting_that_is_not_announced_has_no_programme_for_the_public() -> None:
    edition = small_programme(state="draft")
    names = {
        "programme": [],
        "programme_now": [],
        "programme_item": [item_called("Maji").pk],
        "programme_person": ["juma-kassim"],
        "programme_ministry": [item_called("Maji").ministry_id],
        "programme_ics": [],
        "day_ics": [1],
        "group_ics": [1],
        "person_ics": ["juma-kassim"],
        "ministry_ics": [item_called("Maji").ministry_id],
    }
    with translation.override("sw"):
        open_to_all = [
            name
            for name, args in names.items()
            if Client().get(reverse(f"sessions_app:{name}", args=[edition.year, *args])).status_code
            != 404
        ]

    assert open_to_all == []


def test_people_read_the_published_version_and_are_told_which_it_is(edition: Edition) -> None:
    publish(edition, at=MORNING)
    Item.objects.filter(title_sw="Afya").update(title_sw="Elimu")

    html = page(PROGRAMME)

    assert "Elimu" not in html
    assert "10 Machi 2027, 09:20" in html


@pytest.mark.parametrize(
    ("language", "said"), [("sw", "Muda wa Afya umesogezwa."), ("en", "Health begins later.")]
)
def test_people_read_what_is_new_since_the_version_before(
    edition: Edition, language: str, said: str
) -> None:
    address = f"/{language}/vikao/2027/ratiba/"
    first = publish(edition, at=MORNING)
    before = page(address)
    item = item_called("Afya")
    item.starts_at = dt.time(9, 40)
    item.save()
    days = [programme_of_version(version=first), programme_as_arranged(edition=edition)]
    publish(
        edition,
        at=MORNING,
        changes=as_rows(differences(*days)),
        note_sw="Muda wa Afya umesogezwa.",
        note_en="Health begins later.",
    )
    cache.clear()
    html = page(address)

    assert "<details><summary>" not in before
    assert said in html
    assert html.count(f'<li><a href="#kipengele-{item.pk}">') == 1


def test_published_files_are_offered_the_newest_of_each_language(edition: Edition) -> None:
    for number, (language, state) in enumerate(
        [("sw", "published"), ("sw", "published"), ("en", "published"), ("both", "draft")], 1
    ):
        Document.objects.create(
            kind="programme",
            edition=edition,
            language=language,
            version=number,
            state=DocumentState(state),
            file="x",
            filename=f"ratiba-{number}.pdf",
            media_type="application/pdf",
            size=1000,
            sha256="0" * 64,
            verification_code=f"ABCDEFGH000{number}",
            created_at=MORNING,
            published_at=MORNING if state == "published" else None,
        )
    html = page(PROGRAMME)

    offered = [
        document.version
        for document in Document.objects.order_by("version")
        if f"nyaraka/{document.pk}/pakua/" in html
    ]
    assert offered == [2, 3]


def test_thirty_items_cost_as_many_queries_as_five(edition: Edition) -> None:
    with_five = queries_of_each_page(edition)
    session = edition.programme_days.get(number=1).sessions.get()
    for number in range(30):
        add_item(session, f"Mada {number}", presenter=item_called("Maji").presenter)
    publish(edition, at=MORNING)

    assert queries_of_each_page(edition) == with_five
    assert with_five == {
        "": 6,
        "?mtu=juma-kassim": 6,
        "sasa/": 4,
        "kipengele/": 7,
        "watu/juma-kassim/": 4,
    }


def queries_of_each_page(edition: Edition) -> dict[str, int]:
    """How often each page asks the database for the newest version, as if nobody had come before."""
    publish(edition, at=MORNING)
    item = f"kipengele/{item_called('Maji').pk}/"
    told = {}
    for part in ("", "?mtu=juma-kassim", "sasa/", item, "watu/juma-kassim/"):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            page(PROGRAMME + part)
        told["kipengele/" if part == item else part] = len(asked)
    return told


def test_a_kept_page_asks_the_database_nothing(edition: Edition) -> None:
    page(PROGRAMME)

    with CaptureQueriesContext(connection) as asked:
        page(PROGRAMME)

    assert len(asked) == 0


def test_a_programme_that_was_never_published_says_that_it_may_change(edition: Edition) -> None:
    assert "inaweza kubadilika" in page(PROGRAMME)
    publish(edition, at=MORNING)
    cache.clear()
    assert "inaweza kubadilika" not in page(PROGRAMME)
