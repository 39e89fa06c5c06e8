"""People with hard names who take part, and their badges as pictures."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import zxingcpp
from PIL import Image

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition
from registrations.choices import RegistrationState
from registrations.models import Registration
from tests.registrations.factories import NOON, open_edition, open_group

# Apostrophes, capitals, accents, and sixty letters in one, two and many words.
HARD_NAMES = (
    "Wambura Ng'ong'o",
    "Bi. Beng'i Mwakyusa",
    "MHE. DKT. ASHA-ROSE MTUNGIREHI",
    "Mwanaharusi Abdulrahmani Mwinyikambi Nyangumbuzi Shekiondobw",
    "Aliyepewajinarefusanalisilokatika Bilakuachanafasiyakumaliza",
    "Aliyepewajinarefusanalisilokatikabilakuachanafasihatakidogoo",
    "Thérèse Müller-Łukasiewicz",
    "Jo",
)
LONG_INSTITUTION = "Ofisi ya Waziri Mkuu - Kazi, Vijana, Ajira na Watu wenye Ulemavu"


def meeting_with(
    names: tuple[str, ...] = HARD_NAMES, *, groups: int = 3, institution: Institution | None = None
) -> tuple[Edition, list[Registration]]:
    """An edition in which these take part, in turn in each group."""
    edition = open_edition()
    known = [open_group(edition, name_sw=f"Kundi la {n}") for n in range(1, groups + 1)]
    rows = [
        Registration.objects.create(
            edition=edition,
            group=known[place % groups],
            full_name=name,
            institution=institution,
            institution_name="" if institution else (LONG_INSTITUTION if place % 2 else "VETA"),
            office="Mkurugenzi wa Teknolojia ya Habari na Mawasiliano",
            state=RegistrationState.CONFIRMED,
            created_at=NOON,
        )
        for place, name in enumerate(names)
    ]
    return edition, rows


def pictures_of(content: bytes, folder: Path, *, dots: int = 150) -> list[Image.Image]:
    """The pages, as they would be printed."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "beji.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", str(dots), "beji.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True)
    return [Image.open(path) for path in sorted(folder.glob("page-*.ppm"))]


def codes_on(picture: Image.Image) -> list[str]:
    """What a scanner reads on a page, in the order of reading."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    place = {one.text: (one.position.top_left.y // 40, one.position.top_left.x) for one in found}
    return sorted(place, key=lambda text: place[text])


def photograph(text: str) -> bytes:
    """A JPEG of a badge that says `text`, held askew; of a bare table when it says nothing."""
    table = Image.new("RGB", (900, 700), (150, 120, 90))
    if text:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        drawn = zxingcpp.write_barcode_to_image(code, scale=8, add_quiet_zones=True)
        badge = Image.frombytes("L", drawn.shape[::-1], bytes(memoryview(drawn)))
        table.paste(badge.rotate(12, expand=True, fillcolor=255), (250, 150))
    written = io.BytesIO()
    table.save(written, "JPEG")
    return written.getvalue()


def text_of(content: bytes, folder: Path) -> str:
    """The words of a file as they follow each other, without blanks."""
    (folder / "beji.pdf").write_bytes(content)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "beji.pdf", "-"]
    told = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return re.sub(r"\s+", "", told.stdout.decode())
