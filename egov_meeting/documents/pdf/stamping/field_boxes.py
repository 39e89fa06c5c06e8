"""Where the fields of a page stand and how they look, read from the boxes of the layout engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from egov_meeting.documents.pdf.fonts import FACES
from egov_meeting.documents.pdf.stamping.faces import TABULAR, face_called
from egov_meeting.documents.pdf.stamping.styles import TextStyle
from egov_meeting.documents.pdf.stamping.table import MasterUnreadable

PIXELS = 96 / 72  # in a point
NEAR = 0.5  # CSS pixels
UNSPOKEN = frozenset({"style", "script", "title", "svg", "img"})
RIGHT = frozenset({"right", "end"})
QUIET = 4  # modules around a code


@dataclass(frozen=True)
class TextField:
    """A box for text, in CSS pixels from the page's top left.

    `style` is at its full size, `line` the height of a line then and `drop` from the top of a line to
    its baseline. `across` and `down` say how much of the free room is before the text: 0, ½ or 1.
    """

    name: str
    left: float
    top: float
    width: float
    height: float
    style: TextStyle
    line: float
    drop: float
    across: float
    down: float
    lines: int
    smallest: float


@dataclass(frozen=True)
class CodeField:
    """A square for a QR code, in CSS pixels; `quiet` modules of it stay white on each side."""

    name: str
    left: float
    top: float
    side: float
    quiet: int
    label: str


@dataclass(frozen=True)
class MasterPage:
    """What is read of one page; `said` is its fixed text, for screen readers."""

    key: str
    width: float
    height: float
    language: str
    said: str
    texts: tuple[TextField, ...]
    codes: tuple[CodeField, ...]


def read_page(page: Any) -> MasterPage:
    """Read a laid-out page, and hide the sample texts of its fields. Raises MasterUnreadable."""
    root = page._page_box
    boxes = list(_boxes(root))
    masters = {box.element.get("data-master"): box.element for box in boxes if _is(box, "master")}
    if len(masters) != 1:
        raise MasterUnreadable(f"a page has {len(masters)} elements with data-master, not one")
    ((key, element),) = masters.items()
    # Reversed, so that of the boxes the engine makes for an element the outermost stays.
    texts = {box.element.get("data-field"): box for box in reversed(boxes) if _is(box, "field")}
    codes = {box.element.get("data-qr"): box for box in reversed(boxes) if _is(box, "qr")}
    return MasterPage(
        key=str(key),
        width=root.margin_width(),
        height=root.margin_height(),
        language=root.style["lang"] or element.get("lang") or "sw",
        said=" ".join(" ".join(_spoken(element)).split()),
        texts=tuple(_text_field(name, box) for name, box in reversed(texts.items())),
        codes=tuple(_code_field(name, box) for name, box in reversed(codes.items())),
    )


def _boxes(box: Any) -> Iterator[Any]:
    """All boxes below, those out of the flow too."""
    inner = getattr(box, "_box", box)
    yield inner
    for child in getattr(inner, "children", ()):
        yield from _boxes(child)


def _is(box: Any, what: str) -> bool:
    element = box.element
    has_name = element is not None and element.get(f"data-{what}") is not None
    return has_name and box.element_tag == element.tag and hasattr(box, "children")


def _text_field(name: str, box: Any) -> TextField:
    inner = list(_boxes(box))
    line = next((one for one in inner if type(one).__name__ == "LineBox"), None)
    samples = [one for one in inner if getattr(one, "text", "")]
    if line is None or not samples:
        raise MasterUnreadable(f"the field {name} has no sample text")
    sample = samples[0]
    drop = sample.position_y + sample.baseline - line.position_y
    for one in samples:
        one.style["visibility"] = "hidden"
    top, left = box.content_box_y(), box.content_box_x()
    free = box.height - line.height
    size = sample.style["font_size"]
    return TextField(
        name=name,
        left=left,
        top=top,
        width=box.width,
        height=box.height,
        style=_style(name, sample.style),
        line=line.height,
        drop=drop,
        across=_across(sample.style),
        down=round(2 * (line.position_y - top) / free) / 2 if free > NEAR else 0,
        lines=int(box.element.get("data-lines", 1)),
        smallest=min(float(box.element.get("data-smallest", 0)) * PIXELS or size, size),
    )


def _code_field(name: str, box: Any) -> CodeField:
    if abs(box.width - box.height) > NEAR:
        raise MasterUnreadable(f"the code {name} is {box.width} by {box.height}, no square")
    return CodeField(
        name=name,
        left=box.content_box_x(),
        top=box.content_box_y(),
        side=box.width,
        quiet=int(box.element.get("data-quiet", QUIET)),
        label=box.element.get("aria-label", ""),
    )


def _style(name: str, style: Any) -> TextStyle:
    if style["letter_spacing"] not in ("normal", 0) or style["text_transform"] != "none":
        raise MasterUnreadable(f"the field {name} is set with spacing or capitals of its own")
    colour = style["color"].to("srgb")
    if colour.alpha != 1:
        raise MasterUnreadable(f"the field {name} is not of a full colour")
    asked = (style["font_family"][0], style["font_weight"], style["font_style"])
    face = next((key for key, told in FACES.items() if told == asked), None)
    if face is None:
        raise MasterUnreadable(f"the field {name} wants {asked}, which is no font of ours")
    features = TABULAR if "tabular-nums" in style["font_variant_numeric"] else ()
    return TextStyle(face_called(face), style["font_size"], tuple(colour.coordinates), features)


def _across(style: Any) -> float:
    if style["text_align_all"] == "center":
        return 0.5
    return 1 if style["text_align_all"] in RIGHT else 0


def _spoken(element: Any) -> Iterator[str]:
    """The fixed text of an element, in order."""
    tag = element.tag if isinstance(element.tag, str) else "script"
    if tag in UNSPOKEN or element.get("aria-hidden") or element.get("data-qr") is not None:
        return
    if element.get("data-field") is not None:
        return
    yield element.text or ""
    for child in element:
        yield from _spoken(child)
        yield child.tail or ""
    yield " "
