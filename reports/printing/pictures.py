"""The photographs of a report, as the file needs them: upright, and no larger than print shows."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from django.core.files.storage import default_storage
from PIL import Image, ImageOps, UnidentifiedImageError

from reports.composing import ComposedReport
from reports.composing.blocks import Picture

logger = logging.getLogger(__name__)

WIDEST = 1600  # pixels: 163 mm at 250 dots to the inch
LARGEST_KEPT = 400_000  # bytes; a smaller file goes in as it is


def pictures_of(report: ComposedReport) -> dict[str, bytes]:
    """The content behind every picture's `media:` key; one that cannot be read is a blank."""
    found: dict[str, bytes] = {}
    for picture in _pictures(report):
        if picture.media_key not in found:
            found[picture.media_key] = _content(picture)
    return found


def _pictures(report: ComposedReport) -> Iterator[Picture]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Picture) and block.media_key:
                yield block


def _content(picture: Picture) -> bytes:
    try:
        with default_storage.open(picture.name, "rb") as file:
            content = file.read()
        return content if len(content) <= LARGEST_KEPT else _smaller(content)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        logger.warning("photograph %s cannot be read: %s", picture.name, error)
        return _blank()


def _smaller(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    image.thumbnail((WIDEST, WIDEST))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=82)
    return target.getvalue()


def _blank() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (WIDEST // 4, WIDEST // 6), "#eef3f0").save(target, "PNG")
    return target.getvalue()
