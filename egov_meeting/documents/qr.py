"""QR codes for what is printed on documents: as SVG, and as runs to be drawn."""

from __future__ import annotations

import re
from functools import cache

import zxingcpp
from django.utils.html import format_html
from django.utils.safestring import SafeString

MODULES = re.compile(r'<svg width="(\d+)".*?<path d="([^"]+)"', re.DOTALL)
DARK = re.compile(rb"\x00+")
MARGIN = 4  # modules that the standard wants white


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
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # With its white margin, in which every row ends: no run goes on into the next row.
    drawn = zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=True)
    runs = _runs_of_width(drawn.shape[1])
    spans = map(re.Match.span, DARK.finditer(bytes(memoryview(drawn))))
    return drawn.shape[1] - 2 * MARGIN, b" ".join([runs[span] for span in spans])


class _Runs(dict[tuple[int, int], bytes]):
    """The operator of every run met so far, by where it begins and ends in the picture."""

    def __init__(self, width: int) -> None:
        self._width = width

    def __missing__(self, span: tuple[int, int]) -> bytes:
        row, column = divmod(span[0], self._width)
        run = (column - MARGIN, row - MARGIN, span[1] - span[0])
        return self.setdefault(span, b"%d %d %d 1 re" % run)


_runs_of_width = cache(_Runs)
