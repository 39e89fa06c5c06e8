"""What is typed is kept as it is typed, survives a sign-out, and is offered on return."""

import pytest
from django.test import Client

from reports.models import AutosavedDraft, SectionText
from tests.reports import desk_by_hand as at_work

pytestmark = pytest.mark.django_db


def keep(client: Client, edition, body: str, *, revision: int = 0):
    address = at_work.workshop(edition, "sehemu/summary/sw/rasimu/")
    return client.post(address, {"body": body, "revision": revision})


def test_typing_is_kept_without_changing_the_report() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()

    answer = keep(at_work.signed_in(editor), edition, "Nusu ya sentensi")

    assert answer.json() == {"state": "kept"}
    assert AutosavedDraft.objects.get().body == "Nusu ya sentensi"
    assert not SectionText.objects.exists()


def test_a_revision_beyond_all_measure_is_refused_and_not_an_error() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()

    answer = keep(at_work.signed_in(editor), edition, "Nusu", revision=10**30)

    assert answer.status_code == 422
    assert not AutosavedDraft.objects.exists()


def test_the_draft_is_offered_on_return_and_only_to_whom_it_belongs() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    keep(at_work.signed_in(editor), edition, "Nusu ya sentensi")
    section = at_work.workshop(edition, "sehemu/summary/sw/")

    own = at_work.signed_in(editor).get(section).content.decode()
    taken = at_work.signed_in(editor).get(section, {"rasimu": "1"}).content.decode()
    other = at_work.signed_in(at_work.editor()).get(section).content.decode()

    assert "?rasimu=1" in own
    assert "Nusu ya sentensi</textarea>" in taken
    assert "?rasimu=1" not in other


def test_saving_forgets_the_draft_and_discarding_too() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    client = at_work.signed_in(editor)
    keep(client, edition, "Nusu")
    at_work.write(edition, "Nzima.", by=editor)
    assert not AutosavedDraft.objects.exists()

    keep(client, edition, "Nusu nyingine", revision=1)
    client.post(at_work.workshop(edition, "sehemu/summary/sw/rasimu/tupa/"))
    assert not AutosavedDraft.objects.exists()


def test_a_newer_text_of_somebody_else_is_told_while_typing() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()
    at_work.write(edition, "Ya mwingine.", by=at_work.editor())

    answer = keep(at_work.signed_in(editor), edition, "Yangu", revision=0)

    assert answer.json() == {"state": "overtaken"}


def test_whose_session_has_ended_is_told_so() -> None:
    edition = at_work.edition_at_work()

    answer = keep(Client(), edition, "Yangu")

    assert answer.status_code == 401
    assert answer.json() == {"state": "signed_out"}


def test_without_javascript_the_text_comes_back_after_the_session_has_ended() -> None:
    edition = at_work.edition_at_work()

    response = Client().post(
        at_work.workshop(edition, "sehemu/summary/sw/hifadhi/"),
        {"body": "Saa mbili za kazi <b>", "revision": 0},
    )

    assert response.status_code == 401
    assert "Saa mbili za kazi &lt;b&gt;</textarea>" in response.content.decode()


def test_a_draft_beyond_all_measure_is_refused_in_words() -> None:
    edition = at_work.edition_at_work()

    answer = keep(at_work.signed_in(at_work.editor()), edition, "a" * 1_000_001)

    assert answer.status_code == 413
    assert answer.json()["message"]


def test_a_preview_shows_the_text_and_keeps_it() -> None:
    edition, editor = at_work.edition_at_work(), at_work.editor()

    response = at_work.signed_in(editor).post(
        at_work.workshop(edition, "sehemu/summary/sw/hakiki/"),
        {"body": "Walikuwa **[[participants.total]]**.", "revision": 0},
    )

    page = response.content.decode()
    assert (
        '<strong><span class="figure" data-figure="participants.total">786</span></strong>' in page
    )
    assert AutosavedDraft.objects.exists()
