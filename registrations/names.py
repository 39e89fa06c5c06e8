"""Names of people as a key, so that the same person is known in several spellings."""

from egov_meeting.institutions.selectors.spelling import likeness, plain

# Titles say nothing of who somebody is.
_TITLES = frozenset(
    "bw bi mr mrs ms dr dkt prof eng mhandisi mha ndugu ndg mheshimiwa mhe miss sir madam adv wakili".split()
)
# Ng'ombe stands beside Ngoma, not before all that begins with Ng.
_APOSTROPHES = {ord(sign): None for sign in "'`´ʻʼ‘’"}
_ALIKE = 0.8


def name_key(name: str) -> str:
    """The words of the name in small letters, without titles, accents and points, in order of the alphabet."""
    words = [word for word in plain(name).split() if word not in _TITLES]
    return " ".join(sorted(words))[:150]


def reading_key(name: str) -> str:
    """The words as they are written, in small letters, without titles, accents and apostrophes: lists are in its order."""
    words = plain(name.translate(_APOSTROPHES)).split()
    return " ".join(word for word in words if word not in _TITLES)[:150]


def name_keys(name: str) -> dict[str, str]:
    """Both keys, by the columns of a registration."""
    return {"name_key": name_key(name), "sort_name": reading_key(name)}


def are_alike(one: str, other: str) -> bool:
    """Whether two names are probably one person's: misspelt, shortened or turned round."""
    first, second = name_key(one), name_key(other)
    return bool(first and second) and (first == second or likeness(first, second) >= _ALIKE)


def tidy(text: str) -> str:
    """One blank between words, none around, no signs that do not show."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
