"""A slip in an adopted text is corrected by two people, beside the frozen words, for everybody to see."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from reports.adopted_text import is_as_adopted
from reports.figures import figures_of
from reports.generation import generated_texts, load_material
from reports.models import Corrigendum
from reports.services.correcting import (
    confirm_correction,
    drop_correction,
    propose_correction,
)
from reports.services.follow_up.carrying import carry_forward
from reports.services.resolving import adopt_resolution
from tests.accounts.factories import UserFactory
from tests.meetings.editing.form_data import as_shown
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports import workbench_by_hand as bench
from tests.reports.resolutions_by_hand import NOW, TODAY, resolution

pytestmark = pytest.mark.django_db
RIGHT = {
    "title_sw": "Kujiunga na GovESB",
    "title_en": "Joining GovESB",
    "text_sw": "Taasisi zote zijiunge na GovESB.",
    "text_en": "All institutions shall join GovESB.",
}
WHY = {"reason_sw": "Neno GovESB liliandikwa vibaya", "reason_en": "GovESB was misspelt"}


@pytest.fixture
def adopted() -> Any:
    """A resolution adopted with a slip of the pen in both languages."""
    row = resolution(
        by_hand.edition(state="published"),
        text_sw="Taasisi zote zijiunge na GovEBS.",
        text_en="All institutions shall join GovEBS.",
    )
    return adopt_resolution(resolution=row, by=desk.editor(), at=NOW, on=TODAY)


def proposed(row: Any, **words: str) -> Corrigendum:
    return propose_correction(
        resolution=row, wording={**RIGHT, **words}, **WHY, by=desk.editor(), at=NOW
    )


def test_the_pages_take_a_correction_from_one_person_to_another_and_to_everybody(
    adopted: Any, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    edition = adopted.edition
    first, second = desk.signed_in(desk.editor()), desk.signed_in(desk.editor())
    place = bench.workbench(edition, f"rasimu/{adopted.pk}/")
    assert f"{place}sahihisha/" in bench.read(first, place)
    sent = as_shown(first.get(f"{place}sahihisha/").context["form"])
    public = f"/en/vikao/{edition.year}/maazimio/{adopted.number}/"
    register = f"/en/maazimio/{edition.year}/{adopted.number}/"

    nothing = first.post(f"{place}sahihisha/", sent | WHY)
    without = first.post(f"{place}sahihisha/", sent | RIGHT)
    one_language = first.post(f"{place}sahihisha/", sent | RIGHT | WHY | {"text_en": ""})
    assert [one.status_code for one in (nothing, without, one_language)] == [409, 422, 422]
    assert set(without.context["form"].errors) == {"reason_sw", "reason_en"}
    for _press in range(2):
        assert first.post(f"{place}sahihisha/", sent | RIGHT | WHY).status_code == 302
    assert Corrigendum.objects.get().number == 1

    own = bench.read(first, f"{place}sahihisho/")
    assert "thibitisha/" not in own
    first.post(f"{place}sahihisho/1/thibitisha/")
    assert "GovESB." not in Client().get(public).content.decode()
    assert "GovESB" in bench.read(second, f"{place}sahihisho/")
    assert second.post(f"{place}sahihisho/1/thibitisha/").url == place
    cache.clear()  # kept pages are forgotten when this is committed

    lists = (f"/en/vikao/{edition.year}/maazimio/", "/en/maazimio/", "/en/maazimio/?q=Joining")
    for address in lists:
        assert "Joining GovESB" in Client().get(address).content.decode(), address
    assert "GovEBS" not in Client().get(lists[0]).content.decode()
    for address in (public, register):
        page = Client().get(address).content.decode()
        assert "All institutions shall join GovESB." in page, address
        assert "All institutions shall join GovEBS." in page, address
        assert "GovESB was misspelt" in page, address
    swahili = Client().get(register.replace("/en/", "/sw/")).content.decode()
    assert "Neno GovESB liliandikwa vibaya" in swahili
    csv = b"".join(Client().get("/sw/maazimio/maazimio.csv")).decode("utf-8-sig")
    line = next(one for one in csv.splitlines() if one.startswith(adopted.register_number))
    assert line.endswith(",".join(RIGHT.values()))
    adopted.refresh_from_db()
    assert is_as_adopted(adopted)
    assert adopted.text_en == "All institutions shall join GovEBS."
    event = Event.objects.get(action="reports.correction_confirmed")
    assert event.edition_id == edition.pk


def test_only_who_records_decisions_corrects_and_only_what_was_adopted_here(adopted: Any) -> None:
    finance = UserFactory(roles=["finance"])
    draft = resolution(adopted.edition)
    with pytest.raises(PermissionDenied):
        propose_correction(resolution=adopted, wording=RIGHT, **WHY, by=finance, at=NOW)
    with pytest.raises(ValidationError):
        propose_correction(
            resolution=draft, wording={**RIGHT, "text_en": "x"}, **WHY, by=desk.editor(), at=NOW
        )
    correction = proposed(adopted)
    with pytest.raises(PermissionDenied):
        confirm_correction(corrigendum=correction, by=finance, at=NOW)
    with pytest.raises(ValidationError, match=r".") as another:
        proposed(adopted, text_en="All institutions shall join the GovESB.")
    assert "waits" in str(another.value) or "inasubiri" in str(another.value)
    client = desk.signed_in(finance)
    for page in ("sahihisha/", "sahihisho/"):
        place = bench.workbench(adopted.edition, f"rasimu/{adopted.pk}/{page}")
        assert client.get(place).status_code == 403
    place = bench.workbench(adopted.edition, f"rasimu/{draft.pk}/sahihisha/")
    assert desk.signed_in(desk.editor()).get(place).status_code == 404


def test_a_correction_not_taken_stays_on_record_and_the_next_begins_anew(adopted: Any) -> None:
    one = proposed(adopted, text_en="Everybody shall join.")
    with pytest.raises(ValidationError):
        drop_correction(corrigendum=one, why=" ", by=desk.editor(), at=NOW)
    drop_correction(corrigendum=one, why="Inabadili maana", by=desk.editor(), at=NOW)
    with pytest.raises(TransitionRefused):
        confirm_correction(corrigendum=one, by=desk.editor(), at=NOW)
    two = proposed(adopted)
    confirm_correction(corrigendum=two, by=desk.editor(), at=NOW)
    assert (two.number, one.decided_why) == (2, "Inabadili maana")


def test_words_begun_before_another_correction_counted_do_not_undo_it(
    adopted: Any, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    client = desk.signed_in(desk.editor())
    place = f"{bench.workbench(adopted.edition, f'rasimu/{adopted.pk}/')}sahihisha/"
    begun = as_shown(client.get(place).context["form"]) | WHY | {"title_en": "Joining"}
    confirm_correction(corrigendum=proposed(adopted), by=desk.editor(), at=NOW)

    answer = client.post(place, begun)

    assert (answer.status_code, Corrigendum.objects.count()) == (409, 1)
    assert answer.context["form"]["title_en"].value() == "Joining"
    again = as_shown(client.get(place).context["form"]) | WHY | {"title_en": "Joining"}
    assert client.post(place, again).status_code == 302


def test_what_was_decided_meanwhile_is_not_decided_again(adopted: Any, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False
    confirm_correction(corrigendum=proposed(adopted), by=desk.editor(), at=NOW)
    client = desk.signed_in(desk.editor())
    place = bench.workbench(adopted.edition, f"rasimu/{adopted.pk}/")

    assert client.get(f"{place}sahihisho/").url == place
    for why in ("", "Kosa"):
        assert client.post(f"{place}sahihisho/1/ondoa/", {"why": why}).url == place
    assert Corrigendum.objects.get().state == "confirmed"


def test_the_database_keeps_corrections_as_they_were_proposed_and_decided(adopted: Any) -> None:
    correction = proposed(adopted)
    rows = Corrigendum.objects.filter(pk=correction.pk)
    own = {"state": "confirmed", "decided_by_id": correction.proposed_by_id, "decided_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**own)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(text_sw="Mengine")
    confirm_correction(corrigendum=correction, by=desk.editor(), at=NOW)
    for change in ({"state": "proposed"}, {"reason_en": "x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_the_meetings_report_and_the_next_meeting_take_the_words_that_count(adopted: Any) -> None:
    confirm_correction(corrigendum=proposed(adopted), by=desk.editor(), at=NOW)
    said = {
        language: generated_texts(
            material=load_material(adopted.edition),
            figures=figures_of(adopted.edition),
            language=language,
        )["resolutions"]
        for language in ("sw", "en")
    }
    assert "zijiunge na GovESB." in said["sw"]
    assert "Neno GovESB liliandikwa vibaya" in said["sw"]
    assert "*Corrected on 8 March 2030: GovESB was misspelt.*" in said["en"]

    later = by_hand.edition(year=adopted.edition.year + 1)
    draft = carry_forward(resolution=adopted, edition=later, by=desk.editor(), at=NOW)
    assert {name: getattr(draft, name) for name in RIGHT} == RIGHT
