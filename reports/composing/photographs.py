"""Photographs with numbered captions, in the sections they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egov_meeting.meetings.models import Photograph
from reports.composing.blocks import Line, Picture, Piece
from reports.composing.words import Words
from reports.generation import Material
from reports.wording import Wording

LABEL = Wording("Picha {number}", "Picture {number}")
CAPTION_MARK = re.compile(r"^\s*(?:picha|picture|photo|photograph)\s*:\s*", re.IGNORECASE)


class Album:
    """The photographs of one part of the report, numbered as they come.

    A caption written in a text ("> picha: …") takes the next photograph of its section; those that
    no text placed stand at the end of the section. Of one not added yet there is the caption.
    """

    def __init__(self, material: Material, words: Words) -> None:
        self._words = words
        self._waiting: dict[str, list[Photograph]] = {}
        self._number = 0
        for photograph in material.photographs:
            self._waiting.setdefault(photograph.section, []).append(photograph)

    def with_caption(self, section: str, caption: Line) -> Picture:
        """The section's next photograph under a caption from the text; the caption alone if none is left."""
        waiting = self._waiting.get(section, [])
        photograph = waiting.pop(0) if waiting else None
        return self._picture(photograph, caption) if photograph else Picture("", caption)

    def rest(self, section: str) -> Iterator[Picture]:
        """The section's photographs that have not been placed, with their own captions."""
        for photograph in self._waiting.pop(section, []):
            yield self._picture(photograph, self._words.text(photograph, "caption"))

    def _picture(self, photograph: Photograph, caption: Line) -> Picture:
        self._number += 1
        return Picture(
            label=self._words.say(LABEL).format(number=self._number),
            caption=caption,
            name=photograph.image.name or "",
            media_key=f"photograph-{photograph.pk}" if photograph.image else "",
            is_placeholder=photograph.is_placeholder,
        )


def caption_of(text: str) -> Line | None:
    """The caption in a quotation that is one."""
    found = CAPTION_MARK.match(text)
    return (Piece(text[found.end() :].strip()),) if found else None
