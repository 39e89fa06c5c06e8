"""A ministry's report from the call to acceptance: written, handed in, returned, accepted, late, closed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.institutions.models import FormerName
from egov_meeting.notifications.models import OutboxMessage
from reports.choices import Coverage, PromiseOutcome
from reports.figures.gathering import figures_of
from reports.generation.material import load_material
from reports.ministry_parts import all_boxes, all_parts, box_names, part_fields, passages_of
from reports.models import MinistryCall, Promise
from reports.selectors.ministry_board import board_of, standing_of
from reports.selectors.ministry_own import last_report, own_reports, promises_to_answer
from reports.selectors.ministry_versions import changes_of, version_before
from reports.selectors.public import ministries_by_report
from reports.services import ministry_calls as calls
from reports.services import ministry_handing_in as handing
from reports.services import ministry_writing as writing
from reports.services.ministry_reminding import remind_by_hand, remind_by_schedule
from reports.services.ministry_writing import Answered, Ticked, Typed
from tests.meetings.factories import EditionFactory
from tests.reports import ministries_by_hand as hand

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def now() -> dt.datetime:
    return timezone.now()


# The call.


def test_every_ministry_of_the_first_day_is_expected_with_the_institutions_under_it() -> None:
    edition = EditionFactory(year=2030)
    energy, water = hand.ministry("Wizara ya Nishati"), hand.ministry("Wizara ya Maji")
    hand.ministry("Wizara ya Zamani", valid_until=dt.date(2029, 12, 31), successor=water)
    hand.ministry("Wizara ya Baadaye", valid_from=dt.date(2031, 1, 1))
    hand.under(energy, "TANESCO")
    hand.under(energy, "EWURA")

    call = hand.call_out(edition=edition)

    reports = list(edition.ministry_reports.all())
    assert [report.institution for report in reports] == [water, energy]
    lines = [line.name_printed for line in hand.report_of(energy, call).covered.all()]
    assert sorted(lines) == ["EWURA", "TANESCO"]
    assert "Mikakati" not in call.guidance_sw
    assert call.proposals_guidance_en.startswith("Propose")


def test_a_meeting_held_before_the_portal_is_not_called_upon() -> None:
    with pytest.raises(ValidationError):
        hand.call_out(edition=EditionFactory(is_recorded=True))
    assert not MinistryCall.objects.exists()


def test_ministries_are_added_and_taken_off_until_they_begin() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    call, staff = hand.call_out(), hand.coordinator()
    office = hand.ministry("Ofisi ya Rais")
    added = calls.add_ministry(call=call, institution=office, by=staff, at=now())

    with pytest.raises(ValidationError):
        calls.add_ministry(call=call, institution=office, by=staff, at=now())
    calls.remove_ministry(report=added, reason="Haihusiki", by=staff, at=now())
    begun = hand.written(hand.report_of(energy, call), hand.focal_person(energy))
    promising = calls.add_ministry(call=call, institution=office, by=staff, at=now())
    words = {"text_sw": "Mfumo", "text_en": "", "due_on": None}
    writing.add_promise(report=promising, fields=words, by=staff, at=now())

    with pytest.raises(ValidationError):
        calls.remove_ministry(report=promising, reason="Kosa", by=staff, at=now())
    assert call.edition.ministry_reports.count() == 2
    with pytest.raises(ValidationError):
        calls.remove_ministry(report=begun, reason="Kosa", by=staff, at=now())
    assert Event.objects.filter(action="ministry_reports.removed", reason="Haihusiki").exists()


# Writing.


def test_boxes_make_a_part_and_come_apart_again() -> None:
    boxes = dict.fromkeys(box_names(), "") | {
        "implementation_general_sw": "Utangulizi.",
        "implementation_systems_sw": "Mfumo A.\n\nMfumo B.",
        "benefits_citizens_en": "Two days.",
    }

    parts = all_parts(boxes)

    assert set(parts) == set(part_fields())
    assert parts["implementation_sw"].startswith("Utangulizi.\n\n## Mifumo na huduma\n\nMfumo A.")
    assert all_boxes(parts) == boxes
    assert [one.heading for one in passages_of(parts["implementation_sw"])] == [
        "",
        "Mifumo na huduma",
    ]


def test_two_colleagues_in_different_paragraphs_lose_nothing_and_in_the_same_one_see_both() -> None:
    energy = hand.ministry()
    report = hand.report_of(energy, hand.call_out())
    asha, juma = hand.focal_person(energy), hand.focal_person(energy)
    box, base = "challenges_general_sw", "Mtandao.\n\nUmeme."
    writing.save_texts(report=report, typed={box: Typed("", base)}, by=asha, at=now())

    writing.save_texts(
        report=report, typed={box: Typed(base, "Mtandao duni.\n\nUmeme.")}, by=asha, at=now()
    )
    put_together = writing.save_texts(
        report=report, typed={box: Typed(base, "Mtandao.\n\nUmeme hukatika.")}, by=juma, at=now()
    )
    both = writing.save_texts(
        report=report, typed={box: Typed(base, "Mtandao haupo.\n\nUmeme.")}, by=juma, at=now()
    )

    assert put_together.boxes[box] == "Mtandao duni.\n\nUmeme hukatika."
    assert put_together.revision == 3
    assert both.conflicts == {box: "Mtandao duni.\n\nUmeme hukatika."}
    report.refresh_from_db()
    assert report.challenges_sw == "Mtandao duni.\n\nUmeme hukatika."
    assert report.state == "draft"


def test_a_text_too_long_is_refused_whole() -> None:
    energy = hand.ministry()
    report = hand.report_of(energy, hand.call_out())
    typed = {
        "challenges_general_sw": Typed("", "a" * 20_001),
        "proposals_general_sw": Typed("", "b"),
    }

    with pytest.raises(ValidationError) as refused:
        writing.save_texts(report=report, typed=typed, by=hand.focal_person(energy), at=now())

    assert list(refused.value.error_dict) == ["challenges_general_sw"]
    report.refresh_from_db()
    assert report.proposals_sw == ""


def test_coverage_a_colleague_changed_meanwhile_is_told_not_overwritten() -> None:
    energy = hand.ministry()
    hand.under(energy, "TANESCO")
    report = hand.report_of(energy, hand.call_out())
    person, line = hand.focal_person(energy), report.covered.get()
    seen = (Coverage.UNKNOWN, "")
    covered = Ticked(Coverage.COVERED, "", *seen)
    not_covered = Ticked(Coverage.NOT_COVERED, "Haikuleta", *seen)

    writing.save_coverage(report=report, ticked={line.pk: covered}, by=person, at=now())
    clashes = writing.save_coverage(
        report=report, ticked={line.pk: not_covered}, by=person, at=now()
    )

    assert list(clashes) == [line.pk]
    line.refresh_from_db()
    assert line.coverage == Coverage.COVERED


def test_what_stands_under_the_ministry_is_not_taken_off_what_was_added_is() -> None:
    energy = hand.ministry()
    hand.under(energy, "TANESCO")
    report = hand.report_of(energy, hand.call_out())
    person = hand.focal_person(energy)
    added = writing.add_institution(
        report=report, institution=None, name="Mradi wa Gesi", by=person, at=now()
    )

    with pytest.raises(ValidationError):
        writing.add_institution(
            report=report, institution=None, name="mradi wa gesi", by=person, at=now()
        )
    with pytest.raises(ValidationError):
        writing.remove_institution(
            line=report.covered.get(name_printed="TANESCO"), by=person, at=now()
        )
    writing.remove_institution(line=added, by=person, at=now())

    assert [line.name_printed for line in report.covered.all()] == ["TANESCO"]


# Handing in.


def test_a_report_goes_in_comes_back_and_is_accepted_each_time_as_a_version() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    person, staff = hand.focal_person(energy), hand.coordinator()
    report = hand.handed_in(hand.report_of(energy, hand.call_out()), person)
    remarks = {"challenges": "Taja wilaya.", "benefits": " "}
    handing.return_report(report=report, remarks=remarks, until=None, by=staff, at=now())
    before = report.challenges_sw
    typed = {"challenges_general_sw": Typed(before, before + "\n\nKigoma na Rukwa.")}
    writing.save_texts(report=report, typed=typed, by=person, at=now())
    handing.hand_in(report=report, seen_revision=report.revision, by=person, at=now())
    handing.accept_report(report=report, by=staff, at=now())

    versions = list(report.versions.order_by("number"))
    assert [one.state for one in versions] == ["submitted", "returned", "submitted", "accepted"]
    assert [remark.text for remark in versions[1].remarks.all()] == ["Taja wilaya."]
    assert version_before(versions[2]) == versions[1]
    with translation.override("en"):
        changed = changes_of(versions[1], versions[2])
    assert [(one.label, one.language) for one in changed] == [("Challenges", "sw")]
    kinds = OutboxMessage.objects.filter(about_kind="ministry_report").order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == [
        "ministry_report_called",
        "ministry_report_receipt",
        "ministry_report_returned",
        "ministry_report_receipt",
        "ministry_report_accepted",
    ]
    assert "Changamoto: Taja wilaya." in kinds[2].text
    assert str(versions[0].code) in kinds[1].text


def test_what_is_missing_is_named_before_a_report_goes_in() -> None:
    energy = hand.ministry()
    hand.under(energy, "TANESCO")
    report = hand.report_of(energy, hand.call_out())

    with translation.override("en"), pytest.raises(ValidationError) as refused:
        handing.hand_in(report=report, seen_revision=0, by=hand.focal_person(energy), at=now())

    assert refused.value.messages == [
        "Nothing is written under “Implementation”.",
        "Nothing is written under “Benefits”.",
        "Nothing is written under “Challenges”.",
        "Nothing is written under “Proposals”.",
        "It is not said whether the report covers TANESCO.",
    ]


def test_a_report_changed_since_it_was_looked_over_and_one_handed_in_twice_are_refused() -> None:
    energy = hand.ministry()
    person = hand.focal_person(energy)
    report = hand.written(hand.report_of(energy, hand.call_out()), person)

    with pytest.raises(ValidationError) as changed:
        handing.hand_in(report=report, seen_revision=0, by=person, at=now())
    handing.hand_in(report=report, seen_revision=report.revision, by=person, at=now())
    with pytest.raises(ValidationError) as twice:
        handing.hand_in(report=report, seen_revision=report.revision, by=person, at=now())

    assert changed.value.error_list[0].code == "changed"
    assert twice.value.error_list[0].code == "handed_in"
    assert report.versions.count() == 1


def test_late_means_asking_for_time_and_after_the_close_nothing_goes_in() -> None:
    energy, water = hand.ministry("Wizara ya Nishati"), hand.ministry("Wizara ya Maji")
    call, staff = hand.call_out(days=2), hand.coordinator()
    later = now() + 3 * DAY
    person, report = hand.focal_person(energy), hand.report_of(energy, call)
    hand.written(report, person, at=later)

    with pytest.raises(ValidationError) as late:
        handing.hand_in(report=report, seen_revision=report.revision, by=person, at=later)
    with pytest.raises(ValidationError):
        handing.give_more_time(
            report=report, until=later - DAY, reason="Waziri", by=staff, at=later
        )
    handing.give_more_time(report=report, until=later + DAY, reason="Waziri", by=staff, at=later)
    handing.hand_in(report=report, seen_revision=report.revision, by=person, at=later)
    calls.close_call(call=call, by=staff, at=later)
    with pytest.raises(ValidationError) as closed:
        hand.written(hand.report_of(water, call), hand.focal_person(water), at=later)

    assert late.value.error_list[0].code == "late"
    assert closed.value.error_list[0].code == "closed"
    assert Event.objects.get(action="ministry_reports.extended").reason == "Waziri"
    with pytest.raises(ValidationError):
        calls.close_call(call=call, by=staff, at=later)


# The tables.


def test_the_tables_stand_as_at_the_close_whatever_changes_later() -> None:
    energy = hand.ministry("Wizara ya Nishati")
    hand.ministry("Wizara ya Maji")
    hand.under(energy, "TANESCO")
    call, staff = hand.call_out(), hand.coordinator()
    report = hand.handed_in(hand.report_of(energy, call), hand.focal_person(energy))
    assert figures_of(call.edition)["ministries.submitted"].value == 1

    calls.close_call(call=call, by=staff, at=now())
    report.covered.all().delete()
    call.edition.ministry_reports.update(state="accepted")
    type(energy).objects.filter(pk=energy.pk).update(name_sw="Wizara ya Nishati na Madini")

    figures = figures_of(call.edition)
    assert (figures["ministries.total"].value, figures["ministries.submitted"].value) == (2, 1)
    handed_in, silent = ministries_by_report(edition=call.edition)
    day = call.edition.starts_on
    assert [one.institution.name_on(day, "sw") for one in handed_in] == ["Wizara ya Nishati"]
    assert [line.name_printed for line in handed_in[0].covered.all()] == ["TANESCO"]
    assert [one.institution.name_on(day, "sw") for one in silent] == ["Wizara ya Maji"]
    material = load_material(call.edition)
    assert [one.institution.name_sw for one in material.handed_in] == ["Wizara ya Nishati"]
    assert len(material.not_handed_in) == 1


def test_the_board_goes_from_none_to_sixteen_of_twenty_two(
    django_assert_max_num_queries,
) -> None:
    ministries = [hand.ministry(f"Wizara ya {number:02}") for number in range(22)]
    call = hand.call_out()
    people = {one.pk: hand.focal_person(one) for one in ministries}

    def standing() -> tuple[int, int, int]:
        lines = board_of(edition=call.edition, call=call, at=now())
        stands = standing_of(lines)
        return stands.handed_in, stands.missing, stands.total

    assert standing() == (0, 22, 22)
    for one in ministries[:16]:
        hand.handed_in(hand.report_of(one, call), people[one.pk])
    hand.written(hand.report_of(ministries[16], call), people[ministries[16].pk])
    with django_assert_max_num_queries(7):
        assert standing() == (16, 6, 22)


# From one meeting to the next.


def test_a_ministry_renamed_or_followed_by_another_keeps_its_history() -> None:
    old = hand.ministry("Wizara ya Nishati na Madini")
    first = hand.call_out(edition=EditionFactory(year=2030))
    person = hand.focal_person(old)
    report = hand.report_of(old, first)
    promised = writing.add_promise(
        report=report,
        fields={"text_sw": "Mfumo mmoja", "text_en": "", "due_on": None},
        by=person,
        at=now(),
    )
    new = hand.ministry("Wizara ya Nishati", valid_from=dt.date(2030, 7, 1))
    type(old).objects.filter(pk=old.pk).update(valid_until=dt.date(2030, 6, 30), successor=new)
    second = hand.call_out(edition=EditionFactory(year=2031))
    now_due = hand.report_of(new, second)

    assert last_report(report=now_due) == report
    assert set(own_reports(user=person)) == {report, now_due}
    assert promises_to_answer(report=now_due, last=report) == [promised]
    answers = {promised.pk: Answered(PromiseOutcome.DONE, "Mei")}
    writing.answer_promises(report=now_due, answers=answers, by=person, at=now())
    promised = Promise.objects.get()
    assert (promised.answered_in, promised.outcome) == (now_due, "done")
    FormerName.objects.create(
        institution=new, name_sw="Wizara ya Umeme", until=dt.date(2031, 12, 31)
    )
    lines = board_of(edition=second.edition, call=second, at=now())
    assert [line.name for line in lines] == ["Wizara ya Umeme"]


# Reminders.


def test_reminders_go_once_for_each_day_and_stop_when_the_report_is_in() -> None:
    energy, water = hand.ministry("Wizara ya Nishati"), hand.ministry("Wizara ya Maji")
    person = hand.focal_person(energy, language="en")
    hand.focal_person(water)
    call = hand.call_out(days=15, remind_before="14, 2", remind_after="1")
    report = hand.report_of(energy, call)

    def sent_to(one: object) -> int:
        return OutboxMessage.objects.filter(
            about_id=str(hand.report_of(one, call).pk),
            kind__in=["ministry_report_reminder", "ministry_report_overdue"],
        ).count()

    assert remind_by_schedule(at=now()) == 0
    for at in (now() + DAY, now() + DAY + dt.timedelta(hours=1), now() + 2 * DAY):
        remind_by_schedule(at=at)
    assert (sent_to(energy), sent_to(water)) == (1, 1)
    hand.handed_in(report, person)
    for days in (13, 16, 17):
        remind_by_schedule(at=now() + days * DAY)
    assert (sent_to(energy), sent_to(water)) == (1, 3)
    assert (
        OutboxMessage.objects.get(kind="ministry_report_reminder", address=person.email).state
        == "withdrawn"
    )


def test_a_reminder_by_hand_goes_to_each_person_once_a_day_and_names_who_has_nobody() -> None:
    energy, water = hand.ministry("Wizara ya Nishati"), hand.ministry("Wizara ya Maji")
    hand.focal_person(energy)
    call = hand.call_out()
    reports = list(call.edition.ministry_reports.select_related("institution"))

    for _again in range(2):
        told, nobody = remind_by_hand(edition=call.edition, reports=reports, by=SYSTEM, at=now())

    assert told == 1
    assert [report.institution for report in nobody] == [water]
    assert OutboxMessage.objects.filter(kind="ministry_report_reminder").count() == 1
