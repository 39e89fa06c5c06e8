"""The number by which a registration is known to people: KK4-7QX2M9."""

import secrets

# No letters that are mistaken for digits.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """Six random signs behind the name of the meeting; one in a thousand million is taken already."""
    return "KK-" + "".join(secrets.choice(_SIGNS) for _sign in range(7))
