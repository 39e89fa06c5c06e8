"""Sections are written, kept, brought back; nobody overwrites anybody, and nothing typed is lost."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from reports.figures import figures_of
from reports.models import AutosavedDraft, SectionRevision, SectionText
from reports.selectors.desk import Desk
from reports.services.texts import (
    EditConflict,
    restore_revision,
    return_to_generated,
    set_narrative,
)
from tests.reports import desk_by_hand as at_work

pytestmark = pytest.mark.django_db


def save(client, edition, body, *, revision=0, section="summary", language="sw"):
    address = at_work.workshop(edition, f"sehemu/{section}/{language}/hifadhi/")
    return client.post(address, {"body": body, "revision": revision})


def test_a_section_without_a_written_text_is_generated() -> None:
    edition = at_work.edition_at_work()

    desk = Desk(edition)

    assert desk.source("participants", "sw") == "generated"
    assert "[[participants.total=786" in desk.text("participants", "sw")


def test_a_saved_text_stands_in_the_report_with_its_figures_pinned() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    client = at_work.signed_in(editor)

    response = save(client, edition, "Walikuwa [[participants.total]].")

    assert response.status_code == 302
    text = SectionText.objects.get()
    assert (text.body, text.source, text.revision, text.edited_by) == (
        "Walikuwa [[participants.total=786]].\n",
        "edited",
        1,
        editor,
    )
    assert Event.objects.get(action="reports.text_edited").after["body"] == text.body


def test_the_same_text_saved_again_writes_nothing() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Maneno.", by=editor)

    at_work.write(edition, "Maneno.", by=editor, revision=1)

    assert SectionRevision.objects.count() == 1


def test_two_editors_at_once_do_not_overwrite_each_other() -> None:
    edition = at_work.edition_at_work()
    first, second = at_work.editor(), at_work.editor(full_name="Juma Hamisi")
    at_work.write(edition, "Aya ya kwanza.\n\nAya ya pili.", by=first)
    at_work.write(edition, "Aya ya kwanza mpya.\n\nAya ya pili.", by=first, revision=1)

    response = save(
        at_work.signed_in(second), edition, "Aya ya kwanza.\n\nAya ya pili yangu.", revision=1
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert SectionText.objects.get().body == "Aya ya kwanza mpya.\n\nAya ya pili.\n"
    assert "Aya ya kwanza mpya.\n\nAya ya pili yangu." in page
    assert "<del>" in page
    assert "<ins>" in page
    assert first.full_name in page
    assert AutosavedDraft.objects.get(user=second).body == "Aya ya kwanza.\n\nAya ya pili yangu."


def test_the_text_put_together_after_a_conflict_can_be_saved() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Moja.", by=editor)
    at_work.write(edition, "Mbili.", by=editor, revision=1)
    client = at_work.signed_in(at_work.editor())
    save(client, edition, "Tatu.", revision=1)

    response = save(client, edition, "Mbili na tatu.", revision=2)

    assert response.status_code == 302
    assert SectionText.objects.get().body == "Mbili na tatu.\n"
    assert not AutosavedDraft.objects.exists()


def test_a_conflict_with_the_first_text_of_a_section_is_seen_as_well() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Moja.", by=editor)

    with pytest.raises(EditConflict):
        at_work.write(edition, "Mbili.", by=editor, revision=0)


def test_html_and_script_stay_text() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    client = at_work.signed_in(editor)
    typed = "<script>alert(1)</script> <b>nene</b> <img src=x onerror=alert(1)>"

    save(client, edition, typed)

    page = client.get(at_work.workshop(edition, "sehemu/summary/sw/")).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("length", [100_001, 10 * 1024 * 1024])
def test_a_text_too_long_is_refused_and_comes_back_whole(length: int) -> None:
    edition = at_work.edition_at_work()
    client = at_work.signed_in(at_work.editor())

    response = save(client, edition, "a" * length)

    page = response.content.decode()
    assert response.status_code == 422
    assert "a" * length in page
    assert "herufi zisizozidi 100,000" in page
    assert not SectionText.objects.exists()


def test_an_empty_text_is_refused() -> None:
    edition = at_work.edition_at_work()

    response = save(at_work.signed_in(at_work.editor()), edition, " \n ")

    assert response.status_code == 422
    assert not SectionText.objects.exists()


def test_back_to_the_generated_text_is_on_record_and_can_be_undone() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Maneno ya mhariri.", by=editor)
    place = {"edition": edition, "section": "summary", "language": "sw"}

    return_to_generated(**place, revision=1, by=editor, at=at_work.NOW)
    assert Desk(edition).source("summary", "sw") == "generated"

    restore_revision(
        **place, number=1, revision=2, figures=figures_of(edition), by=editor, at=at_work.NOW
    )
    assert SectionText.objects.get().body == "Maneno ya mhariri.\n"
    kinds = SectionRevision.objects.order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["edited", "generated", "restored"]
    assert Event.objects.filter(action="reports.text_generated").count() == 1


def test_work_begun_before_the_text_was_dropped_is_a_conflict() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Maneno.", by=editor)
    return_to_generated(
        edition=edition, section="summary", language="sw", revision=1, by=editor, at=at_work.NOW
    )

    with pytest.raises(EditConflict):
        at_work.write(edition, "Maneno mengine.", by=editor, revision=1)


def test_what_a_section_once_said_cannot_be_changed() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Maneno.", by=editor)

    with pytest.raises(DatabaseError), transaction.atomic():
        SectionRevision.objects.update(body="Mengine")
    with pytest.raises(DatabaseError), transaction.atomic():
        SectionRevision.objects.all()._raw_delete("default")


def test_a_narrative_from_a_folder_is_taken_once_and_leaves_later_edits_alone() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    place = {"edition": edition, "section": "summary", "language": "sw"}
    told = {"by": SYSTEM, "at": at_work.NOW}

    assert set_narrative(**place, body="Simulizi.", **told) is True
    assert set_narrative(**place, body="Simulizi.", **told) is False
    at_work.write(edition, "Simulizi iliyohaririwa.", by=editor, revision=1)
    assert set_narrative(**place, body="Simulizi.", **told) is False
    assert set_narrative(**place, body="Simulizi mpya.", **told) is True

    text = SectionText.objects.get()
    assert (text.body, text.source) == ("Simulizi mpya.\n", "narrative")


def test_a_narrative_for_a_section_there_is_not_is_refused() -> None:
    edition = at_work.edition_at_work()

    with pytest.raises(KeyError):
        set_narrative(
            edition=edition, section="cover", language="sw", body="x", by=SYSTEM, at=at_work.NOW
        )
    with pytest.raises(ValidationError):
        set_narrative(
            edition=edition,
            section="summary",
            language="sw",
            body="x" * 100_001,
            by=SYSTEM,
            at=at_work.NOW,
        )


def test_the_history_shows_who_when_and_what() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor(full_name="Neema Mushi")
    at_work.write(edition, "Maneno ya zamani.", by=editor)
    at_work.write(edition, "Maneno mapya.", by=editor, revision=1)
    client = at_work.signed_in(editor)

    listed = client.get(at_work.workshop(edition, "sehemu/summary/sw/historia/"))
    shown = client.get(at_work.workshop(edition, "sehemu/summary/sw/historia/2/"))

    assert "Neema Mushi" in listed.content.decode()
    page = shown.content.decode()
    assert (
        "ya zamani</del>" in page.replace('<span class="visually-hidden">]</span>', "")
        or "<del>" in page
    )
    assert "mapya" in page


def test_an_earlier_text_comes_back_at_the_press_of_a_button() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Ya zamani.", by=editor)
    at_work.write(edition, "Mapya.", by=editor, revision=1)

    at_work.signed_in(editor).post(
        at_work.workshop(edition, "sehemu/summary/sw/historia/1/rejesha/"), {"revision": 2}
    )

    assert SectionText.objects.get().body == "Ya zamani.\n"
