"""What a browser would send back from a form as it was shown."""

from typing import Any

from django.forms import BaseForm


def as_shown(form: BaseForm) -> dict[str, Any]:
    """Every control with the value it was drawn with; files are not sent again."""
    data = {}
    for name, field in form.fields.items():
        value = form[name].value()
        if value in (None, False, "") or hasattr(value, "storage"):
            continue
        shown = getattr(field.widget, "format_value", lambda shown: shown)(value)
        data[name] = "on" if value is True else value if isinstance(shown, list) else shown
    return data
