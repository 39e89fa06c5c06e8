"""The programme laid out, in one language or in both, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from egov_meeting.documents.builds import BuildRequest
from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.progress import Progress
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.documents.text import Words, plain
from egov_meeting.shared.grammar import for_language
from egov_meeting.shared.wording import Wording
from sessions_app.models import ProgrammeVersion
from sessions_app.printing.annex import ACTIVITY, PRESENTER, TIME, PrintedDay, printed_days
from sessions_app.shown import DayShown

STYLESHEETS = ("programme/programme.css",)
TITLE = Wording("Ratiba ya {name}", "Programme of the {name}")
COUNTRY = Wording("Jamhuri ya Muungano wa Tanzania", "The United Republic of Tanzania")
SUBJECT = Wording("Ratiba ya mkutano wa Serikali Mtandao", "Programme of the e-Government meeting")
VERSION = Wording("Toleo la {number}, {day}", "Version {number}, {day}")
COPY = Wording("Nakala ya {day}", "Copy of {day}")
DRAFT = Wording("Rasimu ya {day}", "Draft of {day}")
WATERMARK = Wording("RASIMU", "DRAFT")
INFERRED = Wording(
    "* Muda haukuchapwa katika chanzo; umekadiriwa kutokana na vipengele vinavyozunguka.",
    "* The source prints no time; it was inferred from the items around it.",
)
HALL = Wording("Ukumbi", "Hall")
SCAN = Wording(
    "Uhalali wa nakala hii unaweza kuthibitishwa kwa namba ya uthibitisho:",
    "This copy can be verified by its code:",
)
VERIFY = Wording("Msimbo wa QR wa kuthibitisha waraka huu", "QR code to verify this document")
PAGES_OF_A_LANGUAGE = 8


@dataclass(frozen=True)
class ToPrint:
    """The programme and what it is: a published `version`, a `recorded` one of old, or a draft."""

    days: list[DayShown]
    version: ProgrammeVersion | None
    is_recorded: bool

    @property
    def is_draft(self) -> bool:
        return self.version is None and not self.is_recorded


def programme_pdf(wanted: ToPrint, *, request: BuildRequest, progress: Progress) -> bytes:
    """The programme as tagged PDF; the same programme and request give the same bytes."""
    languages = ["sw", "en"] if request.language == "both" else [request.language]
    first = languages[0]
    title = _title(request, first)
    context = {
        "language": first,
        "title": title,
        "running_title": title,
        "running_note": "",
        "parts": [_part(wanted, request, language) for language in languages],
    }
    with translation.override(first):
        html = render_to_string("pdf/programme/programme.html", context)
    day = request.edition.starts_on
    return render_pdf(
        html=html,
        description=PdfDescription(
            title=title,
            language=first,
            created=request.requested_at,
            author=request.edition.organiser.name_on(day, first),
            subject=SUBJECT.in_language(first),
        ),
        stylesheets=STYLESHEETS,
        watermark=WATERMARK.in_language(first) if wanted.is_draft else "",
        progress=progress,
        expected_pages=PAGES_OF_A_LANGUAGE * len(languages),
    )


def _part(wanted: ToPrint, request: BuildRequest, language: str) -> dict[str, Any]:
    words = Words(request.edition, language)
    days = list(printed_days(wanted.days, words))
    return {
        "language": language,
        "title": _title(request, language),
        "note": _note(wanted, request, language),
        "country": words.say(COUNTRY),
        "organiser": words.institution(request.edition.organiser),
        "theme": plain(words.text(request.edition, "theme")),
        "place": _place(words),
        "days": days,
        "columns": [words.say(TIME), words.say(ACTIVITY), words.say(PRESENTER)],
        "hall": words.say(HALL),
        "inferred": words.say(INFERRED) if _has_inferred(days) else "",
        "scan": words.say(SCAN),
        "code": request.verification_code,
        "address": request.verification_address,
        "picture": qr_code_svg(text=request.verification_address, label=words.say(VERIFY)),
    }


def _title(request: BuildRequest, language: str) -> str:
    words = Words(request.edition, language)
    return words.say(TITLE).format(name=plain(words.text(request.edition, "name")))


def _note(wanted: ToPrint, request: BuildRequest, language: str) -> str:
    """The foot of each page: which version of the programme it is, else when it was made."""
    version = wanted.version
    moment = version.published_at if version else request.requested_at
    day = for_language(language).date(timezone.localtime(moment).date())
    if version:
        return VERSION.in_language(language).format(number=version.number, day=day)
    words = DRAFT if wanted.is_draft else COPY
    return words.in_language(language).format(day=day)


def _place(words: Words) -> str:
    edition = words.edition
    hall = plain(words.text(edition, "hall"))
    days = words.grammar.date_range(edition.starts_on, edition.ends_on)
    return ", ".join(part for part in (hall, edition.city, days) if part)


def _has_inferred(days: list[PrintedDay]) -> bool:
    return any(
        row.item.times_inferred for day in days for session in day.sessions for row in session.items
    )
