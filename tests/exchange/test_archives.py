"""Edition folders as ZIP files, handed in and taken away by staff in the browser."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.exchange.problems import FolderRefused
from egov_meeting.exchange.reading.archive import unpacked_archive
from egov_meeting.meetings.models import Edition
from tests.accounts.factories import UserFactory
from tests.exchange.folders import SMALL, load, small_folder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture(autouse=True)
def without_second_step(settings: object) -> None:
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]


def archive(files: dict[str, str | bytes], *, inside: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(f"{inside}{name}", content)
    return stream.getvalue()


def hand_in(client: Client, content: bytes, **more: str) -> object:
    upload = SimpleUploadedFile("folder.zip", content, "application/zip")
    return client.post(reverse("exchange:folders"), {"archive": upload, **more})


def signed_in(client: Client, *roles: Role) -> User:
    user = UserFactory(roles=list(roles))
    client.force_login(user)
    return user


def refused_codes(content: bytes) -> list[str]:
    with (
        pytest.raises(FolderRefused) as refusal,
        unpacked_archive(io.BytesIO(content), size=len(content)),
    ):
        pass
    return [problem.code for problem in refusal.value.problems]


@pytest.mark.parametrize("inside", ["", "2031/"])
def test_a_coordinator_hands_a_folder_in(inside: str, client: Client) -> None:
    user = signed_in(client, Role.COORDINATOR)

    response = hand_in(client, archive(SMALL, inside=inside))

    assert response.status_code == 302
    assert Edition.objects.get().year == 2031
    event = Event.objects.get(action="exchange.loaded")
    assert event.actor_id == user.pk


def test_every_problem_is_shown_with_its_place(client: Client) -> None:
    signed_in(client, Role.COORDINATOR)
    bad = SMALL | {"sponsors.yaml": "- {institution: nbm}\n", "groups.yaml": "- {number: x}\n"}

    response = hand_in(client, archive(bad))

    page = response.content.decode()
    assert response.status_code == 422
    assert "The folder was refused: 3 problems" in page
    assert "Did you mean “nmb” (Benki ya NMB)?" in page
    assert "line 1, [1].institution" in page
    assert not Edition.objects.exists()


def test_markup_in_a_bad_file_is_shown_as_text(client: Client) -> None:
    signed_in(client, Role.COORDINATOR)
    bad = SMALL | {"sponsors.yaml": "- {institution: '<script>alert(1)</script>'}\n"}

    page = hand_in(client, archive(bad)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_folder_can_be_checked_without_loading_it(client: Client) -> None:
    signed_in(client, Role.COORDINATOR)

    response = hand_in(client, archive(SMALL), only_check="on")

    assert "The folder is in order and can be loaded." in response.content.decode()
    assert not Edition.objects.exists()
    assert not Event.objects.exists()


def test_a_form_without_a_file_says_so(client: Client) -> None:
    signed_in(client, Role.COORDINATOR)

    response = client.post(reverse("exchange:folders"), {})

    assert "Choose the ZIP file." in response.content.decode()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.RAPPORTEUR])
def test_those_who_may_not_load_cannot_hand_in(role: Role, client: Client) -> None:
    signed_in(client, role)

    assert hand_in(client, archive(SMALL)).status_code == 403
    assert not Edition.objects.exists()


def test_an_auditor_takes_a_folder_away_and_it_is_on_record(client: Client, tmp_path: Path) -> None:
    load(small_folder(tmp_path))
    user = signed_in(client, Role.AUDITOR)

    response = client.post(reverse("exchange:take_away", args=[2031]))

    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        assert "2031/edition.yaml" in packed.namelist()
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"] == 'attachment; filename="kikao-2031.zip"'
    assert Event.objects.get(action="exchange.dumped").actor_id == user.pk


def test_a_rapporteur_cannot_take_a_folder_away(client: Client, tmp_path: Path) -> None:
    load(small_folder(tmp_path))
    signed_in(client, Role.RAPPORTEUR)

    assert client.post(reverse("exchange:take_away", args=[2031])).status_code == 403


def test_what_is_taken_away_can_be_handed_in_again(client: Client, tmp_path: Path) -> None:
    load(small_folder(tmp_path))
    signed_in(client, Role.COORDINATOR)
    content = client.post(reverse("exchange:take_away", args=[2031])).content

    response = hand_in(client, content)

    assert response.status_code == 302
    assert Event.objects.filter(action="exchange.loaded_unchanged").count() == 1


def test_the_page_needs_the_same_queries_for_1_and_30_editions(
    client: Client, tmp_path: Path, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    first = load(small_folder(tmp_path)).edition
    signed_in(client, Role.COORDINATOR)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("exchange:folders"))
        return len(captured)

    with_one = queries()
    for number in range(30):
        first.pk, first.year, first.number = None, 2040 + number, 40 + number
        first._state.adding = True
        first.save()
    assert queries() == with_one


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"not a zip", ["not_a_zip"]),
        (archive({"../edition.yaml": "a"}), ["zip_name"]),
        (archive({"/etc/passwd": "a"}), ["zip_name"]),
        (archive({"a\\..\\b": "a"}), ["zip_name"]),
        (archive({"edition.yaml": b"0" * 5_000_000}), ["zip_packing"]),
        (archive({f"photographs/{number}.png": b"" for number in range(401)}), ["too_many_files"]),
        (archive({"edition.yaml": "abc" * 100})[:-60], ["not_a_zip"]),
    ],
    ids=["text", "upwards", "absolute", "backslash", "bomb", "many", "cut off"],
)
def test_a_zip_that_cannot_be_trusted_is_refused(content: bytes, codes: list[str]) -> None:
    assert refused_codes(content) == codes


def test_a_link_in_a_zip_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        link = zipfile.ZipInfo("people.yaml")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")

    assert refused_codes(stream.getvalue()) == ["symlink"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_with_garbled_content_is_refused(packing: int) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as packed:
        packed.writestr("edition.yaml", "".join(f"line: {number}\n" for number in range(2000)))
    content = bytearray(target.getvalue())
    start = content.find(b"edition.yaml") + len("edition.yaml")
    content[start : start + 40] = b"\xff" * 40

    assert refused_codes(bytes(content)) == ["zip_broken"]


def test_nothing_of_an_unpacked_zip_stays_behind() -> None:
    content = archive(SMALL)
    with unpacked_archive(io.BytesIO(content), size=len(content)) as folder:
        assert (folder / "edition.yaml").exists()

    assert not folder.exists()
