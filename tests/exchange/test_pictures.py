"""Pictures are looked into before they are believed."""

import io
from pathlib import Path

import pytest
from PIL import Image

from egov_meeting.exchange import limits
from egov_meeting.meetings.models import Photograph
from tests.exchange.folders import codes_of, load, small_folder, write_folder

pytestmark = pytest.mark.django_db

LIST = "- {file: a.png, caption: {sw: Picha, en: Picture}, section: venue}\n"


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 6), colour: str = "red") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, kind)
    return stream.getvalue()


def folder_with(path: Path, content: bytes, name: str = "a.png", text: str = LIST) -> Path:
    small_folder(path, photographs__yaml=text)
    return write_folder(path, {f"photographs/{name}": content})


def test_a_picture_is_stored_under_its_checksum(tmp_path: Path) -> None:
    load(folder_with(tmp_path, picture()))

    photograph = Photograph.objects.get()
    with photograph.image.open("rb") as stored:
        assert stored.read() == picture()
    assert photograph.image.name.startswith(f"photographs/{photograph.edition_id}/")
    assert "a.png" not in photograph.image.name


def test_the_same_picture_under_another_name_changes_nothing(tmp_path: Path) -> None:
    load(folder_with(tmp_path / "a", picture()))

    text = LIST.replace("a.png", "b.png")
    result = load(folder_with(tmp_path / "b", picture(), "b.png", text))

    assert result.changed is False


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"#!/bin/sh\nrm -rf /", "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_an_image"),
        (picture(size=(300, 300))[:400], "not_an_image"),
        (b"", "not_an_image"),
        (picture("GIF"), "not_an_image"),
        (picture("JPEG"), "image_kind_differs"),
    ],
    ids=["script", "svg", "cut off", "empty", "gif", "jpeg called png"],
)
def test_what_is_no_picture_is_refused_with_its_file(
    content: bytes, code: str, tmp_path: Path
) -> None:
    assert codes_of(folder_with(tmp_path, content)) == [("photographs/a.png", code, "")]


def test_a_picture_of_too_many_pixels_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("egov_meeting.exchange.reading.images.LARGEST_IMAGE_SIDE", 5)

    found = codes_of(folder_with(tmp_path, picture()))

    assert found == [("photographs/a.png", "image_too_large", "")]


def test_a_picture_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    found = codes_of(folder_with(tmp_path, b"x" * (limits.LARGEST_IMAGE + 1)))

    assert ("photographs/a.png", "file_too_large", "") in found


def test_a_picture_nobody_names_is_told(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, photographs__yaml="[]")
    write_folder(folder, {"photographs/a.png": picture()})

    assert codes_of(folder) == [("photographs/a.png", "file_not_named", "")]


def test_cut_off_picture_is_refused_beside_the_typesetter(tmp_path: Path) -> None:
    """Once imported, it has Pillow make do with cut-off pictures everywhere."""
    import weasyprint  # noqa: F401

    assert codes_of(folder_with(tmp_path, picture(size=(300, 300))[:400])) == [
        ("photographs/a.png", "not_an_image", "")
    ]
