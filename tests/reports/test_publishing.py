"""Publishing: what forbids it, what must be accepted, one version at a time, frozen afterwards."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from egov_meeting.audit.models import Event
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.models import Document, DocumentJob
from reports.documents import build_docx
from reports.figures import figures_of
from reports.models import MeetingReport, ReportVersion
from reports.selectors.desk import Desk
from reports.selectors.readiness import conditions
from reports.selectors.versions import compared, texts_for
from reports.services.publishing import PublishingRefused, SomebodyWasFaster, publish_report
from reports.services.versions import give_up_version, withdraw_version
from tests.reports import desk_by_hand as at_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return at_work.edition_at_work()


@pytest.fixture(autouse=True)
def _quick_documents(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with at_work.documents_made_quickly():
        yield


def publish(edition, *, by=None, seen: int = 0, accepted=(), **more) -> ReportVersion:
    return publish_report(
        edition=edition,
        seen=seen,
        accepted=accepted,
        by=by or at_work.coordinator(),
        at=at_work.NOW,
        **more,
    )


def published(edition, **more) -> ReportVersion:
    version = publish(edition, **more)
    at_work.run_waiting_jobs()
    version.refresh_from_db()
    return version


def weights(edition) -> dict[str, str]:
    return {found.key: found.weight for found in conditions(Desk(edition))}


def test_a_stale_figure_forbids_publishing(edition) -> None:
    at_work.write(edition, "[[participants.total]]", by=at_work.editor())
    edition.figures.update(value=790)

    assert weights(edition)["stale"] == "forbid"
    with pytest.raises(PublishingRefused):
        publish(edition, accepted=["stale"])
    assert not ReportVersion.objects.exists()
    assert not DocumentJob.objects.exists()


def test_a_token_nobody_can_print_forbids_publishing(edition) -> None:
    at_work.write(edition, "[[haipo]]", by=at_work.editor())

    assert weights(edition)["unknown"] == "forbid"


def test_contradictions_and_missing_languages_are_accepted_knowingly(edition) -> None:
    at_work.participants(edition, 753)
    edition.theme_sw = "Mbiu"
    edition.save()

    with pytest.raises(PublishingRefused) as refused:
        publish(edition, accepted=["gaps"])
    assert [found.key for found in refused.value.conditions] == ["findings"]

    assert publish(edition, accepted=["gaps", "findings"]).accepted == ["findings", "gaps"]


def test_unsaved_texts_of_others_are_told(edition) -> None:
    editor = at_work.editor()
    at_work.signed_in(editor).post(
        at_work.workshop(edition, "sehemu/summary/sw/rasimu/"), {"body": "Nusu", "revision": 0}
    )

    assert weights(edition)["drafts"] == "accept"


def test_a_version_is_published_when_its_last_document_is_made(edition) -> None:
    version = publish(edition)
    assert version.state == "draft"
    assert DocumentJob.objects.count() == 4

    at_work.run_waiting_jobs()

    version.refresh_from_db()
    edition.refresh_from_db()
    report = MeetingReport.objects.get()
    assert (version.state, report.state, report.current_version) == (
        "published",
        "published",
        version,
    )
    assert edition.state == "published"
    documents = Document.objects.all()
    assert {(one.kind, one.language, one.state) for one in documents} == {
        (kind, language, "published")
        for kind in ("meeting_report_pdf", "meeting_report_docx")
        for language in ("sw", "en")
    }
    assert all(one.sha256 and one.verification_code for one in documents)
    assert Event.objects.filter(action="reports.reportversion.published").count() == 1


def test_published_report_never_lists_the_participants(edition) -> None:
    page = at_work.signed_in(at_work.coordinator()).get(at_work.workshop(edition, "chapisha/"))

    assert 'value="findings"' in page.content.decode()
    assert 'value="participants"' not in page.content.decode()


def test_only_who_may_publish_can(edition) -> None:
    client = at_work.signed_in(at_work.editor())

    assert client.get(at_work.workshop(edition, "chapisha/")).status_code == 403
    assert client.post(at_work.workshop(edition, "chapisha/"), {"seen": 0}).status_code == 403


def test_the_second_of_two_is_told_who_was_faster(edition) -> None:
    first = at_work.coordinator(full_name="Rehema Said")
    publish(edition, by=first)

    with pytest.raises(SomebodyWasFaster, match="Rehema Said"):
        publish(edition)
    assert ReportVersion.objects.count() == 1


def test_the_page_of_the_second_leads_to_the_version_of_the_first(edition) -> None:
    client = at_work.signed_in(at_work.coordinator())
    client.get(at_work.workshop(edition, "chapisha/"))
    publish(edition)

    response = client.post(at_work.workshop(edition, "chapisha/"), {"seen": 0})

    assert response.status_code == 302
    assert response.url.endswith("/matoleo/1/")


def test_a_published_version_cannot_be_changed(edition) -> None:
    version = published(edition)

    for change in ({"snapshot": {}}, {"number": 9}, {"fingerprint": "x"}, {"state": "draft"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ReportVersion.objects.filter(pk=version.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportVersion.objects.filter(pk=version.pk)._raw_delete("default")


def test_later_edits_go_to_the_next_version(edition) -> None:
    first = published(edition)
    files = dict(Document.objects.values_list("pk", "sha256"))
    at_work.write(edition, "Muhtasari mpya.", by=at_work.editor())

    second = published(edition, seen=1)

    assert (first.number, second.number) == (1, 2)
    assert MeetingReport.objects.get().current_version == second
    assert files.items() <= dict(Document.objects.values_list("pk", "sha256")).items()
    assert (
        texts_for(edition=edition, params={"report_version": 2})["sw"]["summary"]
        == "Muhtasari mpya.\n"
    )
    (change,) = compared(first.snapshot, second.snapshot, language="sw")
    assert change.title == "Muhtasari"
    assert compared(first.snapshot, second.snapshot, language="en") == []


def test_nothing_new_since_the_last_version_is_told(edition) -> None:
    published(edition)

    assert weights(edition)["unchanged"] == "accept"


def test_documents_are_made_from_the_texts_as_they_were_when_asked_for(edition) -> None:
    version = publish(edition)
    at_work.write(edition, "Yaliyoandikwa baadaye.", by=at_work.editor())

    texts = texts_for(edition=edition, params={"report_version": version.number})

    assert texts["sw"]["summary"] != "Yaliyoandikwa baadaye.\n"
    assert build_docx is not None


def test_data_that_change_while_documents_are_made_stop_the_version(edition) -> None:
    version = publish(edition)
    edition.figures.update(value=790)

    at_work.run_waiting_jobs()

    version.refresh_from_db()
    assert (version.state, Document.objects.filter(state="published").count()) == ("withdrawn", 0)
    assert MeetingReport.objects.get().state == "draft"


def test_a_withdrawn_version_gives_way_to_the_one_before(edition) -> None:
    by = at_work.coordinator()
    first = published(edition, by=by)
    at_work.write(edition, "Muhtasari mpya.", by=by)
    second = published(edition, by=by, seen=1)

    withdraw_version(version=second, reason="Kosa la uchapaji", by=by, at=at_work.NOW)

    report = MeetingReport.objects.get()
    assert report.current_version == first
    assert set(second.documents.values_list("state", flat=True)) == {"revoked"}
    assert set(first.documents.values_list("state", flat=True)) == {"published"}


def test_without_any_version_left_the_report_is_not_published(edition) -> None:
    by = at_work.coordinator()
    version = published(edition, by=by)

    with pytest.raises(ValidationError):
        withdraw_version(version=version, reason=" ", by=by, at=at_work.NOW)
    withdraw_version(version=version, reason="Kosa", by=by, at=at_work.NOW)

    edition.refresh_from_db()
    assert (MeetingReport.objects.get().state, edition.state) == ("draft", "closed")
    with pytest.raises(TransitionRefused):
        withdraw_version(version=version, reason="Tena", by=by, at=at_work.NOW)


def test_a_version_given_up_lets_the_next_one_be_asked_for(edition) -> None:
    by = at_work.coordinator()
    version = publish(edition, by=by)

    give_up_version(version=version, reason="Nimesahau jambo", by=by, at=at_work.NOW)
    at_work.run_waiting_jobs()

    assert set(DocumentJob.objects.values_list("state", flat=True)) == {"cancelled"}
    assert publish(edition, by=by, seen=1).number == 2


def test_whoever_may_not_publish_cannot_by_the_service_either(edition) -> None:
    version = published(edition)

    with pytest.raises(PermissionDenied):
        withdraw_version(version=version, reason="Sababu", by=at_work.editor(), at=at_work.NOW)


def test_drafts_belong_to_no_version(edition) -> None:
    client = at_work.signed_in(at_work.editor())

    response = client.post(
        at_work.workshop(edition, "rasimu/"), {"language": "sw", "formats": ["meeting_report_pdf"]}
    )
    at_work.run_waiting_jobs()

    assert response.status_code == 302
    assert Document.objects.get().state == "draft"
    assert not ReportVersion.objects.exists()


def test_the_snapshot_holds_every_text_and_every_figure(edition) -> None:
    version = published(edition)

    sections = {one["key"]: one for one in version.snapshot["sections"]["en"]}
    assert "786" in sections["participants"]["plain"]
    assert version.snapshot["figures"]["participants.total"] == "786"
    assert set(version.snapshot["figures"]) == set(figures_of(edition))
    assert len(version.fingerprint) == 64


def test_the_database_lets_one_version_be_in_the_making(edition) -> None:
    version = publish(edition)

    version.pk, version.number = None, 2
    with pytest.raises(DatabaseError), transaction.atomic():
        version.save(force_insert=True)
    assert connection.vendor in {"postgresql", "sqlite"}
