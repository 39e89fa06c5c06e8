"""Pictures are looked into, not believed by their names."""

import io
import warnings
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

from egov_meeting.exchange.limits import LARGEST_IMAGE_PIXELS, LARGEST_IMAGE_SIDE
from egov_meeting.exchange.problems import Problem
from egov_meeting.meetings.pictures import load_whole

_ENDINGS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}


def image_problem(file: str, content: bytes) -> Problem | None:
    """What is wrong with the picture; None when it is a whole PNG or JPEG of bearable size."""
    try:
        kind, width, height = _looked_into(content)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return Problem(file, "not_an_image")
    if max(width, height) > LARGEST_IMAGE_SIDE or width * height > LARGEST_IMAGE_PIXELS:
        limits = {"side": LARGEST_IMAGE_SIDE, "millions": LARGEST_IMAGE_PIXELS // 1_000_000}
        return Problem(file, "image_too_large", values={"width": width, "height": height} | limits)
    if PurePosixPath(file).suffix.lower() not in _ENDINGS[kind]:
        values = {"kind": kind, "ending": _ENDINGS[kind][0]}
        return Problem(file, "image_kind_differs", values=values)
    return _broken_inside(file, content)


def _looked_into(content: bytes) -> tuple[str, int, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=list(_ENDINGS)) as image:
            return str(image.format), image.width, image.height


def _broken_inside(file: str, content: bytes) -> Problem | None:
    try:
        with Image.open(io.BytesIO(content), formats=list(_ENDINGS)) as image:
            load_whole(image)
    except (OSError, SyntaxError, ValueError):
        return Problem(file, "not_an_image")
    return None
