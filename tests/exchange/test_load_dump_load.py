"""Loading, writing out and loading again gives the same edition."""

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egov_meeting.exchange.services.dumping import plain_files
from egov_meeting.exchange.writing.yaml_text import yaml_text
from egov_meeting.meetings.models import Edition
from reports.services.texts import set_narrative
from tests.exchange.folders import (
    EDITION,
    GROUPS,
    INSTITUTIONS,
    NOON,
    SHIPPED,
    load,
    small_folder,
    write_folder,
)

pytestmark = pytest.mark.django_db


def loaded_and_dumped(folder: Path) -> dict[str, bytes]:
    """Load a folder into a portal that knows nothing, write it out, and forget everything again."""
    with transaction.atomic():
        result = load(folder)
        files = plain_files(edition=result.edition)
        transaction.set_rollback(True)
    return files


@pytest.mark.parametrize("year", [2019, 2023])
def test_a_shipped_edition_comes_back_the_same(year: int, tmp_path: Path) -> None:
    first = loaded_and_dumped(SHIPPED / str(year))
    assert not Edition.objects.exists()

    again = loaded_and_dumped(write_folder(tmp_path / "dump", first))

    assert again == first


@pytest.mark.parametrize("year", [2019, 2023])
def test_a_written_out_edition_changes_nothing_when_it_is_loaded(year: int, tmp_path: Path) -> None:
    result = load(SHIPPED / str(year))
    files = plain_files(edition=result.edition)

    assert load(write_folder(tmp_path / "dump", files)).changed is False


def test_narratives_come_back_the_same(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "folder")
    write_folder(folder, {"narrative/summary.sw.md": "# Muhtasari\n\nKikao *kilifana*.\n"})

    first = loaded_and_dumped(folder)
    again = loaded_and_dumped(write_folder(tmp_path / "dump", first))

    assert "narrative/summary.sw.md" in first
    assert again == first


def test_a_group_keeps_its_own_dates_of_registration(tmp_path: Path) -> None:
    dates = "  registration_from: 2031-01-05\n  registration_until: 2031-02-20\n"
    folder = small_folder(tmp_path / "folder", groups__yaml=GROUPS + dates)

    first = loaded_and_dumped(folder)
    again = loaded_and_dumped(write_folder(tmp_path / "dump", first))

    written = first["groups.yaml"].decode()
    assert "registration_from: 2031-01-05" in written
    assert "registration_until: 2031-02-20" in written
    assert again == first


def test_texts_edited_in_the_portal_are_written_out_too(tmp_path: Path) -> None:
    edition = load(small_folder(tmp_path)).edition
    set_narrative(
        edition=edition,
        section="summary",
        language="en",
        body="All went well.",
        by=_nobody(),
        at=NOON,
    )

    assert plain_files(edition=edition)["narrative/summary.en.md"] == b"All went well.\n"


def _nobody() -> object:
    from egov_meeting.audit.actors import SYSTEM

    return SYSTEM


# Any text a person can type, trimmed as the reader trims it; formulas and quotation marks included.
letters = st.characters(
    blacklist_categories=("Cs", "Cc", "Cn", "Zl", "Zp"),
    blacklist_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    max_codepoint=0x2FFFF,
)
words = st.text(letters, min_size=1, max_size=30).map(str.strip).filter(bool) | st.sampled_from(
    ["no", "null", "~", "07:00", "2019-01-30", "-5", "=1+1", "'=x", "a: b", "# x"]
)
paragraphs = st.lists(words, min_size=1, max_size=4).map("\n".join)
pairs = st.fixed_dictionaries({"sw": words}, optional={"en": words})
long_pairs = st.fixed_dictionaries({"sw": paragraphs}, optional={"en": paragraphs})
appearances = st.fixed_dictionaries(
    {"name_printed": words},
    optional={
        "honorific": pairs,
        "office": pairs,
        "institution": st.sampled_from(["ega", "udom"]),
        "person": st.just("asha"),
    },
)
items = st.fixed_dictionaries(
    {"kind": st.sampled_from(["presentation", "break"]), "title": pairs},
    optional={
        "summary": long_pairs,
        "presenter": appearances,
        "ministry": st.just("ega"),
        "ministry_certain": st.booleans(),
        "times_inferred": st.booleans(),
    },
)
sessions = st.fixed_dictionaries(
    {},
    optional={
        "title": pairs,
        "chair": st.lists(appearances, max_size=2),
        "items": st.lists(items, max_size=3),
    },
)
entries = st.fixed_dictionaries(
    {
        "title": words,
        "kind": st.sampled_from(["research", "innovation"]),
        "institution": st.just("udom"),
    },
    optional={
        "summary": long_pairs,
        "authors": st.lists(words.filter(lambda text: ";" not in text), max_size=3),
        "exhibited": st.sampled_from(["yes", "no", "unknown"]),
    },
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_small_edition_comes_back_the_same(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    programme = {
        "days": [
            {
                "number": 1,
                "date": "2031-03-10",
                "sessions": data.draw(st.lists(sessions, max_size=2)),
            }
        ]
    }
    numbered = [
        {"number": number} | entry
        for number, entry in enumerate(data.draw(st.lists(entries, max_size=3)), start=1)
    ]
    issues = {"lessons": [{"text": pair} for pair in data.draw(st.lists(long_pairs, max_size=3))]}
    folder = tmp_path_factory.mktemp("folder")
    write_folder(
        folder / "a",
        {
            "edition.yaml": EDITION,
            "institutions.yaml": INSTITUTIONS,
            "people.yaml": "- {key: asha, full_name: Asha Juma}\n",
            "programme.yaml": yaml_text(programme),
            "entries.yaml": yaml_text(numbered),
            "issues.yaml": yaml_text(issues),
        },
    )

    first = loaded_and_dumped(folder / "a")
    with transaction.atomic():
        edition = load(write_folder(folder / "b", first)).edition
        again = plain_files(edition=edition)
        lessons = set(edition.lessons.values_list("text_sw", flat=True))
        transaction.set_rollback(True)

    assert again == first
    assert {lesson["text"]["sw"] for lesson in issues["lessons"]} <= lessons
