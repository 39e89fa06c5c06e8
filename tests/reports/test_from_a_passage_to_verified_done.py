"""One walk, by its pages alone: a passage, a key issue, a draft, adopted, carried on, reported with evidence, verified."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reports.models import Evidence, Resolution
from tests.meetings.editing.form_data import as_shown
from tests.reports import desk_by_hand as desk
from tests.reports import editions_by_hand as by_hand
from tests.reports import workbench_by_hand as bench
from tests.reports.follow_up_by_hand import focal
from tests.reports.test_progress import ONE_PIXEL

pytestmark = pytest.mark.django_db
WORDS = "Watumishi wachache"
DRAFT = {
    "title_sw": "Kuwabakiza wataalamu",
    "title_en": "Keeping experts",
    "text_sw": "Taasisi ziwafunze watumishi wao.",
    "text_en": "Institutions shall train their staff.",
}


class Walk:
    """The pages of one language, as people leave and send them."""

    def __init__(self, language: str) -> None:
        self.language = language

    def place(self, path: str) -> str:
        return f"/{self.language}/{path}"

    def send(self, client: Client, path: str, form: str = "form", **typed: Any) -> str:
        """Open the page, fill its form in, send it; where it leads to."""
        shown = as_shown(client.get(self.place(path)).context[form])
        return self.press(client, path, **{**shown, **typed})

    def press(self, client: Client, path: str, **sent: Any) -> str:
        answer = client.post(self.place(path), sent)
        assert answer.status_code == 302, (path, answer.status_code, _said(answer))
        return str(answer.url)

    def page(self, client: Client, path: str) -> str:
        return bench.read(client, self.place(path))


@pytest.mark.parametrize("language", ["sw", "en"])
def test_what_a_ministry_wrote_is_walked_until_it_is_verified_and_public(
    language: str, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    settings.UPLOADS_CHECK_IN_CHILD = False
    first = by_hand.edition(state="published", year=2101)
    second = by_hand.edition(state="published", year=2102)
    bench.ministry_report(first)
    owner = by_hand.institution("Chuo cha Mfano")
    walk, staff = Walk(language), desk.signed_in(desk.editor())

    issue = gathered(walk, staff, first)
    one = adopted(walk, staff, first, drafted(walk, staff, first, issue, owner))
    assert one.number == 1
    register = f"kazi/maazimio/{first.year}/1/"
    walk.send(staff, f"{register}endeleza/", edition=second.pk)
    carried = second.resolutions.get()
    later = adopted(walk, staff, second, carried)
    assert (later.continues, later.text_sw) == (one, DRAFT["text_sw"])
    reported(walk, desk.signed_in(focal(owner)), second)
    verified(walk, staff)

    cache.clear()
    page = walk.page(Client(), f"maazimio/{second.year}/1/")
    done = {"sw": "Utekelezaji umethibitishwa", "en": "Verified done"}[language]
    for words in (done, DRAFT[f"text_{language}"], "Chuo cha Mfano", f"KK/{first.year}/01"):
        assert words in page, words
    later.refresh_from_db()
    assert (later.delivery, later.percentage, later.reported) == ("verified_done", 100, 1)


def gathered(walk: Walk, staff: Client, edition: Any) -> Any:
    material = f"kazi/vikao/{edition.year}/maazimio/"
    report = edition.ministry_reports.get()
    start = bench.CHALLENGES.index(WORDS)
    asked = f"kind=ministry_report&of={report.pk}&part=challenges&language=sw"
    walk.send(
        staff,
        f"{material}kusanya/?{asked}&start={start}&length={len(WORDS)}",
        text_en="Experts are few",
    )
    issue = edition.key_issues.get()
    assert (issue.text_sw, issue.sources.get().quote) == (WORDS, WORDS)
    return issue


def drafted(walk: Walk, staff: Client, edition: Any, issue: Any, owner: Any) -> Resolution:
    bench_ = f"kazi/vikao/{edition.year}/maazimio/"
    walk.send(
        staff,
        f"{bench_}rasimu/mpya/?hoja={issue.pk}",
        **DRAFT,
        issues=[issue.pk],
        revision=0,  # as_shown() leaves a nought out
    )
    draft: Resolution = edition.resolutions.get()
    assert list(draft.issues.all()) == [issue]
    named = {"institution_0": str(owner), "institution": str(owner), "part": "lead"}
    walk.press(staff, f"{bench_}rasimu/{draft.pk}/wahusika/", **named)
    return draft


def adopted(walk: Walk, staff: Client, edition: Any, draft: Resolution) -> Resolution:
    bench_ = f"kazi/vikao/{edition.year}/maazimio/"
    walk.press(staff, f"{bench_}rasimu/{draft.pk}/hatua/", step="propose")
    walk.press(staff, f"{bench_}rasimu/{draft.pk}/pendekeza/", recommended="adopt")
    day = dt.date(2030, 3, 6)
    walk.send(staff, f"{bench_}kikaoni/{draft.pk}/", on=day.isoformat(), decision="adopted")
    draft.refresh_from_db()
    assert (draft.decision, draft.decided_on) == ("adopted", day)
    return draft


def reported(walk: Walk, person: Client, edition: Any) -> None:
    path = f"taasisi-yangu/maazimio/{edition.year}/1/"
    walk.send(
        person,
        path,
        delivery="reported_done",
        percentage="100",
        note="Wote wamefunzwa.",
        evidence_1=SimpleUploadedFile("barua.png", ONE_PIXEL, content_type="image/png"),
    )
    assert Evidence.objects.get().upload.filename == "barua.png"


def verified(walk: Walk, staff: Client) -> None:
    report = Evidence.objects.get().report
    path = f"kazi/maazimio/taarifa/{report.pk}/"
    assert "barua.png" in walk.page(staff, path)
    walk.press(staff, f"{path}kubali/")


def _said(answer: Any) -> Any:
    form = (answer.context or {}).get("form")
    return form.errors if form is not None else answer.content[:300]
