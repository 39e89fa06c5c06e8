"""A bad folder is refused whole, and everything that is wrong with it is told at once."""

import os
from pathlib import Path

import pytest
from django.utils.translation import override

from egov_meeting.audit.models import Event
from egov_meeting.exchange.problems import FolderRefused
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from tests.exchange.folders import (
    EDITION,
    SHIPPED,
    codes_of,
    load,
    problems_of,
    small_folder,
    write_folder,
)

pytestmark = pytest.mark.django_db


def test_all_problems_of_all_files_come_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path,
        sponsors__yaml="- institution: nbm\n  levle: gold\n  amount: much\n",
        people__csv="key,full_name\nAsha Juma,\n",
        issues__yaml="lessons:\n  - text: {en: English only}\n",
        photographs__yaml="- {file: a.png, caption: {sw: Picha}}\n",
    )

    found = codes_of(folder)

    assert found == [
        ("issues.yaml", "missing", "lessons[1].text.sw"),
        ("people.csv", "missing", "[1].full_name"),
        ("people.csv", "wrong_pattern", "[1].key"),
        ("photographs.yaml", "attached_missing", "[1].file"),
        ("sponsors.yaml", "unknown_institution", "[1].institution"),
        ("sponsors.yaml", "unknown_key", "[1].levle"),
        ("sponsors.yaml", "whole_number_expected", "[1].amount"),
    ]
    assert not Edition.objects.exists()
    assert not Institution.objects.exists()
    assert not Event.objects.exists()


def test_what_cannot_be_read_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path,
        sponsors__csv="institution,amont\nnobody,1\n",
        issues__yaml="lessons:\n  - text: !x {sw: A}\n  - txt: {sw: B}\nlessons: []\n",
    )

    assert codes_of(folder) == [
        ("issues.yaml", "yaml_tag", "lessons[1].text"),
        ("issues.yaml", "missing", "lessons[2].text"),
        ("issues.yaml", "unknown_key", "lessons[2].txt"),
        ("issues.yaml", "duplicate_key", "lessons"),
        ("sponsors.csv", "unknown_column", ""),
        ("sponsors.csv", "unknown_institution", "[1].institution"),
    ]


def test_a_problem_names_file_line_field_what_was_found_and_what_was_expected(
    tmp_path: Path,
) -> None:
    folder = small_folder(tmp_path, sponsors__yaml="- institution: ega\n- institution: nbm\n")

    (problem,) = problems_of(folder)

    with override("en"):
        assert (problem.file, problem.place, problem.found) == (
            "sponsors.yaml",
            "line 2, [2].institution",
            "nbm",
        )
        assert problem.message == (
            "No institution has the key “nbm”. Did you mean “nmb” (Benki ya NMB)?"
        )
        assert problem.expected == (
            "Use a key from the institutions file, or add the institution there."
        )


def test_a_row_of_a_spreadsheet_is_named_with_its_column(tmp_path: Path) -> None:
    rows = "institution,amount\nega,1000\nudom,much\n"
    (problem,) = problems_of(small_folder(tmp_path, sponsors__csv=rows))

    with override("en"):
        assert problem.place == "row 3, column amount"
        assert problem.message == "“much” is not a whole number."


def test_the_same_problem_is_told_in_the_readers_language(tmp_path: Path) -> None:
    (problem,) = problems_of(small_folder(tmp_path, sponsors__yaml="- {institution: nbm}\n"))

    with override("en"):
        english = str(problem)
    with override("sw"):
        swahili = str(problem)

    assert "No institution has the key" in english
    assert "No institution" not in swahili
    assert swahili.startswith("sponsors.yaml, mstari wa 1")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("number: [1\nyear: 2\n", "yaml_syntax", 2),
        ("a: 1\nb: 2\na: 3\n", "duplicate_key", 3),
        ("a: !!python/object:os.system x\n", "yaml_tag", 1),
        ("a: &a [*a]\n", "recursive_alias", 1),
        ("a: &a {x: 1}\nb:\n  <<: *a\n", "yaml_merge", 3),
        ("a: 1\n---\nb: 2\n", "several_documents", 2),
        ("? [a, b]\n: 1\n", "yaml_key", 1),
        ('a:\n  b: "x\\u0007y"\n', "control_character", 2),
        ("a: 1\nb: x\x07y\n", "control_character", 2),
        ("a: x\u202ey\n", "control_character", 1),
    ],
)
def test_yaml_that_is_not_to_be_trusted_is_told_with_its_line(
    text: str, code: str, line: int, tmp_path: Path
) -> None:
    problems = problems_of(small_folder(tmp_path, edition__yaml=text))

    assert (code, line) in [(problem.code, problem.spot.line) for problem in problems]


def test_a_bomb_of_aliases_is_refused_quickly(tmp_path: Path) -> None:
    lines = ['a0: &a0 ["x", "x", "x", "x", "x", "x", "x", "x", "x", "x"]']
    lines += [
        f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]" for number in range(1, 9)
    ]

    folder = small_folder(tmp_path, issues__yaml="\n".join(lines))

    assert ("issues.yaml", "too_many_values", "") in codes_of(folder)


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, issues__yaml="a: " + "[" * 5000 + "]" * 5000)

    assert {code for file, code, _field in codes_of(folder) if file == "issues.yaml"} == {
        "nested_too_deep"
    }


def test_ten_megabytes_of_text_are_refused_without_reading_them(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, issues__yaml="lessons: " + "x" * 10_000_000)

    (problem,) = problems_of(folder)

    with override("en"):
        assert str(problem) == (
            "issues.yaml: The file is too large: 9.5 MB. "
            "At most 2 MB are read of a file of this kind."
        )


def test_a_text_longer_than_its_column_is_told_with_its_length(tmp_path: Path) -> None:
    long = "x" * 201
    text = EDITION.replace("sw: Kikao Kazi cha Tisa", f"sw: {long}")

    (problem,) = problems_of(small_folder(tmp_path, edition__yaml=text))

    assert (problem.code, problem.field_path) == ("too_long", "name.sw")
    with override("en"):
        assert problem.message == "The text is too long: 201 characters."
        assert problem.expected == "At most 200 characters fit."


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("starts_on: 10.03.2031", "not_a_day"),
        ("starts_on: 2031-02-30", "no_such_day"),
        ("starts_on: {a: b}", "not_a_day"),
        ("starts_on: 2031-03-13", "ends_before_start"),
        ("number: -1", "number_out_of_range"),
        ("number: two", "whole_number_expected"),
        ("number: 99999999999999999999999999999", "number_out_of_range"),
        ("year: 1e3", "whole_number_expected"),
        ("state: publshed", "not_in_list"),
        ("is_recorded: perhaps", "yes_no_expected"),
        ("name: Kikao", "mapping_expected"),
        ("objectives: one", "list_expected"),
        ("city: [a]", "text_expected"),
        ("format: 2", "not_in_list"),
    ],
)
def test_a_wrong_value_is_told_at_its_field(line: str, code: str, tmp_path: Path) -> None:
    field = line.partition(":")[0]
    lines = [kept for kept in EDITION.splitlines() if not kept.startswith(f"{field}:")]
    text = "\n".join([*lines, line])

    found = codes_of(small_folder(tmp_path, edition__yaml=text))

    assert [(file, told) for file, told, _path in found if file == "edition.yaml"] == [
        ("edition.yaml", code)
    ]


def test_the_nearest_value_of_a_list_is_offered(tmp_path: Path) -> None:
    (problem,) = problems_of(small_folder(tmp_path, edition__yaml=EDITION + "state: publshed\n"))

    with override("en"):
        assert problem.message.endswith("Did you mean “published”?")


def test_an_unknown_file_is_told_with_the_nearest_known_name(tmp_path: Path) -> None:
    (problem,) = problems_of(small_folder(tmp_path, sponsers__yaml="[]"))

    assert problem.file == "sponsers.yaml"
    with override("en"):
        assert "Did you mean “sponsors.yaml”?" in problem.message


def test_a_folder_without_the_edition_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"people.yaml": "[]"})

    assert codes_of(folder) == [("edition.yaml", "file_missing", "")]


def test_a_path_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    assert ("nowhere", "folder_missing", "") in codes_of(tmp_path / "nowhere")


def test_the_same_part_in_two_files_is_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, sponsors__yaml="[]", sponsors__csv="institution\n")

    assert [code for _file, code, _field in codes_of(folder)] == ["two_files_for_part"]


def test_links_that_lead_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("- {key: a, full_name: b}")
    folder = small_folder(tmp_path / "folder")
    os.symlink(secret, folder / "people.yaml")
    os.symlink("/etc", folder / "photographs")

    assert codes_of(folder) == [("people.yaml", "symlink", ""), ("photographs", "symlink", "")]


def test_a_speech_cannot_name_a_file_outside(tmp_path: Path) -> None:
    speech = (
        "- {kind: speech, occasion: {sw: Ufunguzi}, date: 2031-03-10, title: {sw: Hotuba},"
        " full_text_file: ../edition.yaml}\n"
    )
    found = codes_of(small_folder(tmp_path, speeches__yaml=speech))

    assert found == [("speeches.yaml", "attached_missing", "[1].full_text_file")]


def test_text_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    folder = small_folder(
        tmp_path, issues__yaml="lessons:\n  - text: {sw: Ma\xf1ana}\n".encode("latin-1")
    )

    (problem,) = problems_of(folder)

    assert (problem.code, problem.spot.line) == ("not_utf8", 2)


def test_two_groups_with_one_number_are_refused(tmp_path: Path) -> None:
    groups = "- {number: 1, name: {sw: A}}\n- {number: 1, name: {sw: B}}\n"

    (problem,) = problems_of(small_folder(tmp_path, groups__yaml=groups))

    assert (problem.code, problem.field_path, problem.spot.line) == ("twice", "[2].number", 2)


def test_a_group_whose_registration_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    dates = "registration_from: 2031-02-20, registration_until: 2031-01-05"
    groups = f"- {{number: 1, name: {{sw: A}}, {dates}}}\n"

    found = codes_of(small_folder(tmp_path, groups__yaml=groups))

    assert found == [("groups.yaml", "ends_before_start", "[1].registration_until")]


def test_a_number_borne_by_another_edition_is_refused(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "first"))
    other = EDITION.replace("2031", "2032")

    found = codes_of(small_folder(tmp_path / "second", edition__yaml=other, groups__yaml="[]"))

    assert found == [("edition.yaml", "number_taken", "number")]


def test_markup_and_script_are_text_like_any_other(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script> {{ 7*7 }} {% load x %} & <b>"
    issues = f"lessons:\n  - text: {{sw: '{nasty}'}}\n"

    edition = load(small_folder(tmp_path, issues__yaml=issues)).edition

    assert edition.lessons.get().text_sw == nasty


def test_a_missing_language_loads_and_is_told_as_a_gap(tmp_path: Path) -> None:
    result = load(small_folder(tmp_path, issues__yaml="lessons:\n  - text: {sw: Funzo}\n"))

    gaps = [(gap.file, gap.field_path, gap.values["language"]) for gap in result.warnings]
    assert gaps == [("issues.yaml", "lessons[1].text", "en")]


def test_problems_come_in_the_same_order_each_time(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, sponsors__yaml="- {institution: a}\n- {institution: b, x: y}\n")

    assert [str(problem) for problem in problems_of(folder)] == [
        str(problem) for problem in problems_of(folder)
    ]


def test_a_file_with_thousands_of_problems_is_told_in_part(tmp_path: Path) -> None:
    rows = "institution\n" + "".join(f"nobody-{number}\n" for number in range(500))

    problems = problems_of(small_folder(tmp_path, sponsors__csv=rows))

    assert len(problems) == 201
    assert [p.values["count"] for p in problems if p.code == "more_problems"] == [300]


def test_a_bad_change_to_a_shipped_edition_leaves_it_as_it_was(tmp_path: Path) -> None:
    before = load(SHIPPED / "2023").edition.name_sw
    files = {
        file.name: file.read_text().replace("Kikao Kazi", "Mkutano")
        for file in (SHIPPED / "2023").glob("*.yaml")
    }
    files["resolutions.yaml"] += "\n- {number: 1}\n"

    with pytest.raises(FolderRefused):
        load(write_folder(tmp_path, files))

    assert Edition.objects.get(year=2023).name_sw == before
