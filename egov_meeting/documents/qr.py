"""QR codes for what is printed on documents: as SVG, and as rectangles to be drawn."""

from __future__ import annotations

import re
from typing import NamedTuple

import zxingcpp
from django.utils.html import format_html
from django.utils.safestring import SafeString

MODULES = re.compile(r'<svg width="(\d+)".*?<path d="([^"]+)"', re.DOTALL)
DARK = re.compile(rb"\x00+")


class Run(NamedTuple):
    """A rectangle of dark modules."""

    left: int
    top: int
    width: int
    height: int


def qr_code_svg(*, text: str, label: str) -> SafeString:
    """`text` as a QR code that survives a quarter of dirt (level M), with its quiet zone.

    `label` is its alternative text. Raises ValueError for a text too long for one code.
    """
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    found = MODULES.search(zxingcpp.write_barcode_to_svg(barcode, add_quiet_zones=True))
    if not found:
        raise ValueError("no QR code can hold this text")
    side, path = found.groups()
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" '
        'shape-rendering="crispEdges"><title>{1}</title>'
        '<rect width="{0}" height="{0}" fill="#fff"/><path d="{2}" fill="#000"/></svg>',
        side,
        label,
        path,
    )


def qr_runs(*, text: str) -> tuple[int, tuple[Run, ...]]:
    """The dark modules of the code as few rectangles, and how many modules a side has, without margin.

    Rows are counted from the top. Raises ValueError for a text too long for one code.
    """
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn = zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    side, pixels = drawn.shape[0], bytes(memoryview(drawn))
    runs: list[Run] = []
    growing: dict[tuple[int, int], int] = {}
    for row in range(side + 1):
        dark = {one.span() for one in DARK.finditer(pixels[row * side : (row + 1) * side])}
        for start, end in [span for span in growing if span not in dark]:
            top = growing.pop((start, end))
            runs.append(Run(start, top, end - start, row - top))
        for span in dark:
            growing.setdefault(span, row)
    return side, tuple(sorted(runs))
