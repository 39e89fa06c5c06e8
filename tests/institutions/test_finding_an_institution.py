"""An institution is found by acronym, in either language, by an old name and in a misspelling."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.institutions.models import FormerName, Institution, OtherSpelling
from egov_meeting.institutions.selectors import (
    find_institutions,
    institution_called,
    nearest_institution,
)
from tests.exchange.folders import SHIPPED, load
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def udom() -> Institution:
    InstitutionFactory(
        key="udsm",
        acronym="UDSM",
        name_sw="Chuo Kikuu cha Dar es Salaam",
        name_en="University of Dar es Salaam",
    )
    InstitutionFactory(key="mzumbe", name_sw="Chuo Kikuu Mzumbe", name_en="Mzumbe University")
    return InstitutionFactory(
        key="udom", acronym="UDOM", name_sw="Chuo Kikuu cha Dodoma", name_en="University of Dodoma"
    )


@pytest.mark.parametrize(
    "text",
    [
        "UDOM",
        "udom",
        "U.D.O.M",
        "Chuo Kikuu cha Dodoma",
        "chuo kikuu dodoma",
        "University of Dodoma",
        "Dodoma University",
        "Univercity of Dodma",
        "Chuo Kikuu cha Dodooma",
        "dodoma",
    ],
)
def test_it_is_found_however_it_is_written(text: str, udom: Institution) -> None:
    assert nearest_institution(text=text) == udom


@pytest.mark.parametrize("text", ["", "   ", "!!!", "Benki ya NMB", "xyzzy"])
def test_nothing_is_found_where_nothing_is_alike(text: str, udom: Institution) -> None:
    assert nearest_institution(text=text) is None


def test_the_best_comes_first_and_none_comes_twice(udom: Institution) -> None:
    found = find_institutions(text="Chuo Kikuu cha Dodoma")

    assert found[0].institution == udom
    assert found[0].is_exact
    assert len({match.institution.pk for match in found}) == len(found)


def test_an_old_name_and_another_spelling_lead_to_it(udom: Institution) -> None:
    FormerName.objects.create(
        institution=udom, name_sw="Chuo cha Chimwaga", until=datetime.date(2007, 3, 27)
    )
    OtherSpelling.objects.create(institution=udom, text="CIVE Dodoma")

    assert nearest_institution(text="chimwaga") == udom
    assert institution_called(text="cive dodoma") == udom


def test_a_merged_duplicate_leads_to_the_one_it_became(udom: Institution) -> None:
    InstitutionFactory(name_sw="Chuo cha UDOM", merged_into=udom)

    assert institution_called(text="Chuo cha UDOM") == udom


def test_a_name_two_institutions_bear_decides_nothing() -> None:
    InstitutionFactory(acronym="NEC", name_sw="Tume ya Taifa ya Uchaguzi")
    InstitutionFactory(acronym="NEC", name_sw="Baraza la Taifa la Uwezeshaji")

    assert institution_called(text="NEC") is None
    assert len(find_institutions(text="NEC")) == 2


def test_the_ministries_of_2019_are_found_under_their_short_forms() -> None:
    """The printed report gives these ministries other names in its section 4.3."""
    load(SHIPPED / "2019")

    found = {
        text: nearest_institution(text=text)
        for text in (
            "Wizara ya Viwanda na Biashara",
            "Wizara ya Kilimo na Chakula",
            "Wizara ya Ujenzi Uchukuzi na Mawasiliano",
            "Wizara wa Mambo ya Nje na Ushirikiano wa Afrika Mashariki",
        )
    }

    assert {text: match and match.key for text, match in found.items()} == {
        "Wizara ya Viwanda na Biashara": "industry",
        "Wizara ya Kilimo na Chakula": "agriculture",
        "Wizara ya Ujenzi Uchukuzi na Mawasiliano": "works",
        "Wizara wa Mambo ya Nje na Ushirikiano wa Afrika Mashariki": "foreign",
    }


def test_the_look_up_needs_the_same_queries_for_1_and_30_institutions() -> None:
    def queries(search: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            search()
        return len(captured)

    InstitutionFactory()
    one = queries(lambda: find_institutions(text="taasisi"))
    InstitutionFactory.create_batch(29)

    assert queries(lambda: find_institutions(text="taasisi")) == one
