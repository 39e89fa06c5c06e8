"""Codes printed on documents: twelve signs nobody mistakes for another, read aloud in threes of four."""

import secrets

# Digits and capitals without I, L, O and U (Crockford's choice): sixty bits in twelve signs.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


def new_verification_code() -> str:
    """Twelve random signs; as many as nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalised_code(typed: str) -> str:
    """The code meant by what a person typed: case, hyphens, spaces, O for 0 and I or L for 1 forgiven."""
    return typed.strip().upper().translate(MISREAD)


def grouped_code(code: str) -> str:
    """`7KQ2-X9MB-04TZ`: the code as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def is_possible_code(code: str) -> bool:
    """Whether a normalised code could be one of ours at all."""
    return len(code) == LENGTH and all(sign in ALPHABET for sign in code)
