"""The choice of entries for exhibition, stage and awards, one line an entry."""

from __future__ import annotations

from collections.abc import Mapping
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
# So many of the ranking stand in the list; the others when they are chosen, or when all are asked for.
FIRST_LINES = 50


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
    """Tick boxes for two places and a reason for each entry, a list of entries for each award."""

    def __init__(
        self,
        data: Any = None,
        *,
        outcome: Outcome,
        awards: list[Award],
        chosen: Chosen,
        reasons: Mapping[int, str],
        seen: str,
        shows_all: bool = False,
    ) -> None:
        super().__init__(data, initial={"seen": seen})
        self.outcome, self.awards, self.shows_all = outcome, awards, shows_all
        named = [("", _("nobody")), *((f"{row.entry.pk}", _named(row)) for row in outcome.rows)]
        for award in awards:
            self.fields[f"tuzo-{award.pk}"] = forms.ChoiceField(
                label=str(award),
                required=False,
                choices=named,
                initial=str(chosen.awards.get(award.pk, "")),
            )
        for row in outcome.rows:
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
        """The first of the ranking, and who is chosen or has a reason behind them; all when asked for."""
        lines = []
        for place, row in enumerate(self.outcome.rows):
            names = [f"{name}-{row.entry.pk}" for name in ("maonesho", "jukwaa", "sababu")]
            if self.shows_all or place < FIRST_LINES or self._is_filled(names):
                lines.append(Line(row, *(self[name] for name in names)))
        return lines

    @property
    def left_out(self) -> int:
        """How many entries do not stand in the list."""
        return len(self.outcome.rows) - len(self.lines)

    def _is_filled(self, names: list[str]) -> bool:
        if self.is_bound:
            return any(self.data.get(name) or name in self.errors for name in names)
        return any(self.fields[name].initial for name in names)

    @property
    def award_fields(self) -> list[BoundField]:
        return [self[f"tuzo-{award.pk}"] for award in self.awards]

    @property
    def chosen(self) -> Chosen:
        """What was ticked."""
        typed = self.cleaned_data
        entries = [row.entry.pk for row in self.outcome.rows]
        return Chosen(
            exhibition=frozenset(pk for pk in entries if typed.get(f"maonesho-{pk}")),
            stage=frozenset(pk for pk in entries if typed.get(f"jukwaa-{pk}")),
            awards={
                award.pk: int(entry)
                for award in self.awards
                if (entry := typed.get(f"tuzo-{award.pk}"))
            },
        )

    @property
    def reasons(self) -> dict[int, str]:
        """What was written, by entry."""
        typed = self.cleaned_data
        return {row.entry.pk: typed.get(f"sababu-{row.entry.pk}", "") for row in self.outcome.rows}

    def want_reasons(self, entries: Mapping[int, list[Place]]) -> None:
        """Mark the entries that leave the order of the ranking without a word why."""
        for entry, places in entries.items():
            where = ", ".join(str(place.label) for place in places)
            self.add_error(
                f"sababu-{entry}",
                _("This leaves the order of the ranking (%(where)s): say why.") % {"where": where},
            )


def _named(row: Ranked) -> str:
    return f"{row.rank}. {row.entry.title}" if row.rank is not None else row.entry.title
