"""Control numbers as people read and write them."""

import re

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

PATTERN = r"^\d{12}$"

is_control_number = RegexValidator(
    PATTERN, _("A control number has twelve digits."), code="no_control_number"
)


def grouped_control_number(number: str | None) -> str:
    """`999990000123` as it is shown and printed: `9999 9000 0123`; "" when there is none."""
    digits = number or ""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def control_number_in(text: str) -> str:
    """What somebody typed or copied, without spaces, dots and dashes. Raises ValueError when it is none."""
    digits = re.sub(r"[\s.\u2010-\u2015-]", "", text)
    if not re.fullmatch(r"[0-9]{12}", digits):
        raise ValueError("a control number has twelve digits")
    return digits
