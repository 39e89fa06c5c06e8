"""A hall with an item whose floor is open, telephones in it, and breakout groups beside it."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any

from django.test import Client

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.institutions.answers import InstitutionAnswer
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from sessions_app.choices import ContributionKind, FloorState
from sessions_app.models import BreakoutGroup, BreakoutRapporteur, Contribution, Item
from sessions_app.services.floor_moderating import show_contribution
from sessions_app.services.floor_sending import send_contribution
from tests.accounts.factories import UserFactory
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory

NOW = dt.datetime(2030, 3, 8, 9, 0, tzinfo=dt.UTC)


def an_item(edition: Edition | None = None, *, floor: str = FloorState.OPEN, **fields: Any) -> Item:
    """An item of the programme; its floor is open unless told otherwise."""
    edition = edition or EditionFactory()
    day, _made = edition.programme_days.get_or_create(
        number=1, defaults={"date": edition.starts_on}
    )
    session = day.sessions.first() or day.sessions.create(order=1)
    order = session.items.count() + 1
    told: dict[str, Any] = {
        "order": order,
        "kind": "presentation",
        "title_sw": f"Mada ya {order}",
        "title_en": f"Talk {order}",
        "floor": floor,
        **fields,
    }
    return session.items.create(**told)


def a_question(
    item: Item, text: str = "Lini?", *, shown: bool = False, **fields: Any
) -> Contribution:
    """What a telephone sent about the item."""
    told: dict[str, Any] = {
        "kind": ContributionKind.QUESTION,
        "language": "sw",
        "name": "",
        "may_be_named": False,
        "institution": InstitutionAnswer(),
        "registration": None,
        "form_key": uuid.uuid4().hex * 2,
        "by": SYSTEM,
        "at": NOW,
        **fields,
    }
    sent = send_contribution(item=item, text=text, **told)
    if shown:
        show_contribution(contribution=sent, by=SYSTEM, at=NOW)
    return sent


def floor(item: Item, page: str = "", *, language: str = "sw") -> str:
    """The address of the item's floor on a telephone."""
    return f"/{language}/ukumbi/{item.session.day.edition.year}/{item.pk}/{page}"


def moderation(item: Item, page: str = "", *, language: str = "sw") -> str:
    """The address of the item's queue."""
    return f"/{language}/kazi/vikao/{item.session.day.edition.year}/ukumbi/{item.pk}/{page}"


def hidden(html: str, name: str) -> str:
    """The value of a hidden input of the page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found is not None, name
    return found[1]


def filled_in(phone: Client, item: Item, text: str, **changes: Any) -> dict[str, Any]:
    """The form as the page gives it, with a question in it."""
    key = hidden(phone.get(floor(item)).content.decode(), "form_key")
    return {"text": text, "kind": "question", "language": "sw", "form_key": key, **changes}


def a_group(edition: Edition | None = None, *, number: int = 1, **fields: Any) -> BreakoutGroup:
    """A breakout group."""
    told = {"name_sw": f"Kikundi cha {number}", "name_en": f"Group {number}", **fields}
    return BreakoutGroup.objects.create(edition=edition or EditionFactory(), number=number, **told)


def a_rapporteur(group: BreakoutGroup, **fields: Any) -> User:
    """Somebody without any role who writes the report of the group."""
    user: User = UserFactory(**fields)
    BreakoutRapporteur.objects.create(group=group, user=user)
    return user


def a_ministry(**fields: Any) -> Institution:
    ministry: Institution = InstitutionFactory(kind="ministry", **fields)
    return ministry


def somebody(role: Role | None = None, *, edition: Edition | None = None, **fields: Any) -> User:
    """A person with a role, in one edition or in all."""
    user: User = UserFactory(**fields)
    if role is not None:
        RoleAssignment.objects.create(
            user=user, role=role, edition_id=edition.pk if edition else None
        )
    return user


def signed_in(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
