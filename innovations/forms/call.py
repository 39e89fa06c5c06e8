"""Setting up the call: what staff fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from egov_meeting.institutions.models import Institution
from egov_meeting.meetings.editing.forms import SectionForm
from innovations.models import Criterion
from innovations.selectors.call import scoring_has_begun
from innovations.selectors.selecting import selection_is_locked

_FROZEN = _("Scoring has begun: this can no longer be changed.")
_METHOD = ("is_blind", "has_second_stage", "judges_each")


class CallSectionForm(SectionForm):
    """What judges were told when scoring began stays as it is."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        if not (cleaned.get("takes_research") or cleaned.get("takes_innovations")):
            yield "takes_research", _("Choose at least one kind that may be entered.")
        if cleaned.get("closes_at") and not cleaned.get("closes_on"):
            yield "closes_on", _("Name the day of this clock.")
        changed = [name for name in _METHOD if name in self.changed_data]
        if self.instance.pk and changed and scoring_has_begun(call=self.instance):
            for name in changed:
                yield name, _FROZEN


class CriterionSectionForm(SectionForm):
    """No criterion is added and no weight changed once scoring has begun."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        call = cleaned.get("call")
        if call is None or not scoring_has_begun(call=call):
            return
        if not self.instance.pk:
            yield None, _("Scoring has begun: no criterion can be added.")
        for name in ("weight", "call"):
            if self.instance.pk and name in self.changed_data:
                yield name, _FROZEN


class StepSectionForm(SectionForm):
    """What a score means is settled when scoring begins."""

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        criterion = cleaned.get("criterion")
        if criterion is not None and self.has_changed() and scoring_has_begun(call=criterion.call):
            yield None, _("Scoring has begun: what the scores mean can no longer be changed.")


class EntrySectionForm(SectionForm):
    """The state of an entry that an account handed in is moved by screening, not typed here.

    What a locked selection wrote down is not typed here either.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = self.edition
        if self.instance.owner_id is not None or (
            edition and not edition.is_recorded and self.instance.pk
        ):
            self._leave_out("state")
        if edition and selection_is_locked(edition=edition):
            self._leave_out("exhibited", "presented")

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        is_cleared = self.instance.blind_cleared_at is not None
        if is_cleared and "title" in self.changed_data:
            yield "title", _("The entry is cleared for the judges under its title. Take it away from them first.")  # fmt: skip
        if is_cleared and "abstract" in self.changed_data:
            yield "abstract", _("The entry is cleared for the judges with this abstract. Take it away from them first.")  # fmt: skip
        if (
            self.instance.pk
            and "number" in self.changed_data
            and self.instance.stage_entries.exists()
        ):
            yield "number", _FROZEN

    def _leave_out(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name, None)
        self.names = [name for name in self.names if name not in names]


class WeightsForm(forms.Form):
    """The weights of all criteria side by side."""

    def __init__(self, data: Any = None, *, criteria: Sequence[Criterion]) -> None:
        super().__init__(data)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"weight_{one.pk}"] = forms.DecimalField(
                label=str(one.name),
                max_digits=4,
                decimal_places=3,
                initial=one.weight.normalize(),
                validators=[MinValueValidator(Decimal("0.001"))],
                widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 6}),
            )

    def weights(self) -> dict[int, Decimal]:
        """By the key of the criterion."""
        return {one.pk: self.cleaned_data[f"weight_{one.pk}"] for one in self.criteria}


class LettersForm(forms.Form):
    """To whom the letters go."""

    institutions = forms.ModelMultipleChoiceField(
        label=_("Institutions"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one institution.")},
    )
    reference = forms.CharField(label=_("Number of the letter"), required=False, max_length=60)
    signatory = forms.CharField(label=_("Signed by"), max_length=150)
    office = forms.CharField(label=_("Office of who signs"), required=False, max_length=200)

    def __init__(self, data: Any = None, *, institutions: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field: Any = self.fields["institutions"]
        field.queryset = institutions
