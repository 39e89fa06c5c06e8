"""Every mistake is told at its field, in a summary with a link, and in the title of the page."""

import re

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from egov_meeting.shared.form_layout import BilingualPair


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


class ExampleForm(forms.Form):
    title_sw = forms.CharField(label="Title in Swahili", max_length=250, help_text="Short.")
    title_en = forms.CharField(label="Title in English", max_length=250, required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    file = forms.FileField(label="File", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def html_of(form, source='{% include "components/form.html" with submit="Save" cancel="/back" %}'):
    return Template(source).render(Context({"form": form}))


def test_fresh_form_shows_no_summary():
    assert "error-summary" not in html_of(ExampleForm())


def test_mistake_is_summarised_with_a_link_to_its_field():
    html = html_of(ExampleForm({}))
    assert '<a href="#id_title_sw">Title in Swahili: This field is required.</a>' in html
    assert '<a href="#id_kind_0">Kind: This field is required.</a>' in html
    assert 'role="alert" tabindex="-1" autofocus' in html


def test_mistake_is_tied_to_its_field():
    html = html_of(ExampleForm({}))
    control = re.search(r'<input[^>]*name="title_sw"[^>]*>', html).group()
    assert 'aria-invalid="true"' in control
    assert 'aria-describedby="id_title_sw_helptext id_title_sw_limit id_title_sw_error"' in control
    for identifier in ("helptext", "limit", "error"):
        assert html.count(f'id="id_title_sw_{identifier}"') == 1


def test_what_was_typed_is_still_there_after_a_mistake():
    assert 'value="Typed"' in html_of(ExampleForm({"title_en": "Typed"}))


def test_choices_stand_in_a_named_group():
    html = html_of(ExampleForm({}))
    assert re.search(
        r'<fieldset id="div_id_kind" class="field has-error" aria-describedby="id_kind_error">\s*<legend>Kind',
        html,
    )


def test_only_optional_fields_are_marked():
    html = html_of(ExampleForm())
    assert html.count("(optional)") == 2
    assert re.search(r'for="id_title_en">Title in English.*\(optional\)', html)


def test_both_languages_of_one_text_stand_together_each_with_its_language():
    html = html_of(ExampleForm())
    pair = html[html.index('class="pair"') : html.index('name="kind"')]
    assert re.search(r'name="title_sw"[^>]*lang="sw"', pair)
    assert re.search(r'name="title_en"[^>]*lang="en"', pair)


def test_length_of_a_long_text_is_told_without_javascript():
    assert "Up to 250 characters." in html_of(ExampleForm())


def test_stored_file_is_named_without_a_link_to_it():
    stored = ContentFile(b"x", name="folder/report.pdf")
    html = html_of(ExampleForm(initial={"file": stored}))
    assert "<strong>report.pdf</strong>" in html
    assert 'name="file-clear"' in html
    assert 'enctype="multipart/form-data"' in html


def test_browser_leaves_checking_to_the_server_so_that_words_are_in_the_right_language():
    assert re.search(r'<form method="post"[^>]* novalidate>', html_of(ExampleForm()))


def test_title_of_the_page_announces_the_mistake():
    assert "<title>Error: " in render_to_string("base.html", {"form": ExampleForm({})})
    assert "<title>Error: " not in render_to_string("base.html", {"form": ExampleForm()})


def test_layout_of_a_helper_is_followed():
    form = ExampleForm({})
    form.helper = FormHelper()
    form.helper.layout = Layout(Fieldset("Names", BilingualPair("title")))
    html = html_of(form, "{% load crispy_forms_tags %}{% crispy form %}")
    assert '<fieldset class="form-section"><legend>Names</legend><div class="pair">' in html
    assert 'class="error-summary"' in html
    assert 'name="kind"' not in html


def test_formset_names_the_row_of_each_mistake():
    formset = forms.formset_factory(ExampleForm, extra=0)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-title_en": "x"}
    )
    html = Template('{% include "components/form.html" with submit="Save" %}').render(
        Context({"formset": formset})
    )
    assert (
        '<a href="#id_form-0-title_sw">Row 1, Title in Swahili: This field is required.</a>' in html
    )
    assert 'name="form-TOTAL_FORMS"' in html
