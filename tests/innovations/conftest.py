from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation


@pytest.fixture(autouse=True)
def main_language() -> Iterator[None]:
    """A page asked for in English leaves that language active in the thread: not for the next test."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
