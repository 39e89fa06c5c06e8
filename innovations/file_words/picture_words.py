"""What a photograph says of itself: who took it, and where."""

from __future__ import annotations

import io
import re
import warnings

from PIL import ExifTags, Image, IptcImagePlugin

_TAGS = {
    "Artist": ExifTags.Base.Artist,
    "Copyright": ExifTags.Base.Copyright,
    "ImageDescription": ExifTags.Base.ImageDescription,
    "XPAuthor": ExifTags.Base.XPAuthor,
    "XPComment": ExifTags.Base.XPComment,
}
_OWNER = 0xA430
_BYLINE = (2, 80)
_XMP_CREATOR = re.compile(r"<dc:creator>(.*?)</dc:creator>", re.DOTALL)
_LONGEST = 300


def picture_told(content: bytes, *, name: str) -> dict[str, str]:
    """Names and places in the properties of a picture; {} where there are none, or it is no picture.

    `name` says which picture of the file it is.
    """
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content)) as picture:
            found = _told(picture)
    except Exception:  # whatever is wrong with it, its properties tell nobody anything
        return {}
    return {f"{key} ({name})": text[:_LONGEST] for key, text in found.items() if text}


def _told(picture: Image.Image) -> dict[str, str]:
    exif = picture.getexif()
    found = {name: _text(exif.get(tag)) for name, tag in _TAGS.items()}
    found["CameraOwner"] = _text(exif.get_ifd(ExifTags.IFD.Exif).get(_OWNER))
    if any(exif.get_ifd(ExifTags.IFD.GPSInfo).get(tag) for tag in (2, 4)):
        found["GPS"] = "GPS"
    found["Author"] = _text(picture.info.get("Author"))
    found["By-line"] = _text((IptcImagePlugin.getiptcinfo(picture) or {}).get(_BYLINE))
    told = _XMP_CREATOR.search(_text(picture.info.get("xmp")))
    found["creator"] = re.sub(r"<[^>]*>|\s+", " ", told[1]).strip() if told else ""
    return found


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, bytes):
        # Those of Windows are written in sixteen bits.
        coding = "utf-16-le" if b"\0" in value else "utf-8"
        value = value.decode(coding, errors="ignore")
    return str(value or "").strip("\0 ")
