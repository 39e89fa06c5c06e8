"""Sponsors in the list against sponsors in the speeches."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.models import Edition, Speech, Sponsor
from reports.findings.areas import Area
from reports.findings.finding import Finding, Said
from reports.findings.reading import read_once


def sponsors_left_out_of_speeches(edition: Edition) -> Iterator[Finding]:
    """A listed sponsor whom a speech thanking the sponsors leaves out."""
    speeches = _thanking_speeches(edition)
    for sponsor in _sponsors(edition):
        silent = [speech for speech in speeches if sponsor.institution_id not in _thanked(speech)]
        if silent:
            name = _name(sponsor.institution, edition)
            yield Finding(
                key=f"sponsors.left_out.{sponsor.institution.key}",
                area=Area.SPONSORS,
                title=_("A sponsor on the list is not thanked in every speech: %(name)s")
                % {"name": name},
                said=(
                    Said(text=_("listed as sponsor"), place=sponsor.place or "section:2.5"),
                    *(
                        Said(
                            text=_("thanks other sponsors, not this one"),
                            place=f"speech:{speech.order}",
                        )
                        for speech in silent
                    ),
                ),
            )


def sponsors_thanked_but_not_listed(edition: Edition) -> Iterator[Finding]:
    """Somebody is thanked as a sponsor who is not on the list."""
    listed = {sponsor.institution_id for sponsor in _sponsors(edition)}
    for speech in _thanking_speeches(edition):
        for mention in speech.sponsor_mentions.all():
            if mention.institution_id not in listed:
                yield Finding(
                    key=f"sponsors.not_listed.{mention.institution.key}.{speech.order}",
                    area=Area.SPONSORS,
                    title=_("A speech thanks a sponsor who is not on the list: %(name)s")
                    % {"name": mention.name_said},
                    said=(Said(text=mention.name_said, place=f"speech:{speech.order}"),),
                )


def sponsors_under_another_name(edition: Edition) -> Iterator[Finding]:
    """A sponsor named one way in the list and another way in speeches (NSSF, MSD)."""
    speeches = _thanking_speeches(edition)
    corrected = {each.printed: each.corrected for each in edition.corrections.all()}
    for sponsor in _sponsors(edition):
        listed = sponsor.institution.name_on(edition.starts_on, "sw")
        others = tuple(
            Said(text=mention.name_said, place=f"speech:{speech.order}", language="sw")
            for speech in speeches
            for mention in speech.sponsor_mentions.all()
            if mention.institution_id == sponsor.institution_id
            and not _same_name(
                _put_right(mention.name_said, corrected), listed, sponsor.institution.acronym
            )
            and not _is_short(mention.name_said, sponsor.institution.acronym)
        )
        if others:
            yield Finding(
                key=f"sponsors.other_name.{sponsor.institution.key}",
                area=Area.SPONSORS,
                title=_("A sponsor is named in more than one way: %(acronym)s")
                % {"acronym": sponsor.institution.acronym or listed},
                said=(
                    Said(text=listed, place=sponsor.place or "section:2.5", language="sw"),
                    *others,
                ),
            )


@read_once
def _sponsors(edition: Edition) -> list[Sponsor]:
    return list(
        edition.sponsors.select_related("institution").prefetch_related("institution__former_names")
    )


@read_once
def _thanking_speeches(edition: Edition) -> list[Speech]:
    speeches = edition.speeches.prefetch_related("sponsor_mentions__institution")
    return [speech for speech in speeches if speech.sponsor_mentions.all()]


def _thanked(speech: Speech) -> set[int]:
    return {mention.institution_id for mention in speech.sponsor_mentions.all()}


def _name(institution: Institution, edition: Edition) -> str:
    name = institution.name_on(edition.starts_on, "sw")
    acronym = institution.acronym
    return f"{name} ({acronym})" if acronym and acronym not in name else name


def _put_right(said: str, corrected: dict[str, str]) -> str:
    """The name without the misprints that are known as such."""
    for printed, meant in corrected.items():
        said = said.replace(printed, meant)
    return said


def _same_name(said: str, listed: str, acronym: str) -> bool:
    return _bare(said, acronym) == _bare(listed, acronym)


def _is_short(said: str, acronym: str) -> bool:
    """Whether the speaker used the short name ("Benki ya NMB"), which is not another name."""
    return bool(acronym) and acronym in said.replace(f"({acronym})", "").split()


def _bare(name: str, acronym: str) -> str:
    """The name without its acronym in brackets, for a comparison of words."""
    return " ".join(name.replace(f"({acronym})", "").casefold().split())
