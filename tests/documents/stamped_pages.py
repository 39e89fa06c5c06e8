"""A small document with a stamped table, and the same document laid out whole by the layout engine."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Sequence
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.html import escape
from PIL import Image, ImageChops

from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.pdf.stamping import (
    CellText,
    StampedTable,
    TablePlan,
    plan_table,
    table_master,
)

KEY = "orodha"
COLUMNS = (
    {"title": "Na.", "kind": "serial", "percent": 8},
    {"title": "Jina", "kind": "", "percent": 33},
    {"title": "Taasisi", "kind": "", "percent": 39},
    {"title": "Kundi", "kind": "", "percent": 20},
)
FRAME = (
    '<!doctype html><html lang="sw"><head><title>-</title></head><body data-running-title="Taarifa"'
    ' data-running-note="Toleo la 3">{first}<h1>Orodha ya Washiriki</h1>{lead}{table}</body></html>'
)
DESCRIPTION = PdfDescription(
    title="Orodha", language="sw", created=dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
)
Rows = Sequence[Sequence[str]]


def people(names: Sequence[str], institution: str = "Wakala ya Serikali Mtandao") -> Rows:
    """Numbered rows of these names."""
    return [(str(n), name, institution, "Kundi la Kwanza") for n, name in enumerate(names, start=1)]


def frame(table: str, *, first: str = "", lead: str = "<p>Majina.</p>") -> str:
    return FRAME.format(table=table, first=first, lead=lead)


def table_html(*, is_master: bool, further_pages: int = 0) -> str:
    context = {
        "key": KEY,
        "columns": COLUMNS,
        "head_column": 1,
        "layout": "",
        "is_master": is_master,
        "further_pages": range(further_pages),
    }
    return render_to_string("pdf/stamped_table.html", context)


def planned(rows: Rows, *, watermark: str = "", languages: Sequence[str] = ("",) * 4) -> TablePlan:
    """The plan of a table of these rows."""
    master = table_master(
        key=KEY,
        columns=4,
        html=frame(table_html(is_master=True)),
        stylesheets=(),
        watermark=watermark,
    )
    cells = [[CellText(*pair) for pair in zip(row, languages, strict=True)] for row in rows]
    return plan_table(table=StampedTable(KEY, cells, "sw", 4, head_column=1), master=master)


def stamped(
    plan: TablePlan, *, watermark: str = "", first: str = "<section class='cover'></section>"
) -> bytes:
    """A cover, then the table on its pages."""
    html = frame(table_html(is_master=False, further_pages=plan.further_pages), first=first)
    return render_pdf(html=html, description=DESCRIPTION, stamped=[plan], watermark=watermark)


def laid_out_whole(plan: TablePlan, rows: Rows, *, watermark: str = "") -> bytes:
    """The same pages, every row of them laid out by the engine."""
    left = list(rows)
    tables = []
    for page in plan.pages:
        mine, left = left[: len(page)], left[len(page) :]
        tables.append(_whole_table(mine))
    joined = '<div class="stamped-sample"></div>'.join(tables)
    html = frame(joined, first="<section class='cover'></section>")
    return render_pdf(html=html, description=DESCRIPTION, watermark=watermark)


def _whole_table(rows: Rows) -> str:
    body = "".join(
        f'<tr><td class="serial">{number}</td><th scope="row">{escape(name)}</th>'
        f"<td>{escape(institution)}</td><td>{escape(group)}</td></tr>"
        for number, name, institution, group in rows
    )
    widths = "".join(f'<col style="width: {column["percent"]}%">' for column in COLUMNS)
    head = "".join(
        f'<th scope="col" class="{column["kind"]}">{column["title"]}</th>' for column in COLUMNS
    )
    return (
        f'<table class="stamped-table "><colgroup>{widths}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def pictures(content: bytes, folder: Path, *, dots: int = 100) -> list[Image.Image]:
    """The pages as grey pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", str(dots), "-gray", "file.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True)
    return [Image.open(path) for path in sorted(folder.glob("page-*.pgm"))]


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """The share of the inked pixels that differ by more than a third of full black."""
    assert one.size == other.size
    differing = ImageChops.difference(one, other).point(lambda value: 255 if value > 85 else 0)
    inked = other.point(lambda value: 255 if value < 200 else 0)
    return differing.histogram()[255] / max(inked.histogram()[255], 1)


def text_of(content: bytes, folder: Path) -> str:
    """What a reader who searches or copies gets, page after page."""
    (folder / "text.pdf").write_bytes(content)
    command = ["pdftotext", "-enc", "UTF-8", "text.pdf", "-"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout.decode()
