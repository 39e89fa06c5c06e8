"""The annex of speeches: who, in what office, on what occasion; a summary, and the text where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from egov_meeting.meetings.models import Speech
from reports.composing.blocks import Block, Facts, Line, PartHeading, Piece, Remark, RichText
from reports.composing.words import Words
from reports.generation import Material
from reports.richtext import Document, parse
from reports.richtext.tree import Paragraph, Text
from reports.wording import Wording

SPEAKER = Wording("Msemaji", "Speaker")
DELIVERED_BY = Wording("Iliyosomwa na", "Delivered by")
OCCASION = Wording("Tukio", "Occasion")
DATE = Wording("Tarehe", "Date")
GROUP = Wording("Kundi", "Group")
NOT_NAMED = Wording("Chanzo hakikumtaja msemaji", "The source does not name the speaker")
LIKELY = Wording("huenda ni", "probably")
SUMMARY = Wording("Muhtasari", "Summary")
FULL_TEXT = Wording("Hotuba kamili", "Full text")
ORIGINAL = {
    "sw": Wording("Hotuba ilitolewa kwa Kiswahili.", "The speech was given in Swahili."),
    "en": Wording("Hotuba ilitolewa kwa Kiingereza.", "The speech was given in English."),
}


def speech_blocks(material: Material, words: Words, *, full_texts: bool) -> Iterator[Block]:
    """Each speech with its facts, its summary, and its full text in the language it was given in."""
    for number, speech in enumerate(material.speeches, start=1):
        title = "".join(piece.text for piece in words.text(speech, "title"))
        yield PartHeading(
            2,
            f"{number}. {title}",
            address=f"{words.language}-speech-{number}",
            begins_page=number > 1 and full_texts and bool(speech.full_text),
        )
        yield Facts(tuple(_facts(speech, words)))
        yield from _summary(speech, words)
        if full_texts and speech.full_text.strip():
            yield from _full_text(speech, words)


def _facts(speech: Speech, words: Words) -> Iterator[tuple[str, tuple[Line, ...]]]:
    yield words.say(SPEAKER), (_speaker(speech, words),)
    if speech.delivered_by:
        yield words.say(DELIVERED_BY), (words.person(speech.delivered_by),)
    yield words.say(OCCASION), (words.text(speech, "occasion"),)
    yield words.say(DATE), ((Piece(words.grammar.date_with_weekday(speech.date)),),)
    if speech.group:
        yield words.say(GROUP), (words.text(speech.group, "name"),)


def _speaker(speech: Speech, words: Words) -> Line:
    if speech.speaker:
        return words.person(speech.speaker)
    unnamed = Piece(words.say(NOT_NAMED), italic=True)
    if not speech.likely_speaker:
        return (unnamed,)
    likely = words.person(speech.likely_speaker)
    return (unnamed, Piece(f"; {words.say(LIKELY)} ", italic=True), *likely)


def _summary(speech: Speech, words: Words) -> Iterator[Block]:
    text = words.text(speech, "summary")
    if not text:
        return
    yield PartHeading(3, words.say(SUMMARY))
    for paragraph in text[0].text.split("\n\n"):
        yield RichText(
            Document((Paragraph((Text(" ".join(paragraph.split())),)),)), text[0].language
        )
    if speech.original_language != words.language:
        yield Remark((Piece(words.say(ORIGINAL[speech.original_language])),))


def _full_text(speech: Speech, words: Words) -> Iterator[Block]:
    language = speech.original_language
    yield PartHeading(3, words.say(FULL_TEXT))
    document = parse(speech.full_text)
    yield RichText(document, language if language != words.language else "")
