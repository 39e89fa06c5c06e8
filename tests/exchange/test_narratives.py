"""Full texts of report sections in Markdown."""

from pathlib import Path

import pytest

from reports.models import SectionText
from tests.exchange.folders import codes_of, load, problems_of, small_folder, write_folder

pytestmark = pytest.mark.django_db


def with_narrative(path: Path, name: str, text: str) -> Path:
    return write_folder(small_folder(path), {f"narrative/{name}": text})


def test_a_narrative_becomes_the_text_of_its_section(tmp_path: Path) -> None:
    edition = load(with_narrative(tmp_path, "summary.sw.md", "Kikao kilifana.\n")).edition

    text = SectionText.objects.get(report__edition=edition)
    assert (text.section, text.language, text.body.strip()) == ("summary", "sw", "Kikao kilifana.")


def test_a_narrative_of_no_section_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = problems_of(with_narrative(tmp_path, "sumary.sw.md", "Kikao."))

    assert (problem.file, problem.code) == ("narrative/sumary.sw.md", "narrative_name")
    assert problem.values["nearest"] == "summary.sw.md"


def test_an_empty_narrative_is_refused(tmp_path: Path) -> None:
    found = codes_of(with_narrative(tmp_path, "summary.sw.md", " \n"))

    assert found == [("narrative/summary.sw.md", "text_empty", "")]


def test_the_same_narrative_twice_changes_nothing(tmp_path: Path) -> None:
    folder = with_narrative(tmp_path, "summary.sw.md", "Kikao kilifana.\n")
    load(folder)

    assert load(folder).changed is False


def test_a_speech_keeps_its_full_text(tmp_path: Path) -> None:
    speech = (
        "- {kind: speech, occasion: {sw: Ufunguzi}, date: 2031-03-10, title: {sw: Hotuba},"
        " full_text_file: speeches/moja.md}\n"
    )
    folder = small_folder(tmp_path, speeches__yaml=speech)
    write_folder(folder, {"speeches/moja.md": "Ndugu washiriki,\n\nKaribuni.\n"})

    assert load(folder).edition.speeches.get().full_text == "Ndugu washiriki,\n\nKaribuni.\n"
