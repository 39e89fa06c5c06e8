"""A section's text with its tokens' blocks put in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from reports.composing.blocks import Block, PartHeading, RichText, WrittenTable
from reports.composing.charts import CHARTS, chart_block
from reports.composing.composed import ComposeOptions
from reports.composing.differences import correction_table, difference_blocks
from reports.composing.participants import participants_table
from reports.composing.photographs import Album, caption_of
from reports.composing.programme import programme_blocks
from reports.composing.speeches import speech_blocks
from reports.composing.tables import MAKERS, data_table
from reports.composing.words import Words
from reports.generation import Material
from reports.outline import Heading
from reports.richtext import Document, Reading, parse, to_plain
from reports.richtext.plain import inline_text
from reports.richtext.tree import Block as TextBlock
from reports.richtext.tree import Marker, Quote, SimpleTable, SubHeading

# Sub-headings of these sections are numbered (2.4.1) and stand in the contents.
NUMBERED_PARTS = frozenset({"participants"})
PEOPLE = "annex_participants"
_PRINTED_NUMBER = re.compile(r"^\d+(?:\.\d+)+\.?\s+")
_TABLE_TITLE = re.compile(r"^(?:jedwali|table)\b", re.IGNORECASE)


class SectionComposer:
    """Composes the sections of one part in order: photographs and tables are numbered across them."""

    def __init__(
        self, material: Material, words: Words, reading: Reading, options: ComposeOptions
    ) -> None:
        self._material = material
        self._words = words
        self._reading = reading
        self._options = options
        self._album = Album(material, words)

    def blocks(self, heading: Heading, text: str) -> tuple[Block, ...]:
        """Everything that stands under the heading."""
        return tuple(self._all(heading, parse(text).blocks))

    def _all(self, heading: Heading, blocks: Sequence[TextBlock]) -> Iterator[Block]:
        running: list[TextBlock] = []
        parts = 0
        for block in self._with_captions(blocks):
            if isinstance(block, SubHeading):
                parts += 1
            apart = self._apart(heading, block, parts)
            if apart is None:
                running.append(cast(TextBlock, block))
                continue
            yield from _running_text(running)
            running = []
            yield from apart
        yield from _running_text(running)
        yield from self._album.rest(heading.key)

    def _with_captions(self, blocks: Sequence[TextBlock]) -> Iterator[TextBlock | WrittenTable]:
        """The blocks, each typed table made one with the heading above that names it."""
        waiting: SubHeading | None = None
        for block in blocks:
            title = inline_text(waiting.children, self._reading) if waiting else ""
            if waiting and isinstance(block, SimpleTable) and _TABLE_TITLE.match(title):
                yield WrittenTable(block, title)
                waiting = None
                continue
            if waiting:
                yield waiting
            waiting = block if isinstance(block, SubHeading) else None
            if waiting is None:
                yield block
        if waiting:
            yield waiting

    def _apart(
        self, heading: Heading, block: TextBlock | WrittenTable, part: int
    ) -> Iterator[Block] | None:
        """What is printed by other means than running text; None for what is running text."""
        if isinstance(block, WrittenTable):
            return iter([block])
        if isinstance(block, SubHeading):
            return iter([self._sub_heading(heading, block, part)])
        if isinstance(block, SimpleTable):
            return iter([WrittenTable(block)])
        if isinstance(block, Marker):
            return self._marked(heading, block.name)
        if isinstance(block, Quote):
            caption = caption_of(to_plain(Document(block.children), reading=self._reading))
            return iter([self._album.with_caption(heading.key, caption)]) if caption else None
        return None

    def _sub_heading(self, heading: Heading, block: SubHeading, part: int) -> PartHeading:
        text = _PRINTED_NUMBER.sub("", inline_text(block.children, self._reading))
        level = heading.level + 1
        if heading.key not in NUMBERED_PARTS:
            return PartHeading(level, text)
        address = f"{self._words.language}-{heading.key}-{part}"
        return PartHeading(level, text, f"{heading.number}.{part}", address)

    def _marked(self, heading: Heading, name: str) -> Iterator[Block]:
        if name in MAKERS or name in CHARTS:
            make = data_table if name in MAKERS else chart_block
            block: Block | None = make(name, self._material, self._words)
            if block:
                yield block
        elif name == "table:participants":
            yield from self._people(heading)
        elif name == "photographs":
            yield from self._album.rest(heading.key)
        elif name == "programme":
            yield from programme_blocks(self._material, self._words)
        elif name == "speeches":
            yield from speech_blocks(
                self._material, self._words, full_texts=self._options.speech_texts
            )
        elif name == "corrections":
            corrections = correction_table(self._material, self._words)
            if corrections:
                yield corrections
        elif name == "findings":
            yield from difference_blocks(self._material, self._words)

    def _people(self, heading: Heading) -> Iterator[Block]:
        """Personal data: only in the annex, which is there only where somebody asked for it."""
        table = participants_table(self._words) if heading.key == PEOPLE else None
        if table:
            yield table


def _running_text(blocks: list[TextBlock]) -> Iterator[RichText]:
    if blocks:
        yield RichText(Document(tuple(blocks)))
