"""The programme of 2019 rebuilt act by act, as staff would, is the programme that was printed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.dumping import plain_files
from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Appearance, Edition, Person
from sessions_app.choices import SessionPart
from sessions_app.models import Item, Session
from sessions_app.published import programme_as_arranged
from sessions_app.selectors.arranging import conflicts_in
from sessions_app.services.arranging import place_item
from sessions_app.services.arranging_items import add_item
from sessions_app.services.arranging_people import Who, appearance_of
from sessions_app.services.arranging_places import Place, mark_of
from sessions_app.services.arranging_sessions import add_day, add_session, give_part
from tests.exchange.folders import NOON, SHIPPED, load

pytestmark = pytest.mark.django_db
BY = {"by": SYSTEM, "at": NOON}
PARTS = {
    "chair": SessionPart.CHAIR,
    "facilitators": SessionPart.FACILITATOR,
    "panellists": SessionPart.PANELLIST,
}


def pair(name: str, text: Any) -> dict[str, str]:
    """The two columns of a text of the folder."""
    text = text or {}
    return {f"{name}_{language}": text.get(language, "") for language in ("sw", "en")}


def time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def institution(key: str | None) -> Institution | None:
    return Institution.objects.get(key=key) if key else None


def named(edition: Edition, who: dict[str, Any] | None) -> Appearance | None:
    if who is None:
        return None
    person = Person.objects.get(key=who["person"]) if "person" in who else None
    texts = {
        **pair("honorific", who.get("honorific")),
        **pair("suffix", who.get("suffix")),
        **pair("office", who.get("office")),
    }
    return appearance_of(
        edition=edition,
        who=Who(
            person=person,
            name_printed=who.get("name_printed", ""),
            institution=institution(who.get("institution")),
            place=who.get("place", ""),
            **texts,
        ),
        **BY,
    )


def rebuilt(edition: Edition, days: list[dict[str, Any]]) -> None:
    for day in days:
        group = edition.groups.get(number=day["group"])
        values = {name: day[name] for name in ("number", "date", "date_printed", "theme_printed")}
        row = add_day(edition=edition, values=values | {"group": group}, **BY)
        for session in day["sessions"]:
            _session(edition, row.pk, session)


def _session(edition: Edition, day_id: int, data: dict[str, Any]) -> None:
    values = {
        "number": data.get("number", ""),
        "stated_start": time(data.get("stated_start")),
        "stated_end": time(data.get("stated_end")),
        **pair("title", data.get("title")),
        **pair("summary", data.get("summary")),
    }
    session = add_session(edition=edition, day_id=day_id, values=values, **BY)
    for key, part in PARTS.items():
        for who in data.get(key, ()):
            appearance = named(edition, who)
            assert appearance is not None
            give_part(
                edition=edition, session_id=session.pk, part=part, appearance=appearance, **BY
            )
    # Entered from the last to the first: the clock puts them in order.
    for item in reversed(data["items"]):
        _item(edition, session, item)


def _item(edition: Edition, session: Session, data: dict[str, Any]) -> None:
    values = {
        "kind": data["kind"],
        "starts_at": time(data.get("start")),
        "ends_at": time(data.get("end")),
        "presenter": named(edition, data.get("presenter")),
        "ministry": institution(data.get("ministry")),
        "ministry_certain": data.get("ministry_certain", True),
        "times_inferred": data.get("times_inferred", False),
        "institutions_printed": data.get("institutions_printed", ""),
        **pair("title", data.get("title")),
        **pair("summary", data.get("summary")),
        **pair("presenter_note", data.get("presenter_note")),
    }
    add_item(edition=edition, session_id=session.pk, values=values, **BY)


def test_every_item_of_2019_stands_where_it_was_printed() -> None:
    edition = load(SHIPPED / "2019").edition
    before = plain_files(edition=edition)["programme.yaml"]
    conflicts = [(one.kind, one.text) for one in found(edition)]
    items = Item.objects.count()
    edition.programme_days.all().delete()
    assert not Item.objects.exists()

    rebuilt(edition, yaml.safe_load((SHIPPED / "2019" / "programme.yaml").read_text())["days"])

    assert Item.objects.count() == items > 70
    assert plain_files(edition=edition)["programme.yaml"] == before
    assert [(one.kind, one.text) for one in found(edition)] == conflicts
    _mended_and_spoilt_again(edition)


def found(edition: Edition) -> Any:
    return conflicts_in(programme_as_arranged(edition=edition), edition=edition)


def _mended_and_spoilt_again(edition: Edition) -> None:
    """The empty half hour of the first day goes when the opening begins earlier."""
    opening = Item.objects.get(kind="opening", session__day__number=1)
    gaps = [one for one in found(edition) if opening.pk in one.items]
    place_item(
        edition=edition,
        item_id=opening.pk,
        to=Place(opening.session_id, dt.time(8, 15), opening.ends_at),
        seen=mark_of(opening),
        **BY,
    )

    assert len(gaps) == 1
    assert not [one for one in found(edition) if opening.pk in one.items]
