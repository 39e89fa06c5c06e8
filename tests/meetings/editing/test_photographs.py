"""Uploaded pictures are looked into and written anew."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.models import Photograph

PHOTOGRAPHS = section_called("picha")


def picture(kind: str, size: tuple[int, int] = (300, 200), **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "darkgreen").save(written, kind, **options)
    return written.getvalue()


def send(client, edition, content: bytes, name: str = "../../x.php"):
    upload = SimpleUploadedFile(name, content, content_type="image/png")
    return client.post(
        address(PHOTOGRAPHS, edition, "add_row"), {"caption_sw": "Washiriki", "image": upload}
    )


@pytest.mark.parametrize(("kind", "kept_as"), [("PNG", "PNG"), ("JPEG", "JPEG"), ("WEBP", "JPEG")])
def test_picture_is_kept_under_its_checksum(edition, coordinator, kind, kept_as):
    answer = send(coordinator, edition, picture(kind))

    assert answer.status_code == 302, answer.context["form"].errors
    photograph = Photograph.objects.get()
    assert photograph.image.name.startswith(f"photographs/{edition.pk}/")
    assert "php" not in photograph.image.name
    with photograph.image.open() as stored:
        assert Image.open(stored).format == kept_as


def test_place_and_camera_are_removed(edition, coordinator):
    exif = Image.Exif()
    exif[0x010F] = "Kamera ya siri"
    exif.get_ifd(0x8825)[1] = "S"

    send(coordinator, edition, picture("JPEG", exif=exif, comment=b"siri"))

    with Photograph.objects.get().image.open() as stored:
        content = stored.read()
    assert b"siri" not in content
    assert not Image.open(io.BytesIO(content)).getexif()


def test_large_picture_is_made_as_small_as_a_page_needs(edition, coordinator):
    send(coordinator, edition, picture("JPEG", size=(4000, 1000)))

    with Photograph.objects.get().image.open() as stored:
        assert Image.open(stored).size == (2400, 600)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a" + b"\0" * 100,
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    ],
    ids=["empty", "text", "svg", "gif", "pdf", "broken png"],
)
def test_file_that_is_no_picture_is_refused_beside_its_field(edition, coordinator, content):
    answer = send(coordinator, edition, content, name="picha.png")

    assert list(answer.context["form"].errors) == ["image"]
    assert 'value="Washiriki"' in answer.content.decode()
    assert not Photograph.objects.exists()


def test_half_a_picture_is_refused(edition, coordinator):
    whole = picture("JPEG", size=(800, 800))

    answer = send(coordinator, edition, whole[: len(whole) // 2])

    assert list(answer.context["form"].errors) == ["image"]


def test_picture_with_too_many_points_is_refused_before_it_is_opened(edition, coordinator):
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")

    answer = send(coordinator, edition, bomb.getvalue())

    assert list(answer.context["form"].errors) == ["image"]


def test_caption_can_be_changed_without_sending_the_picture_again(edition, coordinator):
    send(coordinator, edition, picture("PNG"))
    photograph = Photograph.objects.get()
    at = address(PHOTOGRAPHS, edition, "row", photograph.pk)
    marks = coordinator.get(at).context["form"]["marks"].value()

    coordinator.post(at, {"caption_sw": "Viongozi", "marks": marks})

    name = photograph.image.name
    photograph.refresh_from_db()
    assert (photograph.caption_sw, photograph.image.name) == ("Viongozi", name)


def test_picture_can_be_removed(edition, coordinator):
    send(coordinator, edition, picture("PNG"))
    photograph = Photograph.objects.get()
    at = address(PHOTOGRAPHS, edition, "row", photograph.pk)
    marks = coordinator.get(at).context["form"]["marks"].value()

    coordinator.post(at, {"caption_sw": "Washiriki", "marks": marks, "image-clear": "on"})

    photograph.refresh_from_db()
    assert photograph.image.name == ""
