"""Every page of the workshop opens in both languages, for those who may, at a steady cost."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from reports.models import FindingDecision
from reports.selectors import what_is_missing
from reports.selectors.desk import Desk
from tests.accounts.factories import UserFactory
from tests.reports import desk_by_hand as at_work
from tests.reports import editions_by_hand as by_hand

pytestmark = pytest.mark.django_db

PAGES = [
    "",
    "sehemu/summary/sw/",
    "sehemu/summary/en/",
    "sehemu/summary/sw/historia/",
    "sehemu/summary/sw/historia/1/",
    "sehemu/summary/sw/tunga-upya/",
    "takwimu/",
    "tofauti/",
    "tofauti/?show=all",
    "tofauti/?area=figures&show=decided",
    "tofauti/uamuzi/figures.differ.participants/",
    "lugha/",
    "chapisha/",
    "matoleo/",
    "matoleo/1/",
    "matoleo/1/ondoa/",
    "matoleo/1/hadi/sasa/",
    "matoleo/1/hadi/2/",
    "matoleo/1/hadi/2/?lugha=en",
]
LARGEST_PAGE = 100_000  # bytes of HTML


@pytest.fixture
def edition(settings, tmp_path):
    """Two versions, a written text, and a contradiction."""
    settings.MEDIA_ROOT = tmp_path
    edition, by = at_work.edition_at_work(), at_work.coordinator()
    at_work.participants(edition, 753)
    at_work.write(edition, "Muhtasari [[participants.total]].", by=by)
    with at_work.documents_made_quickly():
        for seen in (0, 1):
            client = at_work.signed_in(by)
            form = {"seen": seen, "accept_findings": "on", "accept_unchanged": "on"}
            client.post(at_work.workshop(edition, "chapisha/"), form)
            at_work.run_waiting_jobs()
    return edition


@pytest.mark.parametrize("language", ["sw", "en"])
def test_every_page_opens_and_stays_small(edition, language: str) -> None:
    client = at_work.signed_in(at_work.coordinator())

    for page in PAGES:
        response = client.get(at_work.workshop(edition, page, language=language))
        assert response.status_code == 200, page
        assert f'<html lang="{language}">' in response.content.decode()
        assert len(response.content) < LARGEST_PAGE, page


def test_strangers_are_sent_to_sign_in_and_others_are_refused(edition) -> None:
    participant = at_work.signed_in(UserFactory(roles=[Role.PARTICIPANT]))

    for page in PAGES:
        address = at_work.workshop(edition, page)
        assert Client().get(address).status_code == 302
        assert participant.get(address).status_code == 403


@pytest.mark.parametrize(
    "page",
    ["sehemu/summary/sw/hifadhi/", "rasimu/", "takwimu/chagua/", "sehemu/summary/sw/rasimu/"],
)
def test_who_only_looks_may_change_nothing(edition, page: str) -> None:
    auditor = at_work.signed_in(UserFactory(roles=[Role.AUDITOR]))

    response = auditor.post(at_work.workshop(edition, page), {"body": "x", "revision": 0})

    assert response.status_code == 403


def test_who_only_looks_reads_the_text_without_an_editor(edition) -> None:
    auditor = at_work.signed_in(UserFactory(roles=[Role.AUDITOR]))

    page = auditor.get(at_work.workshop(edition, "sehemu/summary/sw/")).content.decode()

    assert "text-form" not in page
    assert "Muhtasari" in page


@pytest.mark.parametrize(
    "page",
    [
        "sehemu/cover/sw/",
        "sehemu/haipo/sw/",
        "sehemu/summary/fr/",
        "tofauti/uamuzi/x/",
        "matoleo/9/",
    ],
)
def test_what_does_not_exist_is_not_found(edition, page: str) -> None:
    client = at_work.signed_in(at_work.coordinator())

    assert client.get(at_work.workshop(edition, page)).status_code == 404


@pytest.mark.parametrize(
    "page", ["", "takwimu/", "tofauti/", "lugha/", "chapisha/", "sehemu/participants/sw/"]
)
def test_pages_take_the_same_number_of_queries_for_every_edition(page: str) -> None:
    small, large = by_hand.edition(), by_hand.edition()
    by_hand.fill(small, 1)
    by_hand.fill(large, 30)
    client = at_work.signed_in(at_work.coordinator())
    client.get(at_work.workshop(small, page))

    assert queries(client, small, page) == queries(client, large, page)


def queries(client, edition, page: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(at_work.workshop(edition, page)).status_code == 200
    return len(captured)


def test_a_decision_is_kept_with_its_words_and_the_figure_that_holds(edition) -> None:
    client = at_work.signed_in(at_work.editor(full_name="Neema Mushi"))
    other = edition.figures.get(value=753)
    address = at_work.workshop(edition, "tofauti/uamuzi/figures.differ.participants/")

    client.post(address, {"choice": "explained", "text": "Hotuba ilikadiria.", "figure": other.pk})

    decision = FindingDecision.objects.get()
    assert (decision.choice, decision.text) == ("explained", "Hotuba ilikadiria.")
    assert "Neema Mushi" in decision.by_label
    assert edition.figures.get(preferred=True) == other
    assert Event.objects.filter(action="reports.finding_decided").count() == 1


def test_an_explanation_without_words_is_refused_beside_the_field(edition) -> None:
    client = at_work.signed_in(at_work.editor())
    address = at_work.workshop(edition, "tofauti/uamuzi/figures.differ.participants/")

    response = client.post(address, {"choice": "explained", "text": " "})

    assert response.status_code == 422
    assert "Andika ufafanuzi." in response.content.decode()
    assert not FindingDecision.objects.exists()


def test_a_decision_can_be_taken_back(edition) -> None:
    client = at_work.signed_in(at_work.editor())
    key = "figures.differ.participants/"
    client.post(at_work.workshop(edition, f"tofauti/uamuzi/{key}"), {"choice": "no_matter"})

    client.post(at_work.workshop(edition, f"tofauti/fungua/{key}"))

    assert not FindingDecision.objects.exists()
    assert Event.objects.filter(action="reports.finding_reopened").exists()


def test_what_is_missing_names_data_and_what_waits_for_an_editor(edition) -> None:
    missing = {one.key: one.address for one in what_is_missing(Desk(edition))}

    assert {"theme", "lessons.count", "photographs", "findings"} <= set(missing)
    assert missing["findings"].endswith("/taarifa/tofauti/")
    assert "participants.total" not in missing
