"""A small edition at the workbench: what was handed in and said, and the people who work on it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from egov_meeting.meetings.models import Edition
from reports.models import MinistryReport
from sessions_app.models import BreakoutGroup, BreakoutReport, Contribution, Day, Item, Session
from tests.reports import editions_by_hand as by_hand
from tests.reports.resolutions_by_hand import NOW

CHALLENGES = (
    "Mifumo haisomani.\r\n\r\n  Watumishi wachache 😀 wana ujuzi wa usalama.\nFedha haitoshi."
)


def ministry_report(of: Edition, **fields: Any) -> MinistryReport:
    """A report that is in, with challenges in Swahili."""
    order = of.ministry_reports.count() + 1
    values = {
        "order": order,
        "institution": by_hand.institution(f"Wizara ya {order}", kind="ministry"),
        "state": "submitted",
        "challenges_sw": CHALLENGES,
        **fields,
    }
    return MinistryReport.objects.create(edition=of, **values)


def breakout_report(of: Edition, **fields: Any) -> BreakoutReport:
    """A breakout group's report that is in."""
    number = of.breakout_groups.count() + 1
    group = BreakoutGroup.objects.create(
        edition=of, number=number, name_sw=f"Kikundi {number}", name_en=f"Group {number}"
    )
    values = {"state": "submitted", "priorities_sw": "Kituo kimoja cha data.", **fields}
    return BreakoutReport.objects.create(group=group, **values)


def contribution(of: Edition, **fields: Any) -> Contribution:
    """Something said on the floor, and shown."""
    day, _ = Day.objects.get_or_create(edition=of, number=1, defaults={"date": of.starts_on})
    session, _ = Session.objects.get_or_create(day=day, order=1, defaults={"number": "I"})
    item, _ = Item.objects.get_or_create(
        session=session,
        order=1,
        defaults={"kind": "discussion", "title_sw": "Mjadala", "title_en": "Discussion"},
    )
    values = {
        "item": item,
        "source": "rapporteur",
        "state": "shown",
        "text": "Nani atalipia GovESB?",
        "language": "sw",
        "name": "Juma Siri",
        "form_key": f"ufunguo-{of.contributions.count()}",
        "sent_at": NOW,
        **fields,
    }
    return Contribution.objects.create(edition=of, **values)


def workbench(edition: Edition, page: str = "nyenzo/", *, language: str = "sw") -> str:
    """The address of a page of the edition's workbench."""
    return f"/{language}/kazi/vikao/{edition.year}/maazimio/{page}"


def read(client: Client, address: str, **data: Any) -> str:
    """The page at the address, which must be there."""
    answer = client.get(address, data)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()
