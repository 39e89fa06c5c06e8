"""The commands of those who run the portal."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from egov_meeting.audit.models import Event
from egov_meeting.exchange.schema_files import stale_files
from egov_meeting.meetings.models import Edition
from tests.exchange.folders import load, small_folder


def run(*words: str) -> str:
    out = io.StringIO()
    with override("en"):
        call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.mark.django_db
def test_load_edition_says_what_it_loaded(tmp_path: Path) -> None:
    folder = str(small_folder(tmp_path))

    assert run("load_edition", folder) == "Loaded: Ninth Working Session.\n"
    assert run("load_edition", folder) == (
        "Loaded already, nothing changed: Ninth Working Session.\n"
    )


@pytest.mark.django_db
def test_load_edition_lists_every_problem_and_fails(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, sponsors__yaml="- {institution: a}\n- {institution: nbm}\n")
    told = io.StringIO()

    with override("en"), pytest.raises(CommandError, match=r"refused: 2 problems\. Nothing was"):
        call_command("load_edition", str(folder), stderr=told)

    assert [line.partition(":")[0] for line in told.getvalue().splitlines()] == [
        "sponsors.yaml, line 1, [1].institution",
        "sponsors.yaml, line 2, [2].institution",
    ]
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_dump_edition_writes_a_folder_that_loads(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a"))

    said = run("dump_edition", "2031", str(tmp_path / "b"))

    assert said.endswith(f"files were written to {tmp_path / 'b'}.\n")
    assert load(tmp_path / "b").changed is False
    assert Event.objects.filter(action="exchange.dumped").count() == 1


@pytest.mark.django_db
def test_dump_edition_touches_no_folder_that_holds_something(tmp_path: Path) -> None:
    load(small_folder(tmp_path))

    with pytest.raises(CommandError):
        run("dump_edition", "2031", str(tmp_path))
    with pytest.raises(CommandError):
        run("dump_edition", "1999", str(tmp_path / "b"))


def test_the_published_schema_is_fresh() -> None:
    assert run("edition_schema", "--check") == ""  # a stale file raises, with its name


def test_a_stale_schema_is_named(tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_text("{}")
    (tmp_path / "nothing.json").write_text("{}")

    assert {"edition.json", "nothing.json", "groups.json"} <= set(stale_files(tmp_path))
