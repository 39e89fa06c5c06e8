"""The form of a page that only asks yes or no."""

from django import forms


class PlainForm(forms.Form):
    """Nothing to type: only the press of a button."""
