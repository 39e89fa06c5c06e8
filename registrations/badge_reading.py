"""What the square code of a badge on a photograph says, for phones whose browser cannot read one."""

from __future__ import annotations

import re
import warnings
from typing import IO

import zxingcpp
from PIL import Image, UnidentifiedImageError

from egov_meeting.meetings.pictures import LARGEST_PIXELS, load_whole
from registrations.passes import QR_PATTERN

LONGEST_SIDE = 1600  # a code of 25 modules is read on far less; more only costs time
_BADGE = re.compile(QR_PATTERN)
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)


def text_on_picture(content: IO[bytes]) -> str:
    """The text of the code, of a badge rather than of anything else in the picture; "" when none is seen.

    Raises ValueError for whatever is not a whole JPEG or PNG of bearable size.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(content, formats=("JPEG", "PNG")) as image:
                picture = _grey(image)
    except (*_BROKEN, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValueError("not a picture") from error
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    texts = sorted((one.text for one in found), key=lambda text: not _BADGE.fullmatch(text))
    return texts[0] if texts else ""


def _grey(image: Image.Image) -> Image.Image:
    if image.width * image.height > LARGEST_PIXELS:
        raise ValueError("too many points")
    image.draft(
        "L", (LONGEST_SIDE, LONGEST_SIDE)
    )  # a JPEG is read at a fraction of its size at once
    load_whole(image)
    grey = image.convert("L")
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return grey
