"""The fonts of printed documents: open ones, from packages, embedded in every file.

No font of the system is ever used, so a document looks the same wherever it is made. Further
folders (for scripts our fonts do not draw) can be named in settings.PDF_FONT_FOLDERS.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings

FOLDERS = ("font_source_sans_pro", "font_source_serif_pro")
SANS, SERIF = "Source Sans Pro", "Source Serif Pro"

# Family, weight and style of each file used; the rest of the packages stays unread.
FACES: Mapping[str, tuple[str, int, str]] = {
    "SourceSansPro-Regular": (SANS, 400, "normal"),
    "SourceSansPro-It": (SANS, 400, "italic"),
    "SourceSansPro-Semibold": (SANS, 600, "normal"),
    "SourceSansPro-Bold": (SANS, 700, "normal"),
    "SourceSerifPro-Regular": (SERIF, 400, "normal"),
    "SourceSerifPro-It": (SERIF, 400, "italic"),
    "SourceSerifPro-Bold": (SERIF, 700, "normal"),
    "SourceSerifPro-BoldIt": (SERIF, 700, "italic"),
}

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


class FontMissing(Exception):
    """A font package is not installed."""


@cache
def font_folders() -> tuple[Path, ...]:
    """Folders of the font packages, then those of the settings. Raises FontMissing."""
    found = []
    for package in FOLDERS:
        try:
            found.append(Path(str(files(package))) / "files")
        except ModuleNotFoundError as error:
            raise FontMissing(f"the package {package} is not installed") from error
    return (*found, *(Path(folder) for folder in settings.PDF_FONT_FOLDERS))


@cache
def font_file(name: str) -> Path:
    """The TrueType file of a face in FACES. Raises FontMissing."""
    for folder in font_folders():
        path = folder / f"{name}.ttf"
        if path.is_file():
            return path
    raise FontMissing(f"no folder of fonts holds {name}.ttf")


def font_face_css() -> str:
    """@font-face rules for all faces; the fetcher answers their `font:` addresses."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
        f' src: url("font:{name}"); }}'
        for name, (family, weight, style) in FACES.items()
    )


@cache
def use_own_fonts_only() -> None:
    """Point fontconfig at our folders and nothing else; must happen before WeasyPrint is imported."""
    folder = settings.VAR_DIR / "fontconfig"
    folder.mkdir(parents=True, exist_ok=True)
    listed = "\n".join(f"  <dir>{path}</dir>" for path in font_folders())
    text = FONTCONFIG.format(folders=listed, cache=folder / "cache")
    path = folder / "fonts.conf"
    if not path.is_file() or path.read_text() != text:
        fresh = folder / f"fonts.{os.getpid()}.conf"
        fresh.write_text(text)
        fresh.replace(path)
    os.environ["FONTCONFIG_FILE"] = str(path)
