"""People name their institution as they know it; without a script the nearest are offered, and nothing is lost."""

from __future__ import annotations

import datetime
import re

import pytest
from django import forms
from django.core.cache import cache
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from egov_meeting.institutions.forms import InstitutionAnswer, InstitutionField
from egov_meeting.institutions.models import FormerName, Institution
from egov_meeting.institutions.throttling import ASKED_AT_MOST
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db

SEARCH = "/en/taasisi/tafuta/"


class ExampleForm(forms.Form):
    full_name = forms.CharField()
    institution = InstitutionField()


class OptionalForm(forms.Form):
    institution = InstitutionField(required=False)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def udom() -> Institution:
    InstitutionFactory(acronym="UDSM", name_sw="Chuo Kikuu cha Dar es Salaam", name_en="")
    return InstitutionFactory(
        acronym="UDOM", name_sw="Chuo Kikuu cha Dodoma", name_en="University of Dodoma"
    )


def sent(text: str, choice: str = "", asked: str | None = None) -> ExampleForm:
    asked = text if asked is None else asked
    return ExampleForm(
        {
            "full_name": "Asha Juma",
            "institution": text,
            "institution_choice": choice,
            "institution_asked": asked,
        }
    )


def answer(form: forms.Form) -> InstitutionAnswer:
    assert form.is_valid(), form.errors
    found: InstitutionAnswer = form.cleaned_data["institution"]
    return found


def html_of(form: forms.Form) -> str:
    source = '{% include "components/form.html" with submit="Send" %}'
    return Template(source).render(Context({"form": form}))


@pytest.mark.parametrize(
    "text", ["UDOM", "u.d.o.m", " University  of Dodoma ", "chuo kikuu cha dodoma"]
)
def test_an_exact_name_in_any_spelling_needs_no_choice(text: str, udom: Institution) -> None:
    form = sent(text, asked="")

    assert answer(form) == InstitutionAnswer(udom)
    assert 'type="radio"' not in html_of(form)


def test_the_nearest_are_offered_and_what_was_typed_stays(udom: Institution) -> None:
    form = sent("Chuo kikuu Dodma")

    assert form.errors["institution"] == [
        "Choose your institution below, or say that it is not listed."
    ]
    html = html_of(form)
    assert 'value="Chuo kikuu Dodma"' in html
    assert 'value="Asha Juma"' in html
    assert f'name="institution_choice" id="id_institution_1" value="{udom.pk}"' in html
    assert "University of Dodoma (UDOM)" in html
    assert "Mine is not listed; keep “Chuo kikuu Dodma”" in html
    assert html.count(" checked") == 0
    assert '<a href="#id_institution">' in html
    assert 'aria-describedby="id_institution_error"' in html


def test_a_name_that_exists_in_swahili_only_says_so(udom: Institution) -> None:
    html = html_of(sent("Chuo Kikuu Dar"))

    assert '<span lang="sw">Chuo Kikuu cha Dar es Salaam</span> (UDSM)' in html


def test_the_choice_among_them_is_the_answer_and_is_still_there_after_another_mistake(
    udom: Institution,
) -> None:
    form = sent("Chuo kikuu Dodma", choice=str(udom.pk))
    assert answer(form) == InstitutionAnswer(udom)

    form.data["full_name"] = ""
    again = ExampleForm(form.data)

    assert list(again.errors) == ["full_name"]
    assert f'value="{udom.pk}" checked' in html_of(again)


def test_a_name_that_is_not_listed_is_kept_as_it_was_written(udom: Institution) -> None:
    form = sent("Chuo cha Kodi Dodoma", choice="other")

    assert answer(form) == InstitutionAnswer(typed_name="Chuo cha Kodi Dodoma")
    assert 'value="other" checked' in html_of(form)


def test_where_nothing_is_like_it_not_listed_is_chosen_already(udom: Institution) -> None:
    form = sent("Xyzzy")

    assert "We found no institution like this." in form.errors["institution"][0]
    assert 'value="other" checked' in html_of(form)


def test_a_choice_made_for_another_text_is_void(udom: Institution) -> None:
    form = sent("Chuo cha Maji", choice=str(udom.pk), asked="Chuo kikuu Dodma")

    assert "institution" in form.errors


@pytest.mark.parametrize("choice", ["999999", "-1", "x", "1 OR 1=1"])
def test_a_choice_that_was_not_offered_counts_for_nothing(choice: str, udom: Institution) -> None:
    assert "institution" in sent("Chuo kikuu Dodma", choice=choice).errors


def test_two_that_bear_the_same_name_are_both_offered_and_either_can_be_chosen() -> None:
    first, second = InstitutionFactory.create_batch(2, acronym="NEC")

    assert "institution" in sent("NEC").errors
    assert answer(sent("NEC", choice=str(first.pk))).institution == first
    assert answer(sent("NEC", choice=str(second.pk))).institution == second


def test_one_that_has_ended_is_not_taken_but_its_successor_is_offered(udom: Institution) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    InstitutionFactory(name_sw="Chuo cha Chimwaga", valid_until=yesterday, successor=udom)

    form = sent("Chuo cha Chimwaga")

    assert "institution" in form.errors
    assert 'University of Dodoma (UDOM) <small class="quiet">Chuo cha Chimwaga</small>' in html_of(
        form
    )
    assert answer(sent("Chuo cha Chimwaga", choice=str(udom.pk))).institution == udom


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This field is required."),
        ("   \x00 ", "This field is required."),
        ("x" * 251, "Write at most 250 characters."),
    ],
)
def test_what_cannot_be_a_name_is_refused(text: str, said: str) -> None:
    assert sent(text).errors["institution"] == [said]


def test_an_optional_one_may_stay_empty() -> None:
    assert not answer(OptionalForm({}))
    assert not OptionalForm({}).has_changed()


def test_markup_in_a_name_is_only_text() -> None:
    assert "<b>Mimi" not in html_of(sent("<b>Mimi"))


@pytest.mark.parametrize("as_what", [lambda it: it, InstitutionAnswer, str])
def test_a_form_begins_with_what_is_known(as_what, udom: Institution) -> None:
    form = OptionalForm(initial={"institution": as_what(udom)})

    assert 'value="University of Dodoma"' in html_of(form)
    same = OptionalForm(
        {"institution": "University of Dodoma"}, initial={"institution": as_what(udom)}
    )
    assert not same.has_changed()


def hidden_fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(institution_\w+)" value="([^"]*)">', html))


def test_a_name_not_listed_stays_accepted_when_other_data_of_the_same_person_are_changed(
    udom: Institution,
) -> None:
    known = {"institution": InstitutionAnswer(typed_name="Chuo cha Kodi")}
    sent_back = hidden_fields(html_of(OptionalForm(initial=known)))

    form = OptionalForm({"institution": "Chuo cha Kodi", **sent_back}, initial=known)

    assert answer(form) == InstitutionAnswer(typed_name="Chuo cha Kodi")
    assert not OptionalForm({"institution": "Mpya", **sent_back}).is_valid()


def test_one_of_two_with_the_same_name_stays_the_one_it_was() -> None:
    first, second = InstitutionFactory.create_batch(2, name_sw="Tume", name_en="Commission")
    sent_back = hidden_fields(html_of(OptionalForm(initial={"institution": second})))

    assert answer(OptionalForm({"institution": "Commission", **sent_back})).institution == second
    assert first != second


def test_one_form_does_not_see_what_was_offered_in_another(udom: Institution) -> None:
    assert sent("Chuo kikuu Dodma").errors

    assert 'type="radio"' not in html_of(ExampleForm())


def test_the_search_suggests_in_the_language_of_its_address(
    client: Client, udom: Institution
) -> None:
    english = client.get(SEARCH, {"q": "dodoma"}).content.decode()
    swahili = client.get("/sw/taasisi/tafuta/", {"q": "dodoma"}).content.decode()

    assert f'data-choice="{udom.pk}" data-name="University of Dodoma"' in english
    assert f'data-choice="{udom.pk}" data-name="Chuo Kikuu cha Dodoma"' in swahili
    assert 'data-choice="other"' in english
    assert "keep “dodoma”" in english


def test_the_search_names_only_institutions_of_today(client: Client, udom: Institution) -> None:
    FormerName.objects.create(
        institution=udom, name_sw="Chuo cha Chimwaga", until=datetime.date(2007, 3, 27)
    )
    InstitutionFactory(name_sw="Shule ya Dodoma", valid_until=datetime.date(2020, 1, 1))

    found = client.get(SEARCH, {"q": "chimwaga"}).content.decode()
    ended = client.get(SEARCH, {"q": "Shule ya Dodoma"}).content.decode()

    assert '<small class="quiet">Chuo cha Chimwaga</small>' in found
    assert "Shule" not in ended.replace("keep “Shule ya Dodoma”", "")


@pytest.mark.parametrize("text", ["", "d", "x" * 251, "\x00"])
def test_too_short_and_too_long_find_nothing(client: Client, text: str) -> None:
    answered = client.get(SEARCH, {"q": text})

    assert (answered.status_code, answered.content) == (200, b"")


def test_the_search_sets_no_cookie_and_may_be_kept_by_browsers(
    client: Client, udom: Institution
) -> None:
    answered = client.get(SEARCH, {"q": "dodoma"})

    assert not answered.cookies
    assert "Cookie" not in answered.headers.get("Vary", "")
    assert answered.headers["Cache-Control"] == "public, max-age=120"


def test_who_asks_without_end_is_told_to_wait(client: Client, udom: Institution) -> None:
    client.get(SEARCH, {"q": "dodoma"})
    cache.set("institution-searches-127.0.0.1", ASKED_AT_MOST, 60)

    refused = client.get(SEARCH, {"q": "dodoma"})
    elsewhere = client.get(SEARCH, {"q": "dodoma"}, REMOTE_ADDR="10.0.0.7")

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert elsewhere.status_code == 200


def test_the_search_needs_the_same_queries_for_1_and_30_institutions(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(SEARCH, {"q": "taasisi"})
        return len(captured)

    InstitutionFactory()
    one = queries()
    InstitutionFactory.create_batch(29)

    assert queries() == one == 4
