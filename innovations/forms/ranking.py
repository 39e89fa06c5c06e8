"""What staff write about a ranking."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from innovations.models import Entry, Judge, TieVote
from innovations.services.ranking import LONGEST_REASON


class OpenEarlyForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stays on record with your name and the time."),
    )


class FlagDecisionForm(forms.Form):
    decision = forms.CharField(
        label=_("What was decided"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you looked at, and what follows. No score is changed by it."),
    )


class TieVotesForm(forms.Form):
    """One choice for each judge who may vote: the entry voted for, or none."""

    def __init__(
        self,
        *args: Any,
        judges: list[Judge],
        entries: list[Entry],
        votes: dict[int, TieVote],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", gettext("No vote")), *((str(one.pk), _title(one)) for one in entries)]
        for judge in judges:
            vote = votes.get(judge.pk)
            self.fields[f"judge_{judge.pk}"] = forms.ChoiceField(
                label=gettext("Judge %(number)d") % {"number": judge.pseudonym},
                choices=choices,
                required=False,
                initial=str(vote.entry_id) if vote else "",
            )

    def votes(self) -> dict[int, int | None]:
        """The entry by judge, both as numbers of their rows."""
        return {
            int(name.removeprefix("judge_")): int(entry) if entry else None
            for name, entry in self.cleaned_data.items()
        }


def _title(entry: Entry) -> str:
    return f"{entry.number}. {entry.title}"
