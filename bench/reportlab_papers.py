"""The same badges and certificates drawn by ReportLab, as the registration systems we compare with do."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from egov_meeting.documents.pdf.fonts import font_file

Person = tuple[str, str, str, str]  # name, institution, group, what the code says
WIDTH, HEIGHT = 92 * mm, 66 * mm
LEFT, TOP = (A4[0] - 2 * WIDTH) / 2, (A4[1] - 4 * HEIGHT) / 2
FACES = {"Bold": "SourceSansPro-Bold", "Regular": "SourceSansPro-Regular"}


def seconds(draw: Callable[[Sequence[Person]], bytes], people: Sequence[Person]) -> float:
    """Processor seconds of one drawing, which no other program on the machine lengthens."""
    for name, face in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_file(face))))
    began = time.process_time()
    draw(people)
    return time.process_time() - began


def badges(people: Sequence[Person]) -> bytes:
    """Eight on a sheet: band, name, institution, group, code."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for place, (name, institution, group, code) in enumerate(people):
        if place and place % 8 == 0:
            canvas.showPage()
        column, row = place % 2, place % 8 // 2
        x, y = LEFT + column * WIDTH, A4[1] - TOP - (row + 1) * HEIGHT
        canvas.setFillColor(HexColor("#0b5a3c"))
        canvas.rect(x, y, WIDTH, 10 * mm, stroke=0, fill=1)
        canvas.setFillColor(white)
        _centred(canvas, "Bold", 14, group, x + WIDTH / 2, y + 3 * mm, WIDTH)
        canvas.setFillColor(HexColor("#16211c"))
        _left(canvas, "Bold", 19, name, x + 4 * mm, y + 40 * mm, 84 * mm)
        _left(canvas, "Regular", 9.5, institution, x + 4 * mm, y + 28 * mm, 58 * mm)
        _code(canvas, code, x + 66 * mm, y + 12 * mm, 22 * mm)
    canvas.save()
    return target.getvalue()


def certificates(people: Sequence[Person]) -> bytes:
    """A sheet each: heading, name, text, code."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for name, institution, group, code in people:
        middle = A4[0] / 2
        canvas.setFillColor(HexColor("#0b5a3c"))
        _centred(canvas, "Bold", 26, "Cheti cha Ushiriki", middle, 230 * mm, 170 * mm)
        canvas.setFillColor(HexColor("#16211c"))
        _centred(canvas, "Bold", 28, name, middle, 180 * mm, 170 * mm)
        _centred(canvas, "Regular", 12, institution, middle, 165 * mm, 170 * mm)
        _centred(canvas, "Regular", 12, group, middle, 155 * mm, 170 * mm)
        _code(canvas, code, middle - 15 * mm, 60 * mm, 30 * mm)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _fitting(face: str, size: float, text: str, width: float) -> float:
    return min(size, size * width / max(pdfmetrics.stringWidth(text, face, size), 1))


def _left(canvas: Canvas, face: str, size: float, text: str, x: float, y: float, w: float) -> None:
    canvas.setFont(face, _fitting(face, size, text, w))
    canvas.drawString(x, y, text)


def _centred(
    canvas: Canvas, face: str, size: float, text: str, x: float, y: float, w: float
) -> None:
    canvas.setFont(face, _fitting(face, size, text, w))
    canvas.drawCentredString(x, y, text)


def _code(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    code = QrCodeWidget(text, barLevel="M", barBorder=2)
    left, bottom, right, top = code.getBounds()
    drawing = Drawing(
        side, side, transform=[side / (right - left), 0, 0, side / (top - bottom), 0, 0]
    )
    drawing.add(code)
    renderPDF.draw(drawing, canvas, x, y)
