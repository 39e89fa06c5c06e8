"""The whole report as it stands now, in a form that can be kept for ever and compared."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.figures import write_value
from reports.models import ReportVersion
from reports.selectors.desk import Desk

Snapshot = dict[str, Any]


def snapshot_of(desk: Desk) -> Snapshot:
    """Headings, texts (as kept and as read) and sources of every section, and every figure."""
    return {
        "sections": {
            language: [_section(desk, heading, language) for heading in desk.outline(language)]
            for language in LANGUAGE_CODES
        },
        "figures": {key: write_value(figure.value) for key, figure in desk.figures.items()},
    }


def fingerprint_of(snapshot: Snapshot) -> str:
    """SHA-256 of the contents, the same whenever the contents are."""
    text = json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def texts_of_version(version: ReportVersion) -> dict[str, dict[str, str]]:
    """The texts as they were published, by language and section: what composing takes."""
    return {
        language: {section["key"]: section["text"] for section in sections if section["text"]}
        for language, sections in version.snapshot["sections"].items()
    }


def _section(desk: Desk, heading: Any, language: str) -> Snapshot:
    text = desk.text(heading.key, language) if heading.has_text else ""
    return {
        "key": heading.key,
        "number": heading.number,
        "title": heading.title,
        "level": heading.level,
        "source": desk.source(heading.key, language),
        "text": text,
        "plain": desk.plain(text, language),
    }
