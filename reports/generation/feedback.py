"""Maoni ya washiriki (Feedback): what participants answered, where enough of them did."""

from __future__ import annotations

from egov_meeting.shared.bilingual import other_language, text_in
from registrations.choices import QuestionKind
from registrations.selectors.feedback import QuestionResult
from reports.generation.voice import Voice, paragraphs, sentences
from reports.richtext.markdown import escaped
from reports.wording import Wording

HEAD = Wording("| Jibu | Idadi | Asilimia |", "| Answer | Number | Per cent |")
MEAN = Wording("Wastani: {mean} kati ya 5.", "Mean: {mean} of 5.")


def swahili(voice: Voice) -> str:
    results = voice.material.feedback
    if results is None:
        return ""
    lead = voice.choose(
        "feedback.count",
        one="Mshiriki mmoja (1) alijaza fomu ya mrejesho baada ya kikao.",
        many="Baada ya kikao, [[feedback.count|noun_both]] walijaza fomu ya mrejesho, bila kutaja majina.",
    )
    if not results.is_shown:
        return paragraphs(sentences(lead, "Majibu hayaonyeshwi kwa kuwa waliojibu ni wachache."))
    share = f"Waliojibu ni asilimia {results.percent} ya walioombwa mrejesho."
    return paragraphs(sentences(lead, share), *_tables(voice))


def english(voice: Voice) -> str:
    results = voice.material.feedback
    if results is None:
        return ""
    lead = voice.choose(
        "feedback.count",
        one="One (1) participant filled in the feedback form after the meeting.",
        many="After the meeting [[feedback.count|noun_both]] filled in the feedback form, without names.",
    )
    if not results.is_shown:
        return paragraphs(sentences(lead, "The answers are not shown because too few answered."))
    share = f"This is {results.percent} per cent of those who were asked."
    return paragraphs(sentences(lead, share), *_tables(voice))


def _tables(voice: Voice) -> list[str]:
    """A table for each question of the report that can be shown; own words stay with the staff."""
    results = voice.material.feedback
    shown = [
        one
        for one in (results.questions if results else ())
        if one.is_shown and one.question.in_report and one.question.kind != QuestionKind.TEXT
    ]
    return [part for one in shown for part in _table(voice, one)]


def _table(voice: Voice, one: QuestionResult) -> list[str]:
    language = voice.language
    asked = text_in(one.question, "text", language)
    asked = asked or text_in(one.question, "text", other_language(language))
    rows = [
        f"| {escaped(count.label(language)).replace('|', '/')} | {count.number} | {count.percent} |"
        for count in one.counts
    ]
    table = "\n".join([HEAD.in_language(language), "| --- | --- | --- |", *rows])
    mean = ""
    if one.mean is not None:
        mean = MEAN.in_language(language).format(mean=f"{one.mean:.1f}")
    return [sentences(escaped(asked), mean), table]
