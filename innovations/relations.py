"""What addresses and names tell of a relation between a judge and an entry. Pure comparisons."""

from __future__ import annotations

from functools import lru_cache

from egov_meeting.institutions.selectors.spelling import plain

# Where everybody has a mailbox: sharing it says nothing.
FREE_MAIL = frozenset(
    {
        "aol.com",
        "fastmail.com",
        "gmail.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "live.com",
        "mail.com",
        "mail.ru",
        "me.com",
        "msn.com",
        "outlook.com",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "tutanota.com",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.fr",
        "yandex.com",
        "ymail.com",
        "zoho.com",
    }
)
# Below a country these stand before the name of the body: udsm.ac.tz, ega.go.tz.
_KINDS_OF_BODIES = frozenset(
    {"ac", "co", "com", "edu", "go", "gov", "info", "me", "mil", "mobi", "ne", "net", "or", "org", "sc", "tv"}
)  # fmt: skip
# A country's public mailboxes are no institution either.
_FREE_NAMES = frozenset({"yahoo", "hotmail", "live", "outlook", "gmail"})
_TITLES = frozenset(
    plain(word)
    for word in (
        "Dkt Dr Prof Profesa Eng Mha Injinia Bw Bi Mr Mrs Ms Miss Mhe Hon PhD MSc BSc MD Ndugu Mch Rev"
    ).split()
)


# The same addresses and names are compared on every page of a judge.
@lru_cache(maxsize=20_000)
def organisation_domain(email: str) -> str:
    """The domain of the body an address belongs to: "a@cs.udsm.ac.tz" is udsm.ac.tz; "" for free mail."""
    domain = email.rpartition("@")[2].strip().rstrip(".").casefold()
    labels = domain.split(".")
    if len(labels) < 2 or domain in FREE_MAIL:
        return ""
    is_below_kind = len(labels) >= 3 and len(labels[-1]) == 2 and labels[-2] in _KINDS_OF_BODIES
    own = labels[-3:] if is_below_kind else labels[-2:]
    if own[0] in _FREE_NAMES or ".".join(own) in FREE_MAIL or own[0] in _KINDS_OF_BODIES:
        return ""
    return ".".join(own)


@lru_cache(maxsize=20_000)
def name_words(name: str) -> frozenset[str]:
    """The words of a person's name without titles, in no order."""
    return frozenset(word for word in plain(name).split() if word not in _TITLES)


def is_same_person(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two names may be one person's: two words at least, and one name within the other."""
    if not (first <= second or second <= first):
        return False
    return sum(1 for word in first & second if len(word) > 1) >= 2
