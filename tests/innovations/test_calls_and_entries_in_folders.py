"""A call with its criteria, and entries with their people, come back from an edition folder as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from egov_meeting.exchange.services.dumping import plain_files
from innovations.choices import EntryState, StageState
from innovations.models import Call, Entry, Stage
from innovations.services.entering import submit_entry
from tests.exchange.folders import codes_of, load, small_folder, write_folder
from tests.innovations.factories import NOON, call_with_criteria, whole_draft

pytestmark = pytest.mark.django_db

CALL = """\
call:
  opens_on: 2031-01-01
  closes_on: 2031-02-01
  closes_at: "16:00"
  minimum_days: 20
  most_words: 250
  takes_research: false
  judges_each: 3
  tracks:
    - {sw: Afya, en: Health}
  criteria:
    - name: {sw: Upya, en: Novelty}
      description: {sw: Ni mpya kiasi gani}
      weight: 0.6
      steps:
        - {score: 0, text: {sw: Hakuna jipya, en: Nothing new}}
        - {score: 10, text: {sw: Mpya kabisa}}
    - name: {sw: Manufaa}
      weight: 0.4
  awards:
    - {sw: Ubunifu bora, en: Best innovation}
"""
ENTRIES = """\
- number: 1
  title: Mlinde App
  kind: innovation
  track: 1
  institution: udom
  abstract: |-
    Aya ya kwanza.

    Aya ya pili.
  work_stage: prototype
  authors: [Asha Juma, Juma Ali]
  author_emails: [asha@example.org, "-"]
  supervisor: Dkt. Neema
  supervisor_email: neema@example.org
  state: submitted
  submitted_at: "2031-01-20T09:00:00+03:00"
- number: 2
  title: Chuo chetu
  kind: innovation
  institution_name: Chuo kisichoorodheshwa
  state: screened
"""


def folder_with(path: Path, **files: str) -> Path:
    """A small folder with a call and two entries."""
    folder = small_folder(path)
    return write_folder(folder, {"innovations.yaml": CALL, "entries.yaml": ENTRIES} | files)


def test_tracks_and_criteria_that_others_name_stay_where_one_was_taken_out(tmp_path: Path) -> None:
    edition = load(folder_with(tmp_path)).edition
    call = Call.objects.get()
    call.tracks.update(order=4)
    call.criteria.filter(order=2).update(order=3)

    def named() -> list[int]:
        return [
            *call.tracks.values_list("pk", flat=True),
            *call.criteria.values_list("pk", flat=True),
        ]

    before = named()
    written = write_folder(tmp_path / "b", plain_files(edition=edition))
    assert load(written).edition == edition
    assert named() == before
    assert list(call.criteria.values_list("order", flat=True)) == [1, 2]


def test_a_call_and_its_entries_come_back_the_same(tmp_path: Path) -> None:
    with transaction.atomic():
        first = plain_files(edition=load(folder_with(tmp_path / "a")).edition)
        transaction.set_rollback(True)

    result = load(write_folder(tmp_path / "b", first))
    again = plain_files(edition=result.edition)

    call = Call.objects.get(edition=result.edition)
    entry = Entry.objects.get(edition=result.edition, number=1)
    assert again == first
    assert [one.steps.count() for one in call.criteria.all()] == [2, 0]
    assert call.takes_research is False
    assert [one.email for one in entry.authors.all()] == ["asha@example.org", ""]
    assert entry.abstract == "Aya ya kwanza.\n\nAya ya pili."
    assert entry.track is not None


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({"entries.yaml": ENTRIES.replace("track: 1", "track: 2")}, "unknown_track"),
        (
            {
                "entries.yaml": ENTRIES.replace(
                    'author_emails: [asha@example.org, "-"]', "author_emails: [a@b.c]"
                )
            },
            "addresses_beside_names",
        ),
        (
            {
                "entries.yaml": ENTRIES.replace(
                    "institution_name: Chuo kisichoorodheshwa", "booth: A1"
                )
            },
            "entry_without_institution",
        ),
        ({"innovations.yaml": CALL.replace("weight: 0.6", "weight: 1.6")}, ""),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, wrong: dict[str, str], found: str) -> None:
    codes = [code for _file, code, _field in codes_of(folder_with(tmp_path, **wrong))]

    assert codes
    assert not found or found in codes


def test_a_folder_takes_nothing_away_that_somebody_entered_here(tmp_path: Path) -> None:
    edition = load(small_folder(tmp_path / "a")).edition
    call = call_with_criteria(edition=edition)
    entry = whole_draft(call=call)
    submit_entry(entry=entry, by=entry.owner, at=NOON)
    Stage.objects.create(call=call, number=1, state=StageState.OPEN)

    load(write_folder(tmp_path / "a", {"entries.yaml": "[]\n", "innovations.yaml": "{}\n"}))

    entry.refresh_from_db()
    assert entry.state == EntryState.SUBMITTED
    assert Call.objects.filter(pk=call.pk).exists()


def test_how_entries_are_judged_is_not_changed_by_a_folder_once_scoring_has_begun(
    tmp_path: Path,
) -> None:
    edition = load(small_folder(tmp_path / "a")).edition
    load(write_folder(tmp_path / "a", {"innovations.yaml": CALL}))
    Stage.objects.create(call=edition.innovation_call, number=1, state=StageState.OPEN)

    told = codes_of(
        write_folder(tmp_path / "a", {"innovations.yaml": CALL + "  is_blind: false\n"})
    )

    assert [code for _file, code, _field in told] == ["judging_has_begun"]
