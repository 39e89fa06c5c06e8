"""QR codes for what is printed on documents: as SVG, and as runs to be drawn."""

from __future__ import annotations

import re
from functools import cache

import zxingcpp
from django.utils.html import format_html
from django.utils.safestring import SafeString

MODULES = re.compile(r'<svg width="(\d+)".*?<path d="([^"]+)"', re.DOTALL)
# The signs of a binary number for the grey of modules: nought is black.
DARK = b"1" + b"0" * 255
# To try all eight masks takes four fifths of the time, and what it chooses is read no better when blurred.
MASK = 3
STRETCH = 8  # modules


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


def qr_path(*, text: str) -> tuple[int, bytes]:
    """How many modules a side of the code has, and its dark ones as operators of a PDF, to be filled.

    They are level runs of modules, rows counted from the top, without margin. Raises ValueError for a
    text too long for one code.
    """
    barcode = zxingcpp.create_barcode(
        text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK
    )
    drawn = zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    side = drawn.shape[0]
    modules = int(bytes(memoryview(drawn)).translate(DARK), 2)
    stretches = _stretches(side)
    # From the end, so that the last stretch is the one that is filled up with light modules.
    filled = modules << (len(stretches) * STRETCH - side * side)
    eights = filled.to_bytes(len(stretches), "big")
    runs = [known[eight] for known, eight in zip(stretches, eights, strict=True)]
    return side, b"".join(runs)


class _Runs(dict[int, bytes]):
    """The operators of every pattern met so far on eight modules, which begin at `first`."""

    def __init__(self, side: int, first: int) -> None:
        self._side, self._first = side, first

    def __missing__(self, eight: int) -> bytes:
        lengths: dict[int, int] = {}
        begun = None
        for place in range(self._first, self._first + STRETCH):
            is_dark = eight >> (self._first + STRETCH - 1 - place) & 1
            if not is_dark or place % self._side == 0:
                begun = None
            if is_dark:
                begun = place if begun is None else begun
                lengths[begun] = lengths.get(begun, 0) + 1
        written = b"".join(
            b"%d %d %d 1 re " % (place % self._side, place // self._side, length)
            for place, length in lengths.items()
        )
        return self.setdefault(eight, written)


@cache
def _stretches(side: int) -> list[_Runs]:
    """All modules in their order, eight by eight: so few that the same patterns come again and again."""
    return [_Runs(side, first) for first in range(0, side * side, STRETCH)]
