"""The design of badges, what to print, and why a badge is revoked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.documents.upload_field import UploadField
from egov_meeting.meetings.models import Edition, ParticipantGroup
from registrations.badge_colours import PATTERN, can_be_seen
from registrations.badge_uploads import LOGO, subject_of
from registrations.models import BadgeDesign

_LOOK = ("layout", "size", "language", "number_of_desks")
_SHOWN = ("shows_institution", "shows_office", "shows_group", "shows_days", "shows_theme")


class ColourInput(forms.TextInput):
    input_type = "color"


class ColourField(forms.CharField):
    """A colour as #rrggbb that is seen on white and carries letters."""

    widget = ColourInput

    def clean(self, value: Any) -> str:
        colour = str(super().clean(value)).strip().lower()
        if not PATTERN.fullmatch(colour):
            raise ValidationError(_("Write the colour as # and six digits: #0b5a3c."))
        if not can_be_seen(colour):
            raise ValidationError(
                _("This colour is too light: a band of it is hardly seen on white paper.")
            )
        return colour


class BadgeDesignForm(forms.ModelForm):  # type: ignore[type-arg]  # no parameter at run time
    """A layout to start from, what is on it, and a colour for each group."""

    logo_file = UploadField(kind=LOGO, label=gettext_lazy("Logo"), required=False)
    without_logo = forms.BooleanField(label=gettext_lazy("Print without the logo"), required=False)

    class Meta:
        model = BadgeDesign
        fields = [*_LOOK, *_SHOWN]
        widgets = {"layout": forms.RadioSelect, "size": forms.RadioSelect}
        help_texts = {
            "number_of_desks": gettext_lazy(
                "Badges are parted among them by institution, and say where they are handed out."
            )
        }

    def __init__(
        self,
        *args: Any,
        edition: Edition,
        groups: Sequence[ParticipantGroup],
        colours: dict[int, str],
        by: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number_of_desks"].widget.attrs |= {"min": 1, "max": 50}
        self.groups = {f"colour_{group.pk}": group for group in groups}
        for name, group in self.groups.items():
            self.fields[name] = ColourField(label=str(group), initial=colours[group.pk])
        logo: Any = self.fields["logo_file"]
        logo.belongs_to(edition=edition, subject=subject_of(edition), by=by)
        has_logo = self.instance.logo_id is not None
        if not has_logo:
            del self.fields["without_logo"]
        self.helper = _helper(list(self.groups), has_logo=has_logo)

    def clean_number_of_desks(self) -> int:
        number: int = self.cleaned_data["number_of_desks"]
        if not 1 <= number <= 50:
            raise ValidationError(_("Between 1 and 50 desks."))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen: dict[str, ParticipantGroup] = {}
        for name, group in self.groups.items():
            colour = cleaned.get(name)
            if colour in seen:
                self.add_error(
                    name,
                    _("“%(group)s” has this colour already.") % {"group": seen[colour]},
                )
            elif colour:
                seen[colour] = group
        return cleaned

    def fields_of_design(self) -> dict[str, Any]:
        """What was chosen, by the fields of the model."""
        return {name: self.cleaned_data[name] for name in (*_LOOK, *_SHOWN)}

    def colours(self) -> dict[int, str]:
        """The colour of each group, by the number of its row."""
        return {group.pk: self.cleaned_data[name] for name, group in self.groups.items()}


class RevocationForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("Lost, copied, or printed with a mistake: it goes on record."),
    )


def _helper(colours: list[str], *, has_logo: bool) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    logo = ["logo_file", *(["without_logo"] if has_logo else [])]
    helper.layout = Layout(
        Fieldset(_("Layout"), *_LOOK),
        Fieldset(_("What stands on it"), *_SHOWN, *logo),
        Fieldset(_("Colours of the groups"), *colours),
    )
    return helper
