"""Facts kept as printed, each with its correction."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Correction, Edition
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said


def facts_printed_wrong(edition: Edition) -> Iterator[Finding]:
    """Every correction once, with all the places: what was printed, what is meant, and how sure that is.

    A plain misprint is settled; what is uncertain, or has a reason beside it, waits for a decision.
    """
    alike: dict[tuple[str, str], list[Correction]] = defaultdict(list)
    for correction in edition.corrections.all():
        alike[_plain(correction.printed), _plain(correction.corrected)].append(correction)
    for corrections in alike.values():
        first = corrections[0]
        note = str(first.note)
        meant = _("meant: %(text)s") if first.certain else _("probably meant: %(text)s")
        yield Finding(
            key=f"corrections.{slugify(first.printed)[:80]}.{slugify(first.corrected)[:80]}",
            area=Area.CORRECTIONS,
            title=note or _("Misprint: %(text)s") % {"text": first.printed},
            said=(
                *(Said(text=each.printed, place=each.place) for each in corrections),
                Said(text=meant % {"text": first.corrected}),
            ),
            is_settled=first.certain and not note,
        )


def _plain(text: str) -> str:
    return " ".join(text.replace("–", "-").split())
