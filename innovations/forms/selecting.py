"""The choice of entries for exhibition, stage and awards, one line an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from innovations.choices import Place
from innovations.models import Award
from innovations.selectors.outcome import Outcome, Ranked
from innovations.selectors.selecting import Chosen

LONGEST_REASON = 1000
_OF_ROW = ("maonesho", "jukwaa", "sababu")


@dataclass(frozen=True)
class Line:
    """An entry with its controls; `why` is open where a reason is written or wanted."""

    row: Ranked
    exhibition: BoundField
    stage: BoundField
    reason: BoundField

    @property
    def is_open(self) -> bool:
        return bool(self.reason.value() or self.reason.errors)


class SeenForm(forms.Form):
    """Which selection somebody had before the eyes."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class SelectionForm(SeenForm):
    """Tick boxes for two places and a reason for each entry, a list of entries for each award.

    `page` are the rows of the ranking that are looked at; whatever is chosen, or was typed, stands beside
    them. Entries without a line are not chosen.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        outcome: Outcome,
        page: Iterable[Ranked],
        awards: list[Award],
        chosen: Chosen,
        reasons: Mapping[int, str],
        seen: str,
    ) -> None:
        super().__init__(data, initial={"seen": seen})
        self.outcome, self.awards = outcome, awards
        wanted = {row.entry.pk for row in page} | chosen.entries | set(reasons) | _typed_in(data)
        self.rows = [row for row in outcome.rows if row.entry.pk in wanted]
        options = _options(self.rows, outcome, chosen)
        for award in awards:
            self.fields[f"tuzo-{award.pk}"] = forms.ChoiceField(
                label=str(award),
                required=False,
                choices=options,
                initial=_together(chosen.awards.get(award.pk, frozenset())),
            )
        for row in self.rows:
            self._add_row(row, chosen, reasons)

    def _add_row(self, row: Ranked, chosen: Chosen, reasons: Mapping[int, str]) -> None:
        pk, title = row.entry.pk, row.entry.title
        for name, place, label in (
            ("maonesho", Place.EXHIBITION, _("To the exhibition: %(title)s")),
            ("jukwaa", Place.STAGE, _("On the stage: %(title)s")),
        ):
            self.fields[f"{name}-{pk}"] = forms.BooleanField(
                label=label % {"title": title}, required=False, initial=pk in chosen.of(place)
            )
        self.fields[f"sababu-{pk}"] = forms.CharField(
            label=_("Reason"),
            required=False,
            max_length=LONGEST_REASON,
            initial=reasons.get(pk, ""),
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    @cached_property
    def lines(self) -> list[Line]:
        """The rows with their controls, in the order of the ranking."""
        return [
            Line(row, *(self[f"{name}-{row.entry.pk}"] for name in _OF_ROW)) for row in self.rows
        ]

    @property
    def award_fields(self) -> list[BoundField]:
        return [self[f"tuzo-{award.pk}"] for award in self.awards]

    @property
    def chosen(self) -> Chosen:
        """What was ticked."""
        typed = self.cleaned_data
        entries = [row.entry.pk for row in self.rows]
        return Chosen(
            exhibition=frozenset(pk for pk in entries if typed.get(f"maonesho-{pk}")),
            stage=frozenset(pk for pk in entries if typed.get(f"jukwaa-{pk}")),
            awards={
                award.pk: frozenset(map(int, together.split("+")))
                for award in self.awards
                if (together := typed.get(f"tuzo-{award.pk}"))
            },
        )

    @property
    def reasons(self) -> dict[int, str]:
        """What was written, by entry."""
        typed = self.cleaned_data
        return {row.entry.pk: typed.get(f"sababu-{row.entry.pk}", "") for row in self.rows}

    def want_reasons(self, entries: Mapping[int, list[Place]]) -> None:
        """Mark the entries that leave the order of the ranking without a word why."""
        for entry, places in entries.items():
            where = ", ".join(str(place.label) for place in places)
            self.add_error(
                f"sababu-{entry}",
                _("This leaves the order of the ranking (%(where)s): say why.") % {"where": where},
            )


def _typed_in(data: Any) -> set[int]:
    """The entries about which something was sent."""
    found = set()
    for name in data or ():
        field, _dash, number = name.partition("-")
        if field in _OF_ROW and number.isdecimal() and data.get(name):
            found.add(int(number))
    return found


def _options(rows: list[Ranked], outcome: Outcome, chosen: Chosen) -> list[tuple[str, str]]:
    """Nobody, each entry, and together those whom the ranking leaves tied; also who has an award now."""
    found = {"": _("nobody")}
    for row in rows:
        found[f"{row.entry.pk}"] = _named(row)
        tied = outcome.tied_with(row)
        if len(tied) > 1:
            together = _together(one.entry.pk for one in tied)
            found.setdefault(together, _shared(tied))
    by_id = {row.entry.pk: row for row in outcome.rows}
    for entries in chosen.awards.values():
        found.setdefault(_together(entries), _shared([by_id[pk] for pk in entries if pk in by_id]))
    return list(found.items())


def _together(entries: Iterable[int]) -> str:
    return "+".join(str(entry) for entry in sorted(entries))


def _named(row: Ranked) -> str:
    return f"{row.rank}. {row.entry.title}" if row.rank is not None else row.entry.title


def _shared(rows: list[Ranked]) -> str:
    titles = "; ".join(row.entry.title for row in rows)
    return _("%(rank)s. Shared: %(titles)s") % {
        "rank": rows[0].rank if rows else "–",
        "titles": titles,
    }
