"""The printed report against its own contents: numbers, repeats, references."""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition, PrintedHeading
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said

NUMBER = re.compile(r"^\d+(\.\d+)*$")
KEY_ISSUES = "key_issues"


def numbers_left_out(edition: Edition) -> Iterator[Finding]:
    """A number missing between two headings (4.3 is followed by 4.5)."""
    last: dict[tuple[int, ...], tuple[int, PrintedHeading]] = {}
    for heading in edition.printed_headings.all():
        parts = _parts(heading.number)
        if not parts:
            continue
        stem, number = parts[:-1], parts[-1]
        if stem in last and number > last[stem][0] + 1:
            before = last[stem][1]
            missing = ".".join(str(part) for part in (*stem, last[stem][0] + 1))
            missing = missing if stem else f"{missing}.0"
            yield Finding(
                key=f"printed.number.{missing}",
                area=Area.PRINTED,
                title=_("There is no section %(number)s") % {"number": missing},
                said=(_said(before), _said(heading)),
            )
        last[stem] = (number, heading)


def headings_without_a_number(edition: Edition) -> Iterator[Finding]:
    """A main heading without a number among numbered ones."""
    headings = [heading for heading in edition.printed_headings.all() if heading.level == 1]
    numbered = [heading for heading in headings if _parts(heading.number)]
    bare = [heading for heading in headings if not heading.number and "body" in heading.covers]
    if numbered and bare:
        yield Finding(
            key="printed.unnumbered",
            area=Area.PRINTED,
            title=_("Main sections are printed without a number"),
            said=tuple(_said(heading) for heading in bare),
        )


def headings_that_cover_the_same(edition: Edition) -> Iterator[Finding]:
    """Two sections that treat the same matters."""
    by_matter: dict[str, list[PrintedHeading]] = defaultdict(list)
    for heading in edition.printed_headings.all():
        for matter in heading.covers:
            if matter != "body":
                by_matter[matter].append(heading)
    pairs = {
        tuple(heading.number or slugify(heading.title) for heading in headings): headings
        for headings in by_matter.values()
        if len(headings) > 1
    }
    for names, headings in pairs.items():
        yield Finding(
            key="printed.repeat." + "-".join(names),
            area=Area.PRINTED,
            title=_("Sections of the printed report say nearly the same"),
            said=tuple(_said_there(heading) for heading in headings),
        )


def key_issues_announced_but_missing(edition: Edition) -> Iterator[Finding]:
    """A section announces key issues, and none are listed."""
    announced = [
        heading for heading in edition.printed_headings.all() if KEY_ISSUES in heading.covers
    ]
    if announced and not edition.key_issues.exists():
        yield Finding(
            key="printed.key_issues",
            area=Area.PRINTED,
            title=_("A section announces key issues and lists none"),
            said=(
                *(_said_there(heading) for heading in announced),
                Said(text=_("no key issue is listed"), place=_place(announced[0])),
            ),
        )


def references_to_nothing(edition: Edition) -> Iterator[Finding]:
    """A reference that was cut off, or whose target the printed report does not have."""
    headings = list(edition.printed_headings.all())
    known = {heading.number for heading in headings if heading.number}
    titles = " | ".join(heading.title for heading in headings)
    corrected = {correction.corrected for correction in edition.corrections.all()}
    for reference in edition.printed_references.all():
        target = reference.target
        if target and (target in known or target in titles or target in corrected):
            continue
        title = (
            _("A reference leads to something the report does not have: %(target)s")
            % {"target": target}
            if target
            else _("A reference is cut off")
        )
        yield Finding(
            key=f"printed.reference.{reference.place}.{slugify(target)}".rstrip("."),
            area=Area.PRINTED,
            title=title,
            said=(
                Said(
                    text=target or _("nothing stands after the words that refer"),
                    place=reference.place,
                ),
                *_near(target, headings),
            ),
        )


def _near(target: str, headings: list[PrintedHeading]) -> list[Said]:
    """Headings that share the first word of the target ("Jedwali Na.3" for "Jedwali III")."""
    word = target.split(" ")[0] if target else ""
    return [_said(heading) for heading in headings if word and heading.title.startswith(word)]


def _place(heading: PrintedHeading) -> str:
    """The section itself, where it has a number; else the page of contents."""
    return f"section:{heading.number}" if heading.number else "contents"


def _said_there(heading: PrintedHeading) -> Said:
    return Said(text=str(heading), place=_place(heading), language="sw")


def _parts(number: str) -> tuple[int, ...]:
    if not NUMBER.match(number):
        return ()
    parts = [int(part) for part in number.split(".")]
    return tuple(parts[:-1] if len(parts) == 2 and parts[-1] == 0 else parts)


def _said(heading: PrintedHeading) -> Said:
    return Said(text=str(heading), place="contents", language="sw")
