"""Pictures of entries as pages show them: small, so that a phone need not load the original."""

from __future__ import annotations

import logging
from io import BytesIO

from django.core.cache import cache

from egov_meeting.documents.models import Upload

logger = logging.getLogger(__name__)

LONGEST_SIDE = 960
_QUALITY = 80
_KEPT_SECONDS = 24 * 60 * 60


def small_picture(upload: Upload) -> bytes | None:
    """A JPEG of at most 960 pixels a side, kept for a day; None when the file is gone or no picture."""
    key = f"entry-picture-{upload.pk}"
    content: bytes | None = cache.get(key)
    if content is None:
        content = _drawn(upload)
        if content is not None:
            cache.set(key, content, _KEPT_SECONDS)
    return content


def _drawn(upload: Upload) -> bytes | None:
    from PIL import Image  # only this view and the checking of files need it

    made = BytesIO()
    try:
        with upload.file.open("rb") as opened, Image.open(opened, formats=("JPEG", "PNG")) as found:
            found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            paper = Image.new("RGB", found.size, "white")
            picture = found.convert("RGBA")
            paper.paste(picture, mask=picture.getchannel("A"))
            paper.save(made, "JPEG", quality=_QUALITY)
    except (OSError, ValueError, SyntaxError):
        logger.exception("the picture of upload %s cannot be shown", upload.pk)
        return None
    return made.getvalue()
