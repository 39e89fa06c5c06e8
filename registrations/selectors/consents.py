"""The words of consents, as they are now."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from egov_meeting.shared.bilingual import text_in
from egov_meeting.shared.kept_facts import kept_fact
from registrations.choices import Purpose
from registrations.models import ConsentText

# Version 1, until staff write another one. Each may be refused without any disadvantage.
_SHIPPED = {
    Purpose.PHOTOGRAPHS: _(
        "Photographs and recordings in which I can be recognised may be used in the report and on the "
        "organiser's pages."
    ),
    Purpose.LIST_OF_PARTICIPANTS: _(
        "My name, office and institution may stand in the list that participants of the meeting get."
    ),
    Purpose.NEWS: _("The organiser may tell me of later meetings by e-mail and SMS."),
    Purpose.NEEDS: _(
        "What I wrote about my needs may be kept until the meeting is over, so that the organiser can "
        "prepare for me."
    ),
}


@dataclass(frozen=True)
class Words:
    """One consent as it is asked for now."""

    purpose: str
    version: int
    sw: str
    en: str

    def text(self, language: str) -> str:
        return self.en if language == "en" and self.en else self.sw


def consent_words(*, at: datetime.datetime) -> dict[str, Words]:
    """The words in force by purpose, in the order in which they are asked. One query, or none."""
    rows = kept_fact(
        key="consent-texts", make=lambda: list(ConsentText.objects.order_by("version"))
    )
    newest: dict[str, ConsentText] = {}
    for row in rows:
        if row.valid_from <= at:
            newest[row.purpose] = row
    return {purpose: _words(purpose, newest.get(purpose)) for purpose in Purpose.values}


def _words(purpose: str, row: ConsentText | None) -> Words:
    if row is not None:
        return Words(purpose, row.version, text_in(row, "text", "sw"), text_in(row, "text", "en"))
    return Words(purpose, 1, _shipped(purpose, "sw"), _shipped(purpose, "en"))


def _shipped(purpose: str, language: str) -> str:
    with translation.override(language):
        return str(_SHIPPED[Purpose(purpose)])
