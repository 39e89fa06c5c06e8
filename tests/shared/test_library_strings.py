"""The gaps of the libraries' Swahili are filled in our own catalogue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import django
import polib
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import CharField, EmailField
from django.utils import translation
from django.utils.timesince import timesince

DJANGO = Path(django.__file__).parent
LIBRARIES = ["conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/humanize"]

Key = tuple[str | None, str]


def asked_for(library: str) -> list[Key]:
    catalogue = polib.pofile(str(DJANGO / library / "locale/en/LC_MESSAGES/django.po"))
    return [(entry.msgctxt, entry.msgid) for entry in catalogue]


def said(path: Path) -> dict[Key, str]:
    """What a catalogue says for each string that it does translate."""
    said = {
        (entry.msgctxt, entry.msgid): entry.msgstr + "".join(entry.msgstr_plural.values())
        for entry in polib.pofile(str(path))
    }
    return {key: words for key, words in said.items() if words.strip()}


@pytest.fixture(scope="module")
def ours() -> dict[Key, str]:
    return said(Path(settings.LOCALE_PATHS[0]) / "sw/LC_MESSAGES/django.po")


@pytest.mark.parametrize("library", LIBRARIES)
def test_no_string_of_django_is_left_without_swahili(library: str, ours: dict[Key, str]) -> None:
    heard = said(DJANGO / library / "locale/sw/LC_MESSAGES/django.po") | ours
    assert [key for key in asked_for(library) if key not in heard] == []


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("word", ["nywila", "disemba", "anuani"])
def test_words_of_django_that_we_do_not_use_are_replaced(
    library: str, word: str, ours: dict[Key, str]
) -> None:
    heard = said(DJANGO / library / "locale/sw/LC_MESSAGES/django.po") | ours
    assert [key for key in asked_for(library) if word in heard.get(key, "").lower()] == []


def test_django_speaks_our_swahili() -> None:
    with translation.override("sw"):
        assert str(EmailField().error_messages["required"]) == "Sehemu hii inahitajika."
        with pytest.raises(ValidationError, match="Ingiza anwani sahihi ya barua pepe"):
            EmailField().clean("si barua pepe")
        with pytest.raises(ValidationError, match="herufi zisizozidi 3"):
            CharField(max_length=3).clean("ndefu")
        now = dt.datetime(2019, 2, 2, tzinfo=dt.UTC)
        assert timesince(now, now + dt.timedelta(days=800)).startswith("miaka\xa02")
