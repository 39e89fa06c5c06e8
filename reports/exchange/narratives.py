"""narrative/<section>.<sw|en>.md: full texts of report sections, in place of the generated ones."""

import difflib
from typing import Any

from pydantic import RootModel

from egov_meeting.shared.bilingual import LANGUAGE_CODES
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import (
    AttachedFiles,
    AttachedKind,
    Part,
    register,
)
from reports.models import SectionText
from reports.outline import SECTIONS
from reports.services.texts import LONGEST_TEXT, set_narrative

_FOLDER = "narrative"
_KNOWN_NAMES = {
    f"{section.key}.{language}.md": (section.key, language)
    for section in SECTIONS
    if section.has_text
    for language in LANGUAGE_CODES
}


class NarrativesData(RootModel[dict[str, str]]):
    """Texts in Markdown by the name of their file: summary.sw.md, introduction.en.md …"""

    root: dict[str, str]


def check(data: NarrativesData, checking: Checking) -> None:
    for name, text in data.root.items():
        if name not in _KNOWN_NAMES:
            nearest = difflib.get_close_matches(name, _KNOWN_NAMES, n=1)
            nearest_name = nearest[0] if nearest else ""
            checking.tell("narrative_name", (name,), found=name, nearest=nearest_name)
        if len(text) > LONGEST_TEXT:
            checking.tell("too_long", (name,), length=len(text), limit=LONGEST_TEXT)


def load(data: NarrativesData, loading: Loading) -> None:
    """Put each text in its section; sections without a file keep what they have."""
    for name, text in data.root.items():
        section, language = _KNOWN_NAMES[name]
        taken = set_narrative(
            edition=loading.edition,
            section=section,
            language=language,
            body=text,
            by=loading.by,
            at=loading.at,
        )
        if taken:
            loading.changes.changed[SectionText._meta.label_lower] += 1


def dump(edition: Any, dumping: Dumping) -> None:
    """Every section that somebody wrote, in a folder or in the browser."""
    texts = SectionText.objects.filter(report__edition=edition)
    for text in texts.order_by("section", "language"):
        if text.body.strip():
            name = f"{_FOLDER}/{text.section}.{text.language}.md"
            dumping.files[name] = f"{text.body.rstrip()}\n".encode()


register(
    Part(
        key=_FOLDER,
        order=170,
        schema=NarrativesData,
        load=load,
        dump=dump,
        formats=(),
        attached=AttachedFiles(folder=_FOLDER, kind=AttachedKind.MARKDOWN),
        check=check,
    )
)
