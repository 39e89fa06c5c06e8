"""Pages of certificates: for staff, and for whoever holds the link of the own registration."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.models import Certificate, DocumentJob
from egov_meeting.documents.services.certificates import revoke_certificate
from egov_meeting.documents.services.running import run_job
from egov_meeting.notifications.models import OutboxMessage
from registrations.day_permissions import can_issue_certificates
from registrations.links import own_token
from registrations.models import Attendance, CertificateRule, Registration
from tests.registrations.certificates import AFTER, DAYS, came, certified
from tests.registrations.factories import open_group, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_hand(settings, tmp_path):
    settings.STAFF_SECOND_FACTOR = False
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def group():
    return open_group()


@pytest.fixture
def client():
    return client_of(staff())


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def at(name, *args, app="registrations", language="sw"):
    with translation.override(language):
        return reverse(f"{app}:{name}", args=args)


def of_staff(certificate):
    """Every address of staff, and what is posted to it."""
    one = [certificate.pk]
    return {
        at("certificates"): None,
        at("certificate_rule"): {"minimum_days": "1"},
        at("give_certificates"): {},
        at("revoke_certificates"): {},
        at("print_certificates"): {"order": "name"},
        at("certificate", *one, app="documents"): None,
        at("correct_certificate", *one, app="documents"): {},
        at("revoke_certificate", *one, app="documents"): {},
        at("send_certificate", *one, app="documents"): {},
        at("certificate_paper", *one, app="documents"): {"language": "sw"},
    }


def test_only_who_issues_certificates_comes_in(group):
    certificate = certified(came(group, DAYS[0]))
    doors = of_staff(certificate)
    may = {role for role in Role if can_issue_certificates(staff(role), certificate.edition)}
    assert may == {Role.COORDINATOR}
    desk, coordinator = client_of(staff(Role.DESK)), client_of(staff())
    assert {desk.get(address).status_code for address in doors} == {403}
    posted = {desk.post(address, data or {}).status_code for address, data in doors.items()}
    assert posted == {403}
    assert 403 not in {coordinator.get(address).status_code for address in doors}
    anonymous = Client()
    assert {anonymous.get(address).status_code for address in doors} == {302}


def test_coordinator_of_another_edition_stays_out(group):
    certificate = certified(came(group, DAYS[0]))
    other = staff()
    other.role_assignments.update(edition_id=open_group().edition.pk)
    asked = client_of(other)
    page = at("certificate", certificate.pk, app="documents")
    assert asked.get(page).status_code == 403
    year = {"mwaka": certificate.edition.year}
    assert asked.get(at("certificates"), year).status_code == 403


@pytest.mark.parametrize("language", ["sw", "en"])
def test_coordinator_sees_who_gets_one_gives_them_and_finds_them(client, group, language):
    here = came(group, DAYS[0], full_name="Ng'ong'o Mwamba")
    absent = came(group)
    preview = client.get(at("give_certificates", language=language))
    assert here.full_name in _text(preview)
    assert absent.full_name not in _text(preview)
    none = client.get(at("give_certificates", language=language), {"nani": "hawapati"})
    assert absent.full_name in _text(none)
    assert {"sw": "Hakuhudhuria siku yoyote", "en": "Was not there on any day"}[language] in _text(
        none
    )

    key = preview.context["form"]["form_key"].value()
    given = client.post(
        at("give_certificates", language=language),
        {"language": "own", "tell": "on", "form_key": key},
    )
    progress = client.get(given["Location"])
    assert progress.context["action"].get_state_display() in _text(progress)
    certificate = Certificate.objects.get()
    listed = client.get(at("certificates", language=language), {"q": "mwamba"})
    assert str(certificate) in _text(listed)
    assert str(certificate) in _text(
        client.get(at("certificates"), {"q": str(certificate).lower()})
    )
    assert str(certificate) not in _text(client.get(at("certificates"), {"q": "asha"}))
    assert str(certificate) not in _text(client.get(at("certificates"), {"hali": "revoked"}))


def test_preview_and_list_cost_the_same_for_one_and_for_thirty(
    client, group, django_assert_max_num_queries
):
    def cost(name, **query):
        with django_assert_max_num_queries(60) as caught:
            client.get(at(name), query)
        return len(caught)

    pages = [
        ("certificates", {}),
        ("give_certificates", {"nani": "pata"}),
        ("give_certificates", {"nani": "jina"}),
        ("give_certificates", {"nani": "hawapati"}),
        ("revoke_certificates", {}),
    ]

    def add():
        certified(came(group, DAYS[0]))
        came(group, DAYS[0])
        came(group)
        renamed, gone = came(group, DAYS[0]), came(group, DAYS[0])
        certified(renamed)
        certified(gone)
        Registration.objects.filter(pk=renamed.pk).update(full_name="Jina Jipya")
        Attendance.objects.filter(registration=gone).delete()
        Registration.objects.filter(pk=gone.pk).update(attended=False)

    add()
    [cost(name, **query) for name, query in pages]
    few = [cost(name, **query) for name, query in pages]
    for _number in range(9):
        add()
    assert [cost(name, **query) for name, query in pages] == few


def test_rule_is_set_and_a_wrong_one_is_told_beside_the_field(client, group):
    wrong = client.post(at("certificate_rule"), {"minimum_days": "0", "only_paid": "on"})
    assert "minimum_days" in wrong.context["form"].errors
    good = client.post(at("certificate_rule"), {"minimum_days": "2"})
    assert good.status_code == 302
    kept = CertificateRule.objects.get(edition=group.edition)
    assert (kept.minimum_days, kept.only_paid, kept.all_days) == (2, False, False)


def test_revoking_what_lost_its_basis_needs_a_reason(client, group):
    gone = came(group, DAYS[0])
    certificate = certified(gone)
    Attendance.objects.filter(registration=gone).update(is_present=False)
    page = client.get(at("revoke_certificates"))
    assert gone.full_name in _text(page)
    key = str(page.context["form"]["form_key"].value())
    refused = client.post(at("revoke_certificates"), {"reason": "", "form_key": key})
    assert "reason" in refused.context["form"].errors
    client.post(at("revoke_certificates"), {"reason": "Hakuwepo", "form_key": key})
    certificate.refresh_from_db()
    assert certificate.state == "revoked"


def test_one_certificate_is_sent_corrected_and_revoked(client, group):
    row = came(group, DAYS[0], full_name="Bengi Ngongo")
    certificate = certified(row)
    page = at("certificate", certificate.pk, app="documents")
    client.post(at("send_certificate", certificate.pk, app="documents"))
    assert OutboxMessage.objects.filter(kind="registration_certificate").count() == 1
    same = client.post(at("correct_certificate", certificate.pk, app="documents"))
    assert same["Location"] == page
    Registration.objects.filter(pk=row.pk).update(full_name="Beng'i Ng'ong'o")
    assert "Beng&#x27;i Ng&#x27;ong&#x27;o" in client.get(page).content.decode()
    client.post(at("correct_certificate", certificate.pk, app="documents"))
    fresh = Certificate.objects.get(state="valid")
    assert fresh.full_name == "Beng'i Ng'ong'o"
    client.post(at("revoke_certificate", fresh.pk, app="documents"), {"reason": "Kosa"})
    assert set(Certificate.objects.values_list("state", flat=True)) == {"revoked"}
    late = client.post(at("revoke_certificate", fresh.pk, app="documents"), {"reason": "Tena"})
    assert [message.level_tag for message in get_messages(late.wsgi_request)][-1:] == ["warning"]


def test_all_valid_ones_are_printed_into_one_file(client, group):
    for name in ("Zawadi Ng'ong'o", "Asha Juma"):
        certified(came(group, DAYS[0], full_name=name))
    asked = client.post(at("print_certificates"), {"order": "institution"})
    job = DocumentJob.objects.get()
    assert asked["Location"] == at("job", job.pk, app="documents")
    run_job(job_id=job.pk, clock=timezone.now)
    job.refresh_from_db()
    assert job.state == "done", job.error_detail
    download = at("download", job.document.pk, app="documents")
    assert client.get(download).status_code == 200
    assert client_of(staff(Role.FINANCE)).get(download).status_code == 403


def test_holder_has_the_paper_made_and_fetches_it(group):
    row = came(group, DAYS[0])
    token = own_token(row)
    own, page = at("own", token), at("own_certificate", token)
    anyone = Client()
    assert page not in anyone.get(own).content.decode()
    assert anyone.get(page).status_code == 404
    certificate = certified(row)
    assert page in anyone.get(own).content.decode()
    assert str(certificate) in _text(anyone.get(page))
    asked = anyone.post(page, {"language": "both"})
    assert asked["Location"] == at("own_certificate_paper", token, "both")
    assert anyone.get(at("own_certificate_state", token, "both")).status_code == 200
    job = DocumentJob.objects.get()
    assert anyone.get(asked["Location"]).context["job"] == job
    run_job(job_id=job.pk, clock=timezone.now)
    assert anyone.get(asked["Location"]).context["document"]
    file = anyone.get(at("own_certificate_file", token, "both"))
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    anyone.post(page, {"language": "both"})
    assert DocumentJob.objects.count() == 1
    assert anyone.get(at("own_certificate_file", token, "sw")).status_code == 404
    assert anyone.post(page, {"language": "fr"}).status_code == 302


def test_revoked_certificate_cannot_be_fetched(group):
    row = came(group, DAYS[0])
    certificate = certified(row)
    revoke_certificate(certificate=certificate, by=SYSTEM, at=AFTER, reason="Siri ya ofisi")
    token = own_token(row)
    page = Client().get(at("own_certificate", token))
    assert "kimebatilishwa" in _text(page)
    assert "Siri ya ofisi" not in _text(page)
    assert Client().post(at("own_certificate", token), {"language": "sw"}).status_code == 404
    assert Client().get(at("own_certificate_file", token, "sw")).status_code == 404


def test_own_data_names_the_certificate(group):
    row = came(group, DAYS[0])
    certificate = certified(row)
    data = Client().get(at("own_data", own_token(row))).json()
    assert [one["code"] for one in data["certificates"]] == [str(certificate)]


def _text(response):
    return " ".join(response.content.decode().replace("&#x27;", "'").split())
