"""The programme on paper: everything of 2019's annex, tagged, in both languages; published by staff."""

from __future__ import annotations

import datetime as dt
import io
import re
from functools import cache
from typing import Any

import pikepdf
import pytest
from django.db import transaction
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.accounts.roles import Role
from egov_meeting.documents.builds import BuildRefused, BuildRequest
from egov_meeting.documents.choices import DocumentState
from egov_meeting.documents.kinds import kind_called
from egov_meeting.documents.models import Document, DocumentJob
from egov_meeting.documents.permissions import can_publish
from egov_meeting.documents.progress import silent_progress
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.grammar import for_language
from sessions_app.documents import build_programme
from tests.documents.factories import UserFactory
from tests.editions.folders import folder_file
from tests.exchange.folders import SHIPPED, load
from tests.meetings.factories import EditionFactory
from tests.sessions_app.small_programme import MORNING, item_called, publish, small_programme

LANGUAGES = pytest.mark.parametrize("language", ["sw", "en"])
CODE = "7KQ2-X9MB-04TZ"


def asked_for(edition: Edition, language: str) -> BuildRequest:
    return BuildRequest(
        kind="programme",
        edition=edition,
        language=language,
        params={},
        version=1,
        verification_code=CODE,
        verification_address=f"https://kikao.example.go.tz/sw/thibitisha/{CODE}/",
        requested_by=None,
        requested_at=MORNING,
    )


def printed(edition: Edition, language: str) -> bytes:
    return build_programme(asked_for(edition, language), silent_progress()).content


def squeezed(text: str) -> str:
    """Letters and figures alone."""
    return re.sub(r"[\W_]+", "", text).casefold()


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


@pytest.fixture(scope="module")
def of_2019(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, bytes]:
    """The programme of 2019 in each language, and both in one file."""
    with django_db_blocker.unblock(), transaction.atomic():
        edition = load(SHIPPED / "2019").edition
        files = {language: printed(edition, language) for language in ("sw", "en", "both")}
        transaction.set_rollback(True)
    return files


@cache
def lines_of_2019(language: str) -> tuple[str, ...]:
    """What the folder of 2019 says of each day, session and item, piece by piece."""
    names = {row["key"]: row["full_name"] for row in folder_file(2019, "people.yaml")}
    grammar = for_language(language)

    def person(row: dict[str, Any]) -> str:
        name = names.get(row.get("person", ""), "")
        honorific = row.get("honorific", {}).get(language, "")
        return f"{honorific if name else ''} {name} {row.get('office', {}).get(language, '')}"

    def time(row: dict[str, Any]) -> str:
        start, end = (
            dt.time.fromisoformat(row[key]) if key in row else None for key in ("start", "end")
        )
        if start is None:
            return ""
        return grammar.time_range(start, end) if end else grammar.time(start)

    said = []
    for day in folder_file(2019, "programme.yaml")["days"]:
        said.append(grammar.date_with_weekday(day["date"]))
        for session in day["sessions"]:
            said += [
                session.get("title", {}).get(language, ""),
                session.get("summary", {}).get(language, ""),
            ]
            chairs = (
                [session["chair"]]
                if isinstance(session.get("chair"), dict)
                else session.get("chair", [])
            )
            people = [*chairs, *session.get("facilitators", []), *session.get("panellists", [])]
            said += [person(one) for one in people]
            for item in session["items"]:
                said.append(time(item) + item["title"][language])
                said.append(item.get("summary", {}).get(language, ""))
                said.append(item.get("institutions_printed", ""))
                said.append(person(item["presenter"]) if "presenter" in item else "")
                said.append(item.get("presenter_note", {}).get(language, ""))
    return tuple(phrase for phrase in said if phrase.strip())


@LANGUAGES
def test_everything_of_2019_is_printed(of_2019: dict[str, bytes], language: str) -> None:
    text = squeezed("".join(pages_of(of_2019[language])))
    expected = lines_of_2019(language)

    assert [phrase for phrase in expected if squeezed(phrase) not in text] == []
    items = sum(
        len(session["items"])
        for day in folder_file(2019, "programme.yaml")["days"]
        for session in day["sessions"]
    )
    assert len(expected) > 2 * items > 130


def test_both_languages_follow_one_another_in_one_file(of_2019: dict[str, bytes]) -> None:
    text = squeezed("".join(pages_of(of_2019["both"])))

    missing = [
        phrase
        for language in ("sw", "en")
        for phrase in lines_of_2019(language)
        if squeezed(phrase) not in text
    ]
    assert missing == []
    assert text.index("ratibayakikaokazichapili") < text.index("programmeofthe2nd")


@LANGUAGES
def test_the_file_is_tagged_and_says_what_it_is(of_2019: dict[str, bytes], language: str) -> None:
    with pikepdf.open(io.BytesIO(of_2019[language])) as pdf:
        roles = roles_in(pdf)
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo.Title).startswith(
            {"sw": "Ratiba ya Kikao Kazi cha Pili", "en": "Programme of the 2nd"}[language]
        )
        with pdf.open_metadata() as about:
            assert about["pdfaid:part"] == "3"
            assert about["pdfuaid:part"] == "1"
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD"} <= roles.keys()
    assert (roles["/H1"], roles["/H2"]) == (1, 4)


def roles_in(pdf: Any) -> dict[str, int]:
    """How many elements of each role the file has."""
    found: dict[str, int] = {}
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        one = todo.pop()
        if isinstance(one, pikepdf.Array):
            todo += list(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found[str(one.S)] = found.get(str(one.S), 0) + 1
            todo += [one.K] if "/K" in one else []
    return found


def test_it_can_be_verified_by_its_code(of_2019: dict[str, bytes]) -> None:
    assert CODE in pages_of(of_2019["sw"])[-1]


@pytest.mark.django_db
def test_the_published_version_is_printed_and_named_on_each_page() -> None:
    edition = small_programme()
    draft = pages_of(printed(edition, "sw"))
    publish(edition, at=MORNING)
    item = item_called("Afya")
    item.title_sw = "Elimu"
    item.save()
    pages = pages_of(printed(edition, "sw"))

    assert all("Rasimu ya 10 Machi, 2027" in page for page in draft)
    assert all("Toleo la 1, 10 Machi, 2027" in page for page in pages)
    assert "Elimu" not in "".join(pages)
    assert "Rasimu" not in "".join(pages)


@pytest.mark.django_db
def test_the_same_programme_gives_the_same_bytes() -> None:
    edition = small_programme()

    assert printed(edition, "en") == printed(edition, "en")


@pytest.mark.django_db
def test_an_empty_programme_is_not_printed() -> None:
    with pytest.raises(BuildRefused, match="no_programme"):
        printed(EditionFactory(), "sw")


def stored(edition: Edition, *, at: dt.datetime, state: str = "draft") -> Document:
    document: Document = Document.objects.create(
        kind="programme",
        edition=edition,
        language="sw",
        version=Document.objects.count() + 1,
        state=DocumentState(state),
        file="hakuna.pdf",
        filename="ratiba.pdf",
        media_type="application/pdf",
        size=10,
        sha256="0" * 64,
        verification_code=f"ABCDEFGH{Document.objects.count():04d}",
        created_at=at,
        published_at=at if state == "published" else None,
    )
    return document


@pytest.mark.django_db
def test_staff_ask_for_it_where_all_documents_are_asked_for(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False
    edition = small_programme()
    asked = {}
    for role in (Role.PROGRAMME, Role.COORDINATOR, Role.AUDITOR, Role.FINANCE):
        user = UserFactory()
        RoleAssignment.objects.create(user=user, role=role)
        client = Client()
        client.force_login(user)
        client.post(
            f"/sw/kazi/vikao/{edition.year}/nyaraka/",
            {"kind": "programme", "language": (role == Role.PROGRAMME and "both") or "sw"},
        )
        asked[role] = DocumentJob.objects.filter(kind="programme", requested_by=user).exists()

    assert asked == {
        Role.PROGRAMME: True,
        Role.COORDINATOR: True,
        Role.AUDITOR: False,
        Role.FINANCE: False,
    }


@pytest.mark.django_db
def test_who_publishes_the_programme_publishes_its_file_but_no_draft() -> None:
    edition = small_programme()
    officer, rapporteur = UserFactory(), UserFactory()
    RoleAssignment.objects.create(user=officer, role=Role.PROGRAMME)
    RoleAssignment.objects.create(user=rapporteur, role=Role.RAPPORTEUR)
    draft = stored(edition, at=MORNING)
    publish(edition, at=MORNING + dt.timedelta(hours=1))
    file = stored(edition, at=MORNING + dt.timedelta(hours=2))

    assert [can_publish(officer, one) for one in (draft, file)] == [False, True]
    assert can_publish(rapporteur, file) is False


@pytest.mark.django_db
def test_only_what_is_published_is_for_everybody() -> None:
    edition = small_programme()
    draft, file = stored(edition, at=MORNING), stored(edition, at=MORNING, state="published")

    assert kind_called("programme").is_public
    assert "/sw/ingia/" in Client().get(f"/sw/nyaraka/{draft.pk}/pakua/").headers["Location"]
    # The row has no file here: the door was open, and behind it there was nothing.
    assert Client().get(f"/sw/nyaraka/{file.pk}/pakua/").status_code == 404
