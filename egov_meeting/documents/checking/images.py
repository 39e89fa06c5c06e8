"""Pictures: drawn anew, so that neither the place where they were taken nor anything else hides in them."""

from __future__ import annotations

import warnings
from pathlib import Path

from egov_meeting.documents.checking.refused import FileRefused

MOST_PIXELS = 50_000_000
_QUALITY = 90


def rewrite_picture(path: Path, *, form: str, to: Path) -> None:
    """Write the picture at `path` anew to `to`. `form` is JPEG or PNG. Raises FileRefused."""
    from PIL import Image, ImageFile, ImageOps  # only checking needs it

    # WeasyPrint draws what is cut off as well; nobody hands in half a picture.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # The limit here is the one below; Pillow's own warning would only repeat it.
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        with Image.open(path, formats=("JPEG", "PNG")) as picture:
            if picture.format != form:
                raise FileRefused("other_content")
            if picture.width * picture.height > MOST_PIXELS:
                raise FileRefused("too_many_pixels")
            upright = ImageOps.exif_transpose(picture)
            _write(upright, form, to)
    except Image.UnidentifiedImageError:
        raise FileRefused("other_content") from None
    except Image.DecompressionBombError:
        raise FileRefused("too_many_pixels") from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError):
        raise FileRefused("damaged") from None


def _write(picture: object, form: str, to: Path) -> None:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    if form == "JPEG":
        modes, fallback = ("L", "RGB"), "RGB"
    else:
        modes, fallback = ("1", "L", "LA", "RGB", "RGBA"), "RGBA"
    drawn = picture if picture.mode in modes else picture.convert(fallback)
    # A picture of its own: comments, profiles and chunks stay with the old one.
    bare = Image.new(drawn.mode, drawn.size)
    bare.paste(drawn)
    bare.save(to, form, quality=_QUALITY) if form == "JPEG" else bare.save(to, form, optimize=False)
