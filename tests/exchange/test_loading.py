"""What loading does to the portal: the edition becomes what the folder says, and it is on record."""

from pathlib import Path

import pytest

from egov_meeting.audit.models import Event
from egov_meeting.institutions.models import Institution, OtherSpelling
from egov_meeting.meetings.models import Appearance, Edition, Sponsor
from registrations.models import Registration
from sessions_app.models import Item
from tests.exchange.folders import EDITION, SHIPPED, codes_of, load, small_folder

pytestmark = pytest.mark.django_db


def test_the_shipped_editions_load_with_everything_in_them() -> None:
    second = load(SHIPPED / "2019").edition
    third = load(SHIPPED / "2023").edition

    assert second.ministry_reports.count() == 22
    assert second.entries.count() == 24
    assert second.sponsors.count() == 10
    assert second.committees.count() == 4
    assert second.groups.count() == 3
    assert second.speeches.count() == 4
    assert second.lessons.count() == 5
    assert third.resolutions.count() == 12


def test_the_same_folder_twice_changes_nothing_and_says_so_once(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    first = load(folder)
    written = Event.objects.count()

    second = load(folder)

    assert (first.created, first.changed) == (True, True)
    assert (second.created, second.changed) == (False, False)
    assert second.edition == first.edition
    assert list(Event.objects.order_by("pk").values_list("action", flat=True))[written:] == [
        "exchange.loaded_unchanged"
    ]


def test_a_load_leaves_one_event_for_each_part_and_one_for_the_whole(tmp_path: Path) -> None:
    edition = load(small_folder(tmp_path)).edition

    events = Event.objects.filter(edition_id=edition.pk).order_by("pk")
    parts = [event.after["part"] for event in events if event.action == "exchange.part_loaded"]
    assert parts == ["institutions", "edition", "groups"]
    assert events.last().action == "exchange.loaded"
    assert events[0].after["added"] == {"institutions.institution": 3}


def test_a_changed_value_is_on_record_before_and_after(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a"))
    changed = EDITION.replace("city: Dodoma", "city: Arusha")

    edition = load(small_folder(tmp_path / "b", edition__yaml=changed)).edition

    event = Event.objects.get(
        action="exchange.part_loaded", after__part="edition", after__changed={"meetings.edition": 1}
    )
    name = f"meetings.edition {edition.pk}"
    assert event.before == {"rows": {name: {"city": "Dodoma"}}}
    assert event.after["rows"][name] == {"city": "Arusha"}


def test_rows_that_left_the_folder_leave_the_edition(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a", sponsors__yaml="- institution: ega\n- institution: nmb\n"))

    edition = load(small_folder(tmp_path / "b", sponsors__yaml="- institution: nmb\n")).edition

    assert [sponsor.institution.key for sponsor in edition.sponsors.all()] == ["nmb"]


def test_an_empty_file_empties_its_part_and_an_absent_one_leaves_it(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a", sponsors__yaml="- institution: nmb\n"))

    load(small_folder(tmp_path / "b"))
    assert Sponsor.objects.count() == 1

    load(small_folder(tmp_path / "c", sponsors__yaml=""))
    assert Sponsor.objects.count() == 0


def test_rows_may_trade_places(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a", sponsors__yaml="- institution: ega\n- institution: nmb\n"))
    kept = set(Sponsor.objects.values_list("pk", flat=True))

    load(small_folder(tmp_path / "b", sponsors__yaml="- institution: nmb\n- institution: ega\n"))

    ordered = Sponsor.objects.order_by("order").values_list("order", "institution__key")
    assert list(ordered) == [(1, "nmb"), (2, "ega")]
    assert set(Sponsor.objects.values_list("pk", flat=True)) == kept


def test_a_total_may_go_while_its_parts_stay(tmp_path: Path) -> None:
    figure = "  - {measure: participants, value: %s, place: cover%s}\n"
    first = figure % (41, ", part_of: all") + figure % (753, ", id: all")
    load(small_folder(tmp_path / "a", recorded__yaml="figures:\n" + first))

    edition = load(
        small_folder(tmp_path / "b", recorded__yaml="figures:\n" + figure % (41, ""))
    ).edition

    assert list(edition.figures.values_list("value", "part_of")) == [(41, None)]


def test_institutions_are_shared_and_never_removed(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a"))
    OtherSpelling.objects.create(
        institution=Institution.objects.get(key="nmb"), text="National Microfinance"
    )
    only = "- {key: ega, name: {sw: Mamlaka ya Serikali Mtandao}, kind: agency}\n"

    load(small_folder(tmp_path / "b", institutions__yaml=only))

    assert set(Institution.objects.values_list("key", flat=True)) == {"ega", "udom", "nmb"}
    assert OtherSpelling.objects.count() == 1
    assert Institution.objects.get(key="ega").name_en == ""


def test_the_same_person_office_and_place_is_one_row(tmp_path: Path) -> None:
    who = "{person: asha, office: {sw: Mkurugenzi, en: Director}, place: cover}"
    committees = f"committees:\n  - name: {{sw: Fedha}}\n    members: [{who}]\n"
    ceremonies = f"- {{kind: opening, date: 2031-03-10, guest_of_honour: {who}}}\n"
    files = {
        "people__yaml": "- {key: asha, full_name: Asha Juma}\n",
        "committees__yaml": committees,
        "ceremonies__yaml": ceremonies,
    }

    load(small_folder(tmp_path, **files))

    assert Appearance.objects.count() == 1


def test_an_appearance_nobody_needs_any_more_goes(tmp_path: Path) -> None:
    ceremony = "- {kind: opening, date: 2031-03-10, guest_of_honour: {name_printed: %s}}\n"
    load(small_folder(tmp_path / "a", ceremonies__yaml=ceremony % "Asha"))

    load(small_folder(tmp_path / "b", ceremonies__yaml=ceremony % "Juma"))

    assert list(Appearance.objects.values_list("name_printed", flat=True)) == ["Juma"]


def test_a_group_that_registrations_need_cannot_leave(tmp_path: Path) -> None:
    rows = "full_name,group,fee,registered_at\nAsha Juma,1,1/1,2031-01-05T09:00:00+03:00\n"
    load(small_folder(tmp_path / "a", registrations__csv=rows))

    found = codes_of(small_folder(tmp_path / "b", groups__yaml="[]"))

    assert found == [("groups.yaml", "still_in_use", "")]
    assert Registration.objects.count() == 1
    assert Edition.objects.get().groups.count() == 1


OVERLAP = """\
days:
  - number: 1
    date: 2031-03-10
    sessions:
      - items:
          - {kind: presentation, start: "09:00", end: "10:00", title: {sw: Mada ya kwanza}}
          - {kind: presentation, start: "09:30", end: "10:30", title: {sw: Mada ya pili}}
"""


def test_overlapping_items_are_kept_and_told(tmp_path: Path) -> None:
    for number, recorded in enumerate(("", "is_recorded: true\n")):
        folder = small_folder(
            tmp_path / str(number), edition__yaml=EDITION + recorded, programme__yaml=OVERLAP
        )

        result = load(folder)

        told = [gap for gap in result.warnings if gap.code == "items_overlap"]
        assert [(one.spot.line, one.field_path) for one in told] == [
            (7, "days[1].sessions[1].items[2].start")
        ]
        assert Item.objects.count() == 2


def test_a_day_outside_the_edition_is_refused(tmp_path: Path) -> None:
    outside = OVERLAP.replace("2031-03-10", "2031-03-13").replace("09:30", "10:00")

    found = codes_of(small_folder(tmp_path, programme__yaml=outside))

    assert found == [("programme.yaml", "outside_edition", "days[1].date")]


def test_an_item_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    backwards = OVERLAP.replace('end: "10:00"', 'end: "08:00"').replace("09:30", "10:00")

    found = codes_of(small_folder(tmp_path, programme__yaml=backwards))

    assert found == [("programme.yaml", "ends_before_start", "days[1].sessions[1].items[1].end")]


def test_a_merged_institution_answers_with_the_one_it_became(tmp_path: Path) -> None:
    load(small_folder(tmp_path / "a"))
    kept = Institution.objects.get(key="nmb")
    Institution.objects.create(key="nmb-bank", name_sw="NMB", kind="bank", merged_into=kept)

    edition = load(small_folder(tmp_path / "b", sponsors__yaml="- institution: nmb-bank\n")).edition

    assert edition.sponsors.get().institution == kept


def test_the_number_of_queries_does_not_grow_with_the_rows(
    tmp_path: Path, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(count: int) -> int:
        rows = "- institution: ega\n" + "".join(
            f"- institution: i-{number}\n" for number in range(count)
        )
        names = "".join(
            f"- {{key: i-{number}, name: {{sw: Taasisi {number}}}, kind: other}}\n"
            for number in range(count)
        )
        more = {"sponsors__yaml": rows}
        folder = small_folder(tmp_path / str(count), **more)
        with (folder / "institutions.yaml").open("a") as file:
            file.write(names)
        load(folder)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            load(folder)
        return len(captured)

    assert queries(1) == queries(30)
