"""What is asked of what people write of others, in a form as in a sheet."""

import unicodedata

from registrations.names import name_key

_SIGNS_OF_NAMES = frozenset(" '’ʼ`.,-()/&")


def is_name(text: str) -> bool:
    """Letters of any script, with what stands between and after them in names; no emoji, no digits."""
    letters = sum(unicodedata.category(sign)[0] == "L" for sign in text)
    return letters >= 2 and bool(name_key(text)) and all(map(_may_stand, text))


def _may_stand(sign: str) -> bool:
    return sign in _SIGNS_OF_NAMES or unicodedata.category(sign)[0] in "LM"
