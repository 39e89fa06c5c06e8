"""Search and filters above the programme; they stand in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from sessions_app.finding import Wanted, ministries_of, people_of, slots_of
from sessions_app.shown import DayShown


class FindingForm(forms.Form):
    """What of the programme to show. Only what the programme has can be chosen."""

    tafuta = forms.CharField(label=_("Words"), max_length=80, required=False)
    siku = forms.ChoiceField(label=_("Day"), required=False)
    kundi = forms.ChoiceField(label=_("Group"), required=False)
    aina = forms.ChoiceField(label=_("Kind"), required=False)
    mtu = forms.ChoiceField(label=_("Person"), required=False)
    wizara = forms.ChoiceField(label=_("Ministry"), required=False)

    def __init__(self, *args: Any, days: Sequence[DayShown], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = {day.group.number: day.group.name for day in days if day.group}
        kinds = {slot.item.kind: slot.item.get_kind_display() for slot in slots_of(days)}
        self._offer("siku", [(day.number, date_format(day.date)) for day in days], _("All days"))
        self._offer("kundi", sorted(groups.items()), _("All groups"))
        self._offer("aina", sorted(kinds.items(), key=lambda kind: kind[1]), _("All kinds"))
        self._offer(
            "mtu", [(person.key, person.name) for person in people_of(days)], _("All people")
        )
        self._offer(
            "wizara", [(one.id, one.name) for one in ministries_of(days)], _("All ministries")
        )

    def wanted(self) -> Wanted:
        """What the address asks for; everything when it asks for what is not there."""
        if not self.is_valid():
            return Wanted()
        data = self.cleaned_data
        return Wanted(
            day=_number(data.get("siku")),
            group=_number(data.get("kundi")),
            kind=data.get("aina", ""),
            person=data.get("mtu", ""),
            ministry=_number(data.get("wizara")),
            words=data["tafuta"].strip(),
        )

    def _offer(self, name: str, found: Sequence[tuple[Any, Any]], everything: Any) -> None:
        """Offer the choices; a field with nothing to choose from is left out."""
        if len(found) < 2:
            del self.fields[name]
            return
        field: Any = self.fields[name]
        field.choices = [("", everything), *((str(key), label) for key, label in found)]
        field.error_messages["invalid_choice"] = _(
            "The programme has no such choice (any more). Choose one from the list."
        )


def _number(text: str | None) -> int | None:
    return int(text) if text else None
