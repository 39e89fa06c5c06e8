"""Finding an institution by acronym, by either language, by an old name or in a misspelling."""

from collections.abc import Iterator
from dataclasses import dataclass

from egov_meeting.institutions.models import Institution
from egov_meeting.institutions.selectors.spelling import likeness, plain

_ALIKE_ENOUGH = 0.62


@dataclass(frozen=True, slots=True)
class Match:
    """An institution found, the name that matched and how well (1 is the same)."""

    institution: Institution
    name: str
    likeness: float

    @property
    def is_exact(self) -> bool:
        return self.likeness == 1.0


def find_institutions(*, text: str, limit: int = 8) -> list[Match]:
    """Institutions whose acronym or any name is like `text`, the best first; duplicates once.

    Four queries however many there are. A merged duplicate answers with the one it became.
    """
    best: dict[int, Match] = {}
    for institution, name in _names():
        score = likeness(text, name)
        known = best.get(institution.pk)
        if score >= _ALIKE_ENOUGH and (known is None or score > known.likeness):
            best[institution.pk] = Match(institution, name, score)
    ordered = sorted(best.values(), key=lambda match: (-match.likeness, match.institution.name_sw))
    return ordered[:limit]


def institution_called(*, text: str) -> Institution | None:
    """The one institution that has exactly this key, acronym or name (letter case and points aside).

    None when there is none, and when several bear the name.
    """
    wanted = plain(text)
    if not wanted:
        return None
    found = {institution.pk: institution for institution, name in _names() if plain(name) == wanted}
    return next(iter(found.values())) if len(found) == 1 else None


def nearest_institution(*, text: str) -> Institution | None:
    """The institution whose name is most like `text`; None when none is alike enough."""
    matches = find_institutions(text=text, limit=1)
    return matches[0].institution if matches else None


def _names() -> Iterator[tuple[Institution, str]]:
    """Every name of every institution, present, former and otherwise spelt."""
    rows = Institution.objects.prefetch_related(
        "former_names", "other_spellings", "merged_into"
    ).order_by("pk")
    for row in rows:
        institution = row.merged_into or row
        for name in (row.key, row.acronym, row.name_sw, row.name_en):
            if name:
                yield institution, name
        for former in row.former_names.all():
            yield from (
                (institution, name)
                for name in (former.name_sw, former.name_en, former.acronym)
                if name
            )
        for spelling in row.other_spellings.all():
            yield institution, spelling.text
