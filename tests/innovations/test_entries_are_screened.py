"""Staff look through entries, decide with reasons, and judges see a blind copy only when it is cleared."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import ExifTags, Image

from egov_meeting.accounts.roles import Role
from egov_meeting.documents.models import Upload
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.notifications.models import OutboxMessage
from innovations.blind import needles_of, seen_in
from innovations.choices import EntryState
from innovations.file_words import read_file
from innovations.models import Call, Entry, EntryFile, Screening
from innovations.selectors.blind import MOST_TRIES
from innovations.selectors.screening import alike_entries
from innovations.services import blind
from innovations.services.screening import screen_entry, take_up_again
from tests.accounts.factories import UserFactory
from tests.innovations.factories import NOON, call_with_criteria, standing_entry
from tests.innovations.panels import officer
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(hours=1)


def submitted(**fields: object) -> Entry:
    call = fields.pop("call", None) or call_with_criteria()
    values = {"number": 1, "owner": UserFactory(), "state": EntryState.SUBMITTED} | fields
    return standing_entry(call=call, **values)  # type: ignore[arg-type]  # told by the test


@pytest.mark.parametrize(
    ("result", "state"),
    [("accepted", "screened"), ("returned", "returned"), ("declined", "declined")],
)
def test_the_entrant_is_told_what_was_decided_and_why(result: str, state: str) -> None:
    entry = submitted()

    screen_entry(entry=entry, result=result, reason="Maelezo zaidi.", by=officer(), at=NOON)

    entry.refresh_from_db()
    assert entry.state == state
    assert Screening.objects.get().reason == "Maelezo zaidi."
    assert "Maelezo zaidi." in OutboxMessage.objects.get(address=entry.owner.email).text


def test_a_refusal_says_why_and_only_staff_decide() -> None:
    entry = submitted()

    with pytest.raises(ValidationError):
        screen_entry(entry=entry, result="declined", reason=" ", by=officer(), at=NOON)
    with pytest.raises(PermissionDenied):
        screen_entry(entry=entry, result="accepted", reason="", by=UserFactory(), at=NOON)
    assert not Screening.objects.exists()


def test_a_declined_entry_can_be_taken_up_again() -> None:
    entry, staff = submitted(state=EntryState.DECLINED), officer()

    take_up_again(entry=entry, reason="Rufaa.", by=staff, at=NOON)

    assert entry.state == EntryState.SUBMITTED


def test_what_was_entered_before_is_pointed_out() -> None:
    call = call_with_criteria()
    earlier = call_with_criteria(edition=EditionFactory(starts_on=dt.date(2019, 3, 1)))
    entry = submitted(call=call, title="Mfumo wa kufuatilia maji vijijini")
    again = standing_entry(call=earlier, number=4, title="Mfumo wa Kufuatilia Maji Vijijini.")
    standing_entry(call=call, number=9, title="Programu ya elimu ya watoto")

    assert [one.entry for one in alike_entries(entry=entry)] == [again]


def test_names_are_seen_in_whatever_order_and_everyday_words_are_not() -> None:
    needles = needles_of(
        people=["Dkt. Asha Mwinyi", "Juma Ali"],
        bodies=["Chuo Kikuu cha Dodoma"],
        acronyms=["SUA"],
        emails=["asha@ns.udom.ac.tz", "juma@gmail.com"],
    )

    assert seen_in("Kazi ya MWINYI Asha wa chuo kikuu cha Dodoma", needles) == [
        "Dkt. Asha Mwinyi",
        "Chuo Kikuu cha Dodoma",
    ]
    assert seen_in("Siku ya Juma tunapima maji sua", needles) == []
    assert seen_in("SUA, https://www.udom.ac.tz/x", needles) == ["SUA", "udom.ac.tz"]
    assert seen_in("asha-mradi.pdf", needles, few_words=True) == ["Dkt. Asha Mwinyi"]


def test_a_word_file_and_a_pdf_tell_who_made_them(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file())
    (tmp_path / "a.pdf").write_bytes(pdf_file())

    word = read_file(tmp_path / "a.docx", "docx", in_child=False, base=tmp_path)
    pdf = read_file(tmp_path / "a.pdf", "pdf", in_child=False, base=tmp_path)

    assert word.people["creator"] == "Asha Mwinyi"
    assert "Chuo cha Mfano" in word.pages[0]
    assert pdf.people == {"Author": "Asha Mwinyi"}
    assert pdf.pages == ["Imeandikwa na Asha Mwinyi"]


def test_a_word_file_tells_who_changed_it_and_commented(tmp_path: Path) -> None:
    path = tmp_path / "kazi.docx"
    document = Document()
    inserted = document.add_paragraph("Mfumo").runs[0]._r
    change = OxmlElement("w:ins")
    change.set(qn("w:author"), "Juma Ali")
    inserted.addprevious(change)
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "word/people.xml", '<p xmlns:w="urn:w"><w:person w:author="Asha Juma"/></p>'
        )

    told = read_file(path, "docx", in_child=False, base=tmp_path)

    assert told.people["changes"] == "Asha Juma, Juma Ali"


def test_names_on_later_pages_and_in_photographs_are_found_with_their_pages(tmp_path: Path) -> None:
    photo = io.BytesIO()
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Asha Mwinyi"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "S", 2: (6.0, 10.0, 0.0)})
    Image.new("RGB", (8, 8)).save(photo, "JPEG", exif=exif)
    with pikepdf.open(io.BytesIO(pdf_file())) as document:
        for _copy in range(2):
            document.pages.append(document.pages[0])
        document.pages[1].Contents = document.make_stream(b"")
        picture = document.make_stream(photo.getvalue(), Subtype=pikepdf.Name.Image, Filter=pikepdf.Name.DCTDecode)  # fmt: skip
        document.pages[1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
        document.save(tmp_path / "a.pdf")
    told = read_file(tmp_path / "a.pdf", "pdf", in_child=False, base=tmp_path)
    assert (len(told.pages), told.pages[1], told.is_whole) == (3, "", True)
    assert told.people["Artist (2/1)"] == "Asha Mwinyi"
    assert "GPS (2/1)" in told.people

    entry = submitted(state=EntryState.SCREENED, authors=("Asha Mwinyi",))
    attach(entry, "kazi.pdf", (tmp_path / "a.pdf").read_bytes())
    found = blind.check_blind_copy(entry=entry, by=officer(), at=LATER)
    assert [one.pages for one in found if one.place == "pages"] == ["1, 3"]


def test_fields_of_forms_are_no_people_and_a_picture_on_every_page_is_one(tmp_path, monkeypatch) -> None:  # fmt: skip
    monkeypatch.setattr("innovations.file_words.pdf_words.MOST_PICTURES", 1)
    with pikepdf.open(io.BytesIO(pdf_file())) as document:
        picture = document.make_stream(
            b"", Subtype=pikepdf.Name.Image, Filter=pikepdf.Name.DCTDecode
        )
        document.pages.append(document.pages[0])
        for page in document.pages:
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
            page.Annots = pikepdf.Array(
                pikepdf.Dictionary(Subtype=kind, T=pikepdf.String(name))
                for kind, name in ((pikepdf.Name.Widget, "jina_1"), (pikepdf.Name.Text, "Juma Ali"))
            )
        document.save(tmp_path / "a.pdf")

    told = read_file(tmp_path / "a.pdf", "pdf", in_child=False, base=tmp_path)

    assert (told.people["changes"], told.is_whole) == ("Juma Ali", True)


def test_slides_are_read_with_their_notes_and_a_file_without_end_is_told(tmp_path, monkeypatch) -> None:  # fmt: skip
    path = tmp_path / "a.pptx"
    words = '<p xmlns:a="urn:a"><a:p><a:t>{}</a:t></a:p></p>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ppt/slides/slide1.xml", words.format("Mfumo"))
        archive.writestr("ppt/slides/slide2.xml", words.format("Majaribio"))
        archive.writestr("ppt/notesSlides/notesSlide2.xml", words.format("Asha Mwinyi"))

    told = read_file(path, "pptx", in_child=False, base=tmp_path)
    assert [text.split() for text in told.pages] == [["Mfumo"], ["Asha", "Mwinyi", "Majaribio"]]
    monkeypatch.setattr("innovations.file_words.reading.MOST_PAGES", 1)
    assert not read_file(path, "pptx", in_child=False, base=tmp_path).is_whole


def test_a_check_that_fails_is_tried_again_and_waits_for_all_to_see(client, settings, monkeypatch) -> None:  # fmt: skip
    settings.STAFF_SECOND_FACTOR = False
    entry = submitted(state=EntryState.SCREENED, authors=())
    client.force_login(officer())
    page = reverse("innovations:entry_for_staff", args=[entry.edition.year, 1])
    client.post(reverse("innovations:check_blind", args=[entry.edition.year, 1]))
    assert client.get(page).context["is_awaited"]
    listed = client.get(
        reverse("innovations:entries", args=[entry.edition.year]) + "?upofu=inasubiri"
    )
    assert listed.status_code == 200
    with pytest.raises(ValidationError):
        blind.clear_for_judges(entry=entry, by=officer(), at=LATER)

    def broken(*_told, **_more):
        raise OSError("disk")

    entry.refresh_from_db()
    later = entry.blind_asked_at
    with monkeypatch.context() as patched:
        patched.setattr(blind, "check_blind_copy", broken)
        for _try in range(MOST_TRIES):
            with pytest.raises(OSError, match="disk"):
                blind.check_when_asked(entry_id=entry.pk, at=later)
    assert client.get(page).context["has_failed"]
    assert blind.resume_checks(at=later + dt.timedelta(hours=1)) == 0

    client.post(reverse("innovations:check_blind", args=[entry.edition.year, 1]))
    assert blind.resume_checks(at=later) == 0
    assert blind.resume_checks(at=later + dt.timedelta(hours=1)) == 1
    assert blind.check_when_asked(entry_id=entry.pk, at=later + dt.timedelta(hours=1)) == 0
    entry.refresh_from_db()
    assert (entry.blind_asked_at, entry.blind_checked_at) == (None, later + dt.timedelta(hours=1))


def test_a_file_is_read_in_a_process_of_its_own_and_a_broken_one_is_told(tmp_path: Path, settings) -> None:  # fmt: skip
    (tmp_path / "a.pdf").write_bytes(pdf_file())
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 nothing")

    whole = read_file(tmp_path / "a.pdf", "pdf", in_child=True, base=settings.BASE_DIR)
    broken = read_file(tmp_path / "b.pdf", "pdf", in_child=True, base=settings.BASE_DIR)

    assert whole.pages == ["Imeandikwa na Asha Mwinyi"]
    assert not broken.is_read


def test_a_blind_copy_is_looked_through_decided_and_cleared() -> None:
    staff = officer()
    institution = InstitutionFactory(name_sw="Chuo cha Mfano")
    entry = submitted(
        state=EntryState.SCREENED,
        institution=institution,
        authors=("Asha Mwinyi",),
        abstract="Sisi wa Chuo cha Mfano tumeunda mfumo.",
    )
    attach(entry, "asha-mwinyi.pdf", pdf_file())

    found = blind.check_blind_copy(entry=entry, by=staff, at=LATER)

    assert sorted((one.place, one.found) for one in found) == [
        ("abstract", "Chuo cha Mfano"),
        ("file_name", "Asha Mwinyi"),
        ("metadata", "Author: Asha Mwinyi"),
        ("pages", "Asha Mwinyi"),
    ]
    with pytest.raises(ValidationError):
        blind.clear_for_judges(entry=entry, by=staff, at=LATER)
    for one in found:
        blind.decide_finding(finding=one, decision="Imeondolewa.", by=staff, at=LATER)
    assert blind.check_blind_copy(entry=entry, by=staff, at=LATER) == []
    blind.clear_for_judges(entry=entry, by=staff, at=LATER)
    entry.refresh_from_db()
    assert entry.blind_cleared_at == LATER

    Entry.objects.filter(pk=entry.pk).update(title="Mradi wa Asha Mwinyi")
    entry.refresh_from_db()
    assert len(blind.check_blind_copy(entry=entry, by=staff, at=LATER)) == 1
    assert entry.blind_cleared_at is None


def test_an_entry_handed_in_again_must_be_looked_through_again() -> None:
    staff, entry = officer(), submitted(state=EntryState.SCREENED, authors=())
    blind.check_blind_copy(entry=entry, by=staff, at=LATER)
    entry.submitted_at = LATER + dt.timedelta(hours=1)
    entry.save()

    with pytest.raises(ValidationError):
        blind.clear_for_judges(entry=entry, by=staff, at=LATER)


def test_title_and_abstract_with_which_an_entry_was_cleared_stay(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    entry = submitted(state=EntryState.SCREENED, blind_cleared_at=LATER)
    client.force_login(officer())
    page = address(section_called("maingizo"), entry.edition, "row", entry.pk)

    form = client.get(page).context["form"]
    told = {field.html_name: field.value() or "" for field in form}
    answer = client.post(page, {**told, "title": "Mradi wa Asha Juma", "abstract": "Mimi Asha."})

    assert list(answer.context["form"].errors) == ["title", "abstract"]


def test_the_call_is_not_deleted_under_those_who_entered(client: Client, settings) -> None:
    """Without it the gallery would take their entries for a list that waits for no judges."""
    settings.STAFF_SECOND_FACTOR = False
    call = call_with_criteria()
    submitted(call=call)
    client.force_login(officer())

    answer = client.post(address(section_called("mwito"), call.edition, "remove_row", call.pk))

    assert answer.status_code == 409
    assert Call.objects.filter(pk=call.pk).exists()


def test_entries_in_which_nothing_was_found_are_cleared_together() -> None:
    call, staff = call_with_criteria(), officer()
    clean = submitted(call=call, state=EntryState.SCREENED)
    named = submitted(call=call, number=2, state=EntryState.SCREENED, title="Wa Asha Juma")
    for entry in (clean, named):
        blind.check_blind_copy(entry=entry, by=staff, at=LATER)

    assert blind.clear_all_without_findings(edition=call.edition, by=staff, at=LATER) == 1

    clean.refresh_from_db()
    named.refresh_from_db()
    assert (clean.blind_cleared_at, named.blind_cleared_at) == (LATER, None)


def test_staff_screen_on_the_pages(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    # The pages go by the clock of the day.
    entry = submitted(
        authors=("Asha Mwinyi",),
        title="Mradi wa Asha Mwinyi",
        submitted_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    )
    client.force_login(officer())
    year = entry.edition.year
    page = reverse("innovations:entry_for_staff", args=[year, 1])

    refused = client.post(page, {"result": "declined", "reason": ""})
    assert "reason" in refused.context["form"].errors
    assert client.post(page, {"result": "accepted", "reason": ""}).status_code == 302
    client.post(reverse("innovations:check_blind", args=[year, 1]))
    blind.check_when_asked(entry_id=entry.pk, at=timezone.now())
    finding = entry.blind_findings.get()
    client.post(
        reverse("innovations:decide_finding", args=[year, 1, finding.pk]), {"decision": "Sawa."}
    )
    client.post(reverse("innovations:clear_entry", args=[year, 1]))
    entry.refresh_from_db()
    assert entry.blind_cleared_at is not None
    assert b"Sawa." in client.get(page).content
    client.post(reverse("innovations:take_from_judges", args=[year, 1]), {"reason": "Jina."})
    entry.refresh_from_db()
    assert entry.blind_cleared_at is None


def test_the_list_is_searched_and_taken_as_a_file(
    client: Client, settings, django_assert_max_num_queries
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    call = call_with_criteria()
    submitted(call=call, title="=Hesabu")
    client.force_login(UserFactory(roles=[Role.AUDITOR]))
    entries = reverse("innovations:entries", args=[call.edition.year])
    client.get(entries)
    with django_assert_max_num_queries(30) as counted:
        client.get(entries)
    for number in range(2, 31):
        submitted(call=call, number=number, title=f"Kazi {number}")
    with django_assert_max_num_queries(len(counted)):
        assert client.get(entries).context["number"] == 30

    assert client.get(entries, {"q": "hesabu"}).context["number"] == 1
    export = reverse("innovations:export_entries", args=[call.edition.year])
    table = b"".join(client.post(f"{export}?q=hesabu", {"muundo": "csv"}).streaming_content)
    assert table.count(b"\r\n") == 2
    assert b"'=Hesabu" in table


def test_who_may_open_the_pages_of_screening_and_the_panel(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    call = call_with_criteria()
    entry = submitted(call=call)
    year = call.edition.year
    reading = [
        reverse(f"innovations:{name}", args=[year, *further])
        for name, further in (
            ("entries", ()),
            ("entry_for_staff", (entry.number,)),
            ("panel", ()),
            ("relations", ()),
            ("assigning", (1,)),
        )
    ]
    writing = [
        reverse(f"innovations:{name}", args=[year, *further])
        for name, further in (
            ("invite_judge", ()),
            ("take_up_again", (entry.number,)),
            ("take_from_judges", (entry.number,)),
        )
    ]
    may = {
        Role.COORDINATOR: (200, 200),
        Role.INNOVATION: (200, 200),
        Role.AUDITOR: (200, 403),
        Role.FINANCE: (403, 403),
        Role.DESK: (403, 403),
        Role.PARTICIPANT: (403, 403),
        Role.INNOVATOR: (403, 403),
        Role.JUDGE: (403, 403),
    }
    for role, (reads, writes) in may.items():
        client.force_login(UserFactory(roles=[role]))
        assert {client.get(page).status_code for page in reading} == {reads}, role
        assert {client.get(page).status_code for page in writing} == {writes}, role
    client.logout()
    assert {client.get(page).status_code for page in reading + writing} == {302}


def attach(entry: Entry, name: str, content: bytes) -> EntryFile:
    stored = default_storage.save(f"uploads/{name}", ContentFile(content))
    upload = Upload.objects.create(
        kind="innovation_file",
        edition=entry.edition,
        subject=f"entry:{entry.pk}",
        state="ready",
        filename=name,
        size=len(content),
        received=len(content),
        media_type="application/pdf",
        sha256="0" * 64,
        file=stored,
        sent_by_label="mtu",
        started_at=NOON,
        last_part_at=NOON,
    )
    return EntryFile.objects.create(entry=entry, upload=upload, added_at=NOON)


def word_file() -> bytes:
    document = Document()
    document.core_properties.author = "Asha Mwinyi"
    document.add_paragraph("Mradi wa Chuo cha Mfano")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_file() -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(
        b"BT /F1 12 Tf 72 700 Td [(Imeandikwa) -300 (na)] TJ T* (Asha Mwi) Tj (nyi) Tj ET"
    )
    document.docinfo["/Author"] = "Asha Mwinyi"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
