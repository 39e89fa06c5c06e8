"""An edition in order has no findings; repeated paragraphs come up; the work does not grow with rows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.meetings.models import (
    Ceremony,
    PrintedHeading,
    PrintedReference,
    Speech,
    Sponsor,
    SponsorMention,
    Statement,
)
from reports.findings import findings_of
from reports.models import MinistryReport, Resolution, ResolutionOwner
from sessions_app.models import BreakoutGroup, BreakoutMember, BreakoutReport, Day, Item, Session
from tests.reports import desk_by_hand as at_work
from tests.reports import editions_by_hand as by_hand

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_order():
    """Every kind of row that is checked, and nothing that contradicts anything."""
    edition = at_work.edition_at_work(next_expected_year=2040)
    at_work.participants(edition, 786)
    group = edition.groups.get()
    ministry, bank = by_hand.institution("Wizara ya Mfano"), by_hand.institution("Benki ya Mfano")
    day = Day.objects.create(edition=edition, number=1, date=edition.starts_on, group=group)
    session = Session.objects.create(day=day, order=1, number="I")
    item(session, 1, "ministry_report", 8, 9, ministry=ministry)
    item(session, 2, "breakout", 9, 10)
    item(session, 3, "closing", 10, 11)
    MinistryReport.objects.create(
        edition=edition,
        order=1,
        institution=ministry,
        state="submitted",
        name_printed_sw="Wizara ya Mfano",
    )
    met = BreakoutGroup.objects.create(
        edition=edition,
        number=1,
        name_sw="Kundi",
        name_en="Group",
        date=edition.starts_on,
        of_group=group,
    )
    BreakoutMember.objects.create(group=met, order=1, institution=ministry)
    BreakoutReport.objects.create(
        group=met, state="accepted", challenges_sw="Hakuna", challenges_en="None"
    )
    Sponsor.objects.create(edition=edition, order=1, institution=bank)
    speaker = by_hand.appearance(edition)
    Ceremony.objects.create(
        edition=edition, order=1, kind="closing", date=edition.starts_on, guest_of_honour=speaker
    )
    speech = Speech.objects.create(
        edition=edition,
        order=1,
        kind="thanks",
        speaker=speaker,
        occasion_sw="Ufungaji",
        date=edition.starts_on,
        title_sw="Shukurani",
        title_en="Thanks",
    )
    SponsorMention.objects.create(
        speech=speech, order=1, institution=bank, name_said="Benki ya Mfano"
    )
    resolution = Resolution.objects.create(
        edition=edition, number=1, title_sw="Azimio", text_sw="Maneno"
    )
    ResolutionOwner.objects.create(resolution=resolution, order=1, institution=ministry)
    for order in (1, 2):
        Statement.objects.create(
            edition=edition,
            order=order,
            subject="theme.sw",
            language="sw",
            text="Mbiu moja",
            place=f"section:{order}",
        )
        PrintedHeading.objects.create(
            edition=edition,
            order=order,
            number=f"{order}.0",
            title=f"KICHWA {order}",
            covers=["body"],
        )
    PrintedReference.objects.create(edition=edition, order=1, place="section:2.0", target="1.0")
    return edition


def item(session: Session, order: int, kind: str, start: int, end: int, **fields: object) -> Item:
    return Item.objects.create(
        session=session,
        order=order,
        kind=kind,
        title_sw="Kipengele",
        title_en="Item",
        starts_at=dt.time(start),
        ends_at=dt.time(end),
        **fields,
    )


def test_an_edition_in_order_has_no_findings(in_order) -> None:
    assert findings_of(in_order) == []


def test_an_edition_of_which_nothing_is_known_has_no_findings() -> None:
    assert findings_of(by_hand.edition()) == []


def test_paragraphs_that_stand_in_two_sections_come_up_with_both(in_order) -> None:
    editor = at_work.editor()
    repeated = (
        "Katika siku hii washiriki walijadili taarifa za Wizara zote na kukubaliana juu ya njia za kutatua "
        "changamoto za mifumo ya serikali nchini kote"
    )
    at_work.write(in_order, f"Mwanzo.\n\n{repeated}.", by=editor, section="group_2")
    at_work.write(in_order, f"{repeated}, kama ilivyoelezwa.", by=editor, section="key_issues")
    at_work.write(in_order, "Aya nyingine kabisa.", by=editor, section="lessons")
    at_work.write(in_order, f"{repeated}.", by=editor, section="summary")

    (finding,) = findings_of(in_order)

    assert finding.key == "repeats.group_2.key_issues.sw"
    assert [one.place for one in finding.said] == ["report:group_2", "report:key_issues"]
    assert all(one.text.startswith("Katika siku hii") for one in finding.said)


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    small, large = by_hand.edition(), by_hand.edition()
    by_hand.fill(small, 1)
    by_hand.fill(large, 30)

    assert queries(small) == queries(large)


def queries(edition) -> int:
    with CaptureQueriesContext(connection) as captured:
        findings_of(edition)
    return len(captured)
