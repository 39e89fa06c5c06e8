"""People who appear under more than one office, and speeches nobody signs."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Appearance, Edition
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said


def offices_that_differ(edition: Edition) -> Iterator[Finding]:
    """One person, different offices in different places of the documents."""
    by_person: dict[int, list[Appearance]] = defaultdict(list)
    for appearance in edition.appearances.exclude(person=None).select_related("person"):
        if appearance.office_sw or appearance.office_en:
            by_person[appearance.person_id].append(appearance)
    for appearances in by_person.values():
        offices = {" ".join((a.office_sw or a.office_en).casefold().split()) for a in appearances}
        if len(offices) > 1:
            person = appearances[0].person
            yield Finding(
                key=f"people.offices.{person.key}",
                area=Area.PEOPLE,
                title=_("%(name)s appears under more than one office")
                % {"name": person.full_name},
                said=_one_per_office(appearances),
            )


def speeches_without_a_speaker(edition: Edition) -> Iterator[Finding]:
    """A speech on record whose speaker the document does not name."""
    speeches = edition.speeches.filter(speaker=None).select_related("likely_speaker__person")
    for speech in speeches:
        said = [Said(text=_("no speaker is named"), place=f"speech:{speech.order}")]
        likely = speech.likely_speaker
        if likely:
            said.append(Said(text=_("probably %(name)s") % {"name": likely}, place=likely.place))
        yield Finding(
            key=f"people.speaker.{speech.order}",
            area=Area.PEOPLE,
            title=_("A speech without a speaker: %(title)s") % {"title": speech.title},
            said=tuple(said),
        )


def _one_per_office(appearances: list[Appearance]) -> tuple[Said, ...]:
    """Every office once for each place; the same office at one place is said once."""
    seen: dict[tuple[str, str], Said] = {}
    for appearance in appearances:
        office = str(appearance.office)
        seen.setdefault((office, appearance.place), Said(text=office, place=appearance.place))
    return tuple(seen.values())
