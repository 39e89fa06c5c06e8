"""No way of writing changes what a meeting of the portal has adopted."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.problems import FolderRefused
from egov_meeting.exchange.services.dumping import dump_edition_folder
from egov_meeting.exchange.services.loading import load_edition_folder
from reports.adopted_text import is_as_adopted
from reports.models import Resolution, ResolutionOwner, Theme
from reports.services.issues import merge_issue
from reports.services.resolving import adopt_resolution
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports.resolutions_by_hand import NOW, TODAY, issue, resolution

pytestmark = pytest.mark.django_db
SHIPPED = Path(settings.BASE_DIR) / "editions"


def load(path: Path):
    return load_edition_folder(path=path, by=SYSTEM, at=timezone.now())


@pytest.fixture
def edition():
    """A meeting of the portal that has adopted one resolution, of a year that a folder may name."""
    edition = by_hand.edition(number=150, year=2150)
    adopt_resolution(resolution=resolution(edition), by=desk.editor(), at=NOW, on=TODAY)
    return edition


def test_the_twelve_of_2023_come_with_theme_day_and_checksum_and_load_again_unchanged(
    tmp_path: Path,
) -> None:
    Theme.objects.all().delete()
    of_2023 = load(SHIPPED / "2023").edition
    rows = list(of_2023.resolutions.select_related("theme"))
    assert len(rows) == 12
    assert all(is_as_adopted(row) and row.theme and row.decided_on for row in rows)
    assert [row.number for row in rows if not row.owners.exists()] == [12]
    again = load(SHIPPED / "2023")
    assert not again.changed
    rows[0].weight, rows[0].is_public, rows[0].target_sw = 7, False, "Asilimia 90"
    rows[0].save()
    dump_edition_folder(edition=of_2023, path=tmp_path / "a", by=SYSTEM, at=timezone.now())
    before = Resolution.objects.filter(edition=of_2023).values()
    seen = [dict(row) for row in before]
    load(tmp_path / "a")
    assert [dict(row) for row in Resolution.objects.filter(edition=of_2023).values()] == seen


def test_staff_are_asked_for_the_owner_that_resolution_12_lacks_and_the_public_is_told() -> None:
    load(SHIPPED / "2023")
    address = "/en/vikao/2023/maazimio/12/"
    asked = "No owner yet: name one"
    assert asked in desk.signed_in(desk.editor()).get(address).content.decode()
    page = Client().get(address).content.decode()
    assert asked not in page
    assert "Nobody is named" in page


def test_mergers_of_key_issues_go_through_the_folder(tmp_path: Path) -> None:
    edition = by_hand.edition(number=150, year=2150)
    one, other = issue(edition), issue(edition, text_sw="B")
    merge_issue(issue=one, into=other, by=desk.editor(), at=NOW)
    dump_edition_folder(edition=edition, path=tmp_path / "a", by=SYSTEM, at=timezone.now())
    one.merged_into = None
    one.save()
    load(tmp_path / "a")
    one.refresh_from_db()
    assert one.merged_into == other
    file = tmp_path / "a" / "issues.yaml"
    file.write_text(file.read_text().replace("merged_into: 2", "merged_into: 1"))
    with pytest.raises(FolderRefused) as refused:
        load(tmp_path / "a")
    assert [problem.code for problem in refused.value.problems] == ["unknown_key_issue"]


def test_a_corrected_folder_of_a_recorded_meeting_takes_a_new_checksum(tmp_path: Path) -> None:
    of_2023 = load(SHIPPED / "2023").edition
    dump_edition_folder(edition=of_2023, path=tmp_path / "a", by=SYSTEM, at=timezone.now())
    file = tmp_path / "a" / "resolutions.yaml"
    file.write_text(file.read_text().replace("Mifumo endelevu", "Mifumo inayodumu"))
    load(tmp_path / "a")
    last = of_2023.resolutions.get(number=12)
    assert last.title_sw == "Mifumo inayodumu"
    assert is_as_adopted(last)


def test_a_folder_cannot_change_or_drop_what_a_meeting_of_the_portal_adopted(
    edition, tmp_path: Path
) -> None:
    dump_edition_folder(edition=edition, path=tmp_path / "a", by=SYSTEM, at=timezone.now())
    load(tmp_path / "a")
    file = tmp_path / "a" / "resolutions.yaml"
    said = file.read_text()
    for wrong, code in (
        (said.replace("zijiunge na GovESB", "zisijiunge"), "adopted_changed"),
        (said.replace("decision: adopted", "decision: rejected"), "adopted_changed"),
        ("[]\n", "adopted_missing"),
    ):
        file.write_text(wrong)
        with pytest.raises(FolderRefused) as refused:
            load(tmp_path / "a")
        assert [problem.code for problem in refused.value.problems] == [code]
    folder = tmp_path / "a" / "edition.yaml"
    folder.write_text(folder.read_text() + "is_recorded: true\n")
    file.write_text(said.replace("zijiunge na GovESB", "zisijiunge"))
    with pytest.raises(FolderRefused):
        load(tmp_path / "a")


def test_the_page_of_the_edition_neither_changes_nor_deletes_it(edition) -> None:
    client = desk.signed_in(desk.editor())
    row = edition.resolutions.get()
    address = f"/sw/kazi/vikao/{edition.year}/maazimio/{row.pk}/"
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    assert client.post(address, {**values, "measure_sw": "Asilimia"}).status_code == 302
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    for name, wrong in (
        ("text_sw", "Mengine"),
        ("number", 9),
        ("decision", "rejected"),
        ("delivery", "verified_done"),
    ):
        page = client.post(address, {**values, name: wrong})
        assert name in page.context["form"].errors, name
    assert client.get(f"{address}futa/").status_code == 200
    assert client.post(f"{address}futa/").status_code == 409
    row.refresh_from_db()
    assert is_as_adopted(row)
    assert row.measure_sw == "Asilimia"


def test_resolutions_of_a_meeting_of_the_portal_begin_as_drafts(edition) -> None:
    client = desk.signed_in(desk.editor())
    address = f"/sw/kazi/vikao/{edition.year}/maazimio/ongeza/"
    values = {"title_sw": "A", "text_sw": "B", "decision": "adopted", "delivery": "not_started"}
    page = client.post(address, {**values, "number": 5})
    assert set(page.context["form"].errors) == {"number", "decision"}
    done = client.post(address, {**values, "decision": "draft", "delivery": "verified_done"})
    assert set(done.context["form"].errors) == {"delivery"}
    assert client.post(address, {**values, "decision": "draft"}).status_code == 302
    assert edition.resolutions.filter(number=None).count() == 1


def test_owners_of_what_was_adopted_are_not_changed_beside_the_register(edition) -> None:
    client = desk.signed_in(desk.editor())
    row, body = edition.resolutions.get(), by_hand.institution()
    owner = ResolutionOwner.objects.create(resolution=row, order=1, institution=body)
    base = f"/sw/kazi/vikao/{edition.year}/wahusika-wa-maazimio/"
    values = {"resolution": row.pk, "part": "support", "owner_class": "government"}
    for address in (f"{base}ongeza/", f"{base}{owner.pk}/"):
        assert client.post(address, values).status_code != 302
    assert client.post(f"{base}{owner.pk}/futa/").status_code == 409
    assert list(row.owners.values_list("pk", "part")) == [(owner.pk, "lead")]


def test_a_recorded_meeting_is_entered_by_hand_with_a_checksum() -> None:
    edition = by_hand.edition(is_recorded=True)
    client = desk.signed_in(desk.editor())
    address = f"/sw/kazi/vikao/{edition.year}/maazimio/"
    values = {"title_sw": "A", "text_sw": "B", "decision": "adopted", "delivery": "not_started"}
    assert client.post(f"{address}ongeza/", {**values, "number": 1}).status_code == 302
    row = edition.resolutions.get()
    assert is_as_adopted(row)
    form = client.get(f"{address}{row.pk}/").context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"text_sw": "C"}
    assert client.post(f"{address}{row.pk}/", typed).status_code == 302
    row.refresh_from_db()
    assert (row.text_sw, is_as_adopted(row)) == ("C", True)
    assert client.post(f"{address}{row.pk}/futa/").status_code == 302
