"""The number by which a registration is known to people: KK4-7QX2M9."""

import re
import secrets

# No letters that are mistaken for digits.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_FORM = re.compile(r"[0-9A-Za-z-]{1,20}")


def new_reference() -> str:
    """Six random signs behind the name of the meeting; one in a thousand million is taken already."""
    return "KK-" + "".join(secrets.choice(_SIGNS) for _sign in range(7))


def could_be_reference(text: str) -> bool:
    """Whether the text has the form of a number, also of one from an edition folder."""
    return _FORM.fullmatch(text) is not None
