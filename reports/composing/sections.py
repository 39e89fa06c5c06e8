"""A section's text with its tokens' blocks put in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.composing.blocks import Block, PartHeading, RichText, WrittenTable
from reports.composing.composed import ComposeOptions
from reports.composing.differences import correction_table, difference_blocks
from reports.composing.photographs import Album, caption_of
from reports.composing.programme import programme_blocks
from reports.composing.speeches import speech_blocks
from reports.composing.tables import MAKERS, data_table
from reports.composing.words import Words
from reports.generation import Material
from reports.outline import Heading
from reports.richtext import Document, Reading, parse
from reports.richtext.plain import inline_text
from reports.richtext.tree import Block as TextBlock
from reports.richtext.tree import Marker, Quote, SimpleTable, SubHeading

# Sub-headings of these sections are numbered (2.4.1) and stand in the contents.
NUMBERED_PARTS = frozenset({"participants"})
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
        skip = -1
        for place, block in enumerate(blocks):
            if place == skip:
                continue
            if not _stands_apart(block, self._reading):
                running.append(block)
                continue
            if running:
                yield RichText(Document(tuple(running)))
                running = []
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            if isinstance(block, SubHeading) and isinstance(following, SimpleTable):
                title = inline_text(block.children, self._reading)
                if _TABLE_TITLE.match(title):
                    skip = place + 1
                    yield WrittenTable(following, title)
                    continue
            if isinstance(block, SubHeading):
                parts += 1
            yield from self._block(heading, block, parts)
        if running:
            yield RichText(Document(tuple(running)))
        yield from self._album.rest(heading.key)

    def _block(self, heading: Heading, block: TextBlock, part: int) -> Iterator[Block]:
        if isinstance(block, SubHeading):
            yield self._sub_heading(heading, block, part)
        elif isinstance(block, SimpleTable):
            yield WrittenTable(block)
        elif isinstance(block, Quote):
            caption = caption_of(_quoted(block, self._reading))
            assert caption is not None
            yield self._album.with_caption(heading.key, caption)
        elif isinstance(block, Marker):
            yield from self._marked(heading, block.name)

    def _sub_heading(self, heading: Heading, block: SubHeading, part: int) -> PartHeading:
        text = _PRINTED_NUMBER.sub("", inline_text(block.children, self._reading))
        level = heading.level + 1
        if heading.key not in NUMBERED_PARTS:
            return PartHeading(level, text)
        address = f"{self._words.language}-{heading.key}-{part}"
        return PartHeading(level, text, f"{heading.number}.{part}", address)

    def _marked(self, heading: Heading, name: str) -> Iterator[Block]:
        if name in MAKERS:
            table = data_table(name, self._material, self._words)
            if table:
                yield table
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


def _stands_apart(block: TextBlock, reading: Reading) -> bool:
    """Whether a block of text is printed by other means than running text."""
    if isinstance(block, Quote):
        return caption_of(_quoted(block, reading)) is not None
    return isinstance(block, SubHeading | SimpleTable | Marker)


def _quoted(quote: Quote, reading: Reading) -> str:
    from reports.richtext.plain import to_plain

    return to_plain(Document(quote.children), reading=reading)
