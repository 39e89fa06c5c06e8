"""What a certificate's code tells to anyone, and what it does not."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.services.certificates import (
    correct_certificate,
    forget_holders,
    give_certificate,
    revoke_certificate,
)
from egov_meeting.documents.throttling import MISSES_ALLOWED
from egov_meeting.documents.verification_codes import new_verification_code
from tests.documents.factories import NOON, EditionFactory
from tests.documents.sample_certificate import FACTS, given, register_sample_certificate

LATER = NOON + datetime.timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _sample_certificate():
    register_sample_certificate()


@pytest.fixture
def edition(db):
    return EditionFactory(year=2019)


def page_of(code, language="en", client=None):
    with translation.override(language):
        address = reverse("documents:verify_code", args=[code])
    return (client or Client()).get(address)


def main_of(response):
    content = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL).group()
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())


def test_code_tells_name_meeting_and_that_it_is_valid_and_nothing_else(edition):
    certificate = given(edition, facts={"sw": {"detail": "Siku: 3"}, "en": {"detail": "Days: 3"}})
    response = page_of(str(certificate))
    assert response.status_code == 200
    assert main_of(response) == (
        "Certificate This certificate is valid It was given through this portal and has not been revoked."
        f" Name Beng&#x27;i Ng&#x27;ong&#x27;o Meeting {edition.name_en}"
        " Compare the name with the one on the paper: they must be the same, letter by letter."
        " Verify another code"
    )
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_page_is_swahili_in_swahili(edition):
    response = page_of(str(given(edition)), language="sw")
    assert "Cheti hiki ni halali" in main_of(response)
    assert "certificate" not in main_of(response)


def test_code_typed_into_the_form_leads_to_the_certificate(edition):
    certificate = given(edition)
    with translation.override("sw"):
        typed = certificate.verification_code.lower().replace("0", "o")
        response = Client().get(reverse("documents:verify"), {"code": typed}, follow=True)
    assert response.status_code == 200
    assert "Ng&#x27;ong&#x27;o" in response.content.decode()


def test_old_code_answers_after_the_name_was_put_right(edition):
    wrong = given(edition, full_name="Bengi Ngongo")
    right = correct_certificate(
        certificate=wrong, full_name="  Beng'i   Ng'ong'o ", by=SYSTEM, at=LATER
    )
    assert right.full_name == "Beng'i Ng'ong'o"
    assert right.facts == wrong.facts
    old = main_of(page_of(str(wrong)))
    assert "has been replaced by a corrected one" in old
    assert "Bengi Ngongo" in old
    assert "Ng&#x27;ong" not in old
    assert str(right) not in old
    assert "This certificate is valid" in main_of(page_of(str(right)))


def test_same_name_needs_no_new_certificate(edition):
    certificate = given(edition)
    same = correct_certificate(
        certificate=certificate, full_name="Beng'i Ng'ong'o", by=SYSTEM, at=LATER
    )
    assert same == certificate
    assert Certificate.objects.count() == 1


def test_revoking_takes_the_replaced_ones_along_and_says_why_to_nobody(edition):
    first = given(edition, full_name="Bengi")
    second = correct_certificate(certificate=first, full_name="Beng'i", by=SYSTEM, at=LATER)
    revoke_certificate(certificate=second, by=SYSTEM, at=LATER, reason="Hakuwepo")
    for one in (first, second):
        page = main_of(page_of(str(one)))
        assert "has been revoked" in page
        assert "Hakuwepo" not in page
    with pytest.raises(TransitionRefused):
        revoke_certificate(certificate=second, by=SYSTEM, at=LATER, reason="Tena")
    with pytest.raises(TransitionRefused):
        correct_certificate(certificate=second, full_name="Mwingine", by=SYSTEM, at=LATER)


def test_revoking_needs_a_reason(edition):
    with pytest.raises(ValidationError):
        revoke_certificate(certificate=given(edition), by=SYSTEM, at=LATER, reason="  ")


def test_given_twice_it_is_one_and_after_revoking_another(edition):
    first = given(edition)
    assert given(edition, full_name="Jina lingine") == first
    revoke_certificate(certificate=first, by=SYSTEM, at=LATER, reason="Kosa")
    again = given(edition)
    assert again != first
    assert again.verification_code != first.verification_code


@pytest.mark.parametrize("wrong", ["", "   ", "a" * 151])
def test_name_must_be_one(edition, wrong):
    with pytest.raises(ValidationError):
        given(edition, full_name=wrong)


def test_a_fact_no_certificate_shows_is_refused(edition):
    with pytest.raises(ValueError, match="phone"):
        give_certificate(
            kind="sample",
            edition=edition,
            subject="person:1",
            full_name="Asha",
            language="sw",
            facts={"sw": {"phone": "0712"}},
            by=SYSTEM,
            at=NOON,
        )


def test_paper_keeps_the_meeting_as_it_was_called(edition):
    certificate = given(edition)
    edition.name_sw = "Jina jipya"
    edition.save()
    certificate.refresh_from_db()
    assert certificate.facts["sw"]["meeting"] != "Jina jipya"
    assert certificate.facts["sw"]["dates"] == "30 Januari - 2 Februari, 2019"
    assert certificate.facts["en"]["text"] == FACTS["en"]["text"]


def test_trail_has_every_step_and_no_name(edition):
    wrong = given(edition, full_name="Bengi")
    right = correct_certificate(certificate=wrong, full_name="Beng'i", by=SYSTEM, at=LATER)
    revoke_certificate(certificate=right, by=SYSTEM, at=LATER, reason="Kosa")
    actions = list(Event.objects.order_by("pk").values_list("action", flat=True))
    assert actions == [
        "documents.certificate_given",
        "documents.certificate.replaced",
        "documents.certificate_corrected",
        "documents.certificate.revoked",
        "documents.certificate.revoked",
    ]
    assert "Beng" not in "".join(
        str(event.before) + str(event.after) for event in Event.objects.all()
    )


def test_forgotten_holder_leaves_a_code_without_a_name(edition):
    certificate = given(edition)
    assert forget_holders(kind="sample", subjects=["person:1", "person:2"]) == 1
    page = main_of(page_of(str(certificate)))
    assert "This certificate is valid" in page
    assert "The name is no longer kept." in page


def test_scan_of_guessed_codes_is_slowed_and_then_told_nothing_even_of_good_ones(edition):
    certificate = given(edition)
    scanner = Client()
    for _attempt in range(MISSES_ALLOWED):
        guess = page_of(new_verification_code(), client=scanner)
        assert guess.status_code == 404
    good, bad = (
        page_of(code, client=scanner) for code in (str(certificate), new_verification_code())
    )
    assert (good.status_code, good["Retry-After"]) == (bad.status_code, bad["Retry-After"])
    assert good.status_code == 429
    assert main_of(good) == main_of(bad)
    assert page_of(str(certificate), client=Client(REMOTE_ADDR="10.0.0.9")).status_code == 200
