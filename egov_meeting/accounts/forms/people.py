"""The forms of those who manage people."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.editions import edition_names
from egov_meeting.accounts.models import User
from egov_meeting.accounts.permissions import can_give_role
from egov_meeting.accounts.roles import Role
from egov_meeting.institutions.models import Institution


class Standing(TextChoices):
    """Filter of the list: who may sign in, who not."""

    OPEN = "open", _("May sign in")
    CLOSED = "closed", _("Account closed")


class PeopleFilterForm(forms.Form):
    """The filters stand in the address; a value that is not one of the choices is left out."""

    q = forms.CharField(
        label=_("Name or e-mail address"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices]
    )
    standing = forms.ChoiceField(
        label=_("Account"), required=False, choices=[("", _("All accounts")), *Standing.choices]
    )


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an administrator may change of somebody's account."""

    institution = forms.ModelChoiceField(
        label=_("Institution"),
        queryset=Institution.objects.all(),
        required=False,
        empty_label=_("No institution"),
    )

    class Meta:
        model = User
        fields = ["full_name", "language", "institution"]
        widgets = {"language": forms.RadioSelect}


class RoleForm(forms.Form):
    """A role to give, among those the giver may give, in one edition or in all."""

    role = forms.ChoiceField(label=_("Role"))
    edition = forms.TypedChoiceField(
        label=_("Meeting"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = [(role.value, role.label) for role in Role if can_give_role(giver, role)]
        self.fields["role"].choices = [("", _("Choose a role")), *allowed]  # type: ignore[attr-defined]
        self.fields["edition"].choices = [("", _("All meetings")), *edition_names()]  # type: ignore[attr-defined]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class InvitationForm(RoleForm, PersonForm):
    """A new person: who, in which language the letter goes, and the first role."""

    class Meta(PersonForm.Meta):
        fields = ["full_name", "email", "language", "institution"]

    field_order = ["full_name", "email", "language", "institution", "role", "edition"]


class ClosingForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the audit trail."),
    )
