"""A secret key for the embedded default, made once and kept beside its database."""

from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key_kept_in(path: Path) -> str:
    """Return the key in `path`; write a fresh one, readable by the owner alone, when there is none."""
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        key = path.read_text().strip()
        if key:
            return key
    key = get_random_secret_key()
    path.write_text(key)
    return key
