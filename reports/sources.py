"""The texts that key issues are gathered from: which there are, and what stands in a part of one."""

from __future__ import annotations

from typing import Any

from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.choices import ReportPart, SourceKind
from reports.models import IssueSource, MinistryReport, Resolution
from reports.passages import Found
from sessions_app.choices import BreakoutPart
from sessions_app.models import BreakoutReport, Contribution

# The model of each kind, and the column of IssueSource that points to it.
MODELS: dict[str, tuple[type[Any], str]] = {
    SourceKind.MINISTRY_REPORT: (MinistryReport, "ministry_report"),
    SourceKind.BREAKOUT: (BreakoutReport, "breakout_report"),
    SourceKind.FLOOR: (Contribution, "contribution"),
    SourceKind.RESOLUTION: (Resolution, "resolution"),
}
PARTS: dict[str, list[tuple[str, Any]]] = {
    SourceKind.MINISTRY_REPORT: list(ReportPart.choices),
    SourceKind.BREAKOUT: list(BreakoutPart.choices),
    SourceKind.FLOOR: [],
    SourceKind.RESOLUTION: [],
}


def text_of(obj: Any, *, kind: str, part: str, language: str) -> str:
    """The text of that part in that language; "" where there is none."""
    if language not in LANGUAGE_CODES:
        return ""
    if kind == SourceKind.FLOOR:
        return str(obj.text) if obj.language == language else ""
    if kind == SourceKind.RESOLUTION:
        return str(getattr(obj, f"text_{language}"))
    if part not in dict(PARTS.get(kind, ())):
        return ""
    return str(getattr(obj, f"{part}_{language}"))


def object_of(source: IssueSource) -> Any:
    """The report, contribution or resolution a passage was taken from; None for "elsewhere"."""
    if source.kind not in MODELS:
        return None
    return getattr(source, MODELS[source.kind][1])


def text_behind(source: IssueSource) -> str:
    """The text, as it is now, from which a passage was taken."""
    obj = object_of(source)
    if obj is None:
        return ""
    return text_of(obj, kind=source.kind, part=source.part, language=source.language)


def place_of(source: IssueSource) -> Found | None:
    """Where the passage stood when it was taken."""
    if source.start is None or source.length is None:
        return None
    return Found(source.start, source.length)
