"""Uploaded pictures: looked into, not believed; written anew, so that nothing else comes along."""

from __future__ import annotations

import io
import warnings
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from egov_meeting.meetings.models import Photograph
from egov_meeting.meetings.models.photographs import photograph_path

LARGEST_FILE = 12 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
LONGEST_SIDE = 2400  # enough for the width of a printed page
KINDS = {"PNG": "png", "JPEG": "jpg", "WEBP": "jpg"}  # what comes in, and as what it is kept
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)


def rewritten_picture(content: IO[bytes], *, size: int) -> tuple[bytes, str]:
    """The picture as a fresh PNG or JPEG without EXIF, turned upright and not larger than a page needs.

    Returns content and ending. Raises ValidationError for whatever is not a whole PNG, JPEG or WebP
    within the limits.
    """
    if size > LARGEST_FILE:
        raise ValidationError(
            _("The file is larger than %(limit)s MB. Save the picture smaller and try again.")
            % {"limit": LARGEST_FILE // (1024 * 1024)}
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(content, formats=list(KINDS)) as image:
                return _rewritten(image)
    except (*_BROKEN, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This is not a whole picture. Send a PNG, JPEG or WebP file.")
        ) from error


def load_whole(image: Image.Image) -> None:
    """Decode all of the picture. Raises OSError when its end is missing."""
    # WeasyPrint, once imported, has Pillow make do with cut-off pictures in the whole process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    image.load()


def keep_picture(photograph: Photograph, content: bytes, ending: str, checksum: str) -> str:
    """Store the content under its checksum, once, and return its name in the store."""
    name = photograph_path(photograph, f"{checksum[:32]}.{ending}")
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return name


def _rewritten(image: Image.Image) -> tuple[bytes, str]:
    if image.width * image.height > LARGEST_PIXELS:
        raise ValidationError(
            _("The picture has more than %(limit)s million points. Save it smaller and try again.")
            % {"limit": LARGEST_PIXELS // 1_000_000}
        )
    ending = KINDS[str(image.format)]
    load_whole(image)
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    mode = "RGB" if ending == "jpg" else ("RGBA" if "A" in upright.getbands() else "RGB")
    # Only the points go into the new file: no EXIF, no place, no colour profile, no comments.
    bare = Image.new(mode, upright.size, "white")
    bare.paste(upright.convert(mode))
    written = io.BytesIO()
    if ending == "jpg":
        bare.save(written, "JPEG", quality=88, optimize=True)
    else:
        bare.save(written, "PNG", optimize=True)
    return written.getvalue(), ending
