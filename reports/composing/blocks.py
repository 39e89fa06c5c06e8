"""The few kinds of block that PDF, DOCX and page know how to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from egov_meeting.documents.charts import BarChart
from egov_meeting.documents.text import Line, Piece, plain
from reports.richtext import Document
from reports.richtext.tree import SimpleTable

Layout = Literal["", "ministries", "entries", "session", "corrections"]
ColumnKind = Literal["", "serial", "time", "numeric"]

# Lines come from below; here they are named with the blocks they stand in.
__all__ = [
    "Block",
    "Cell",
    "Chart",
    "Column",
    "DataTable",
    "Facts",
    "Line",
    "LongTable",
    "PartHeading",
    "Picture",
    "Piece",
    "Remark",
    "RichText",
    "WrittenTable",
    "plain",
]


@dataclass(frozen=True)
class RichText:
    """Paragraphs, lists and quotations as they were written; `language` where it is not the part's."""

    kind: ClassVar[str] = "rich"
    document: Document
    language: str = ""
    keep_with_next: bool = False


@dataclass(frozen=True)
class PartHeading:
    """A heading inside a section: numbered ones (2.4.1) stand in the contents."""

    kind: ClassVar[str] = "heading"
    level: int
    text: str
    number: str = ""
    address: str = ""
    language: str = ""
    begins_page: bool = False


@dataclass(frozen=True)
class Column:
    title: str
    kind: ColumnKind = ""
    share: float = 1.0


@dataclass(frozen=True)
class Cell:
    """The text of a cell; `notes` stand below it in small print."""

    text: Line
    notes: tuple[Line, ...] = ()
    is_head: bool = False


@dataclass(frozen=True)
class DataTable:
    """A table made from rows; `label` ("Jedwali I") where it is numbered.

    `layout` names the widths of its columns in the style sheet.
    """

    kind: ClassVar[str] = "table"
    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    label: str = ""
    address: str = ""
    note: Line = ()
    layout: Layout = ""


@dataclass(frozen=True)
class LongTable:
    """A table of very many rows, a piece of text a cell; the cells of `head_column` head their rows."""

    kind: ClassVar[str] = "long_table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[Piece, ...], ...]
    address: str
    head_column: int = 0
    layout: str = ""


@dataclass(frozen=True)
class WrittenTable:
    """A table typed into a text, with the heading right above it as its caption."""

    kind: ClassVar[str] = "written_table"
    table: SimpleTable
    caption: str = ""


@dataclass(frozen=True)
class Facts:
    """Labels and what they say: chairperson, panellists, speaker, date."""

    kind: ClassVar[str] = "facts"
    rows: tuple[tuple[str, tuple[Line, ...]], ...]
    keep_with_next: bool = False


@dataclass(frozen=True)
class Picture:
    """A photograph with its caption; `name` is where its content is kept.

    Without a `media_key` there is only the caption: of a photograph nobody has added yet, when it
    has a `label`.
    """

    kind: ClassVar[str] = "picture"
    label: str
    caption: Line
    name: str = ""
    media_key: str = ""
    is_placeholder: bool = False


@dataclass(frozen=True)
class Remark:
    """A short note set apart from the text."""

    kind: ClassVar[str] = "remark"
    text: Line


@dataclass(frozen=True)
class Chart:
    """A chart; `head` names its two columns where it is printed as a table."""

    kind: ClassVar[str] = "chart"
    chart: BarChart
    head: tuple[str, str]


Block = (
    RichText | PartHeading | DataTable | LongTable | WrittenTable | Facts | Picture | Remark | Chart
)
