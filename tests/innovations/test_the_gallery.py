"""Everyone looks at what was entered and honoured: nothing before its time, nothing that was not agreed to."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from egov_meeting.documents.models import Upload
from innovations.choices import EntryState, FilePurpose
from innovations.models import Entry, EntryFile
from innovations.services.selecting import lock_selection, publish_results
from tests.innovations.factories import call_with_criteria, standing_entry
from tests.innovations.selected import AT, WHO, published_call, ranked_call, select

pytestmark = pytest.mark.django_db
SECRETS = ("Ubunifu 1", "Ubunifu 2", "Asha Juma", "Siri ya Rasimu")


def read(path: str, status: int = 200) -> str:
    cache.clear()
    answer = Client().get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def picture_of(entry: Entry, **fields: object) -> EntryFile:
    """A picture the entrants agreed to."""
    drawn = BytesIO()
    Image.new("RGB", (1600, 900), "green").save(drawn, "JPEG")
    upload = Upload(
        edition=entry.edition,
        kind="innovation_file",
        subject=f"entry:{entry.pk}",
        state="ready",
        filename="picha.jpg",
        media_type="image/jpeg",
        size=len(drawn.getvalue()),
        received=len(drawn.getvalue()),
        sha256="0" * 64,
        sent_by_label="Asha",
        started_at=AT,
        last_part_at=AT,
        finished_at=AT,
    )
    upload.file.save("picha.jpg", ContentFile(drawn.getvalue()), save=False)
    upload.save()
    values = {"purpose": FilePurpose.PICTURE, "shown": True, "added_at": AT} | fields
    return EntryFile.objects.create(entry=entry, upload=upload, **values)


def test_nothing_of_a_call_is_seen_before_its_results_are_published():
    call = ranked_call()
    year = call.edition.year
    standing_entry(call=call, number=7, state=EntryState.DRAFT, title="Siri ya Rasimu")
    pages = [f"/{code}/vikao/{year}/ubunifu/" for code in ("sw", "en")]
    pages += [f"/sw/ubunifu/?mwaka={year}", "/en/ubunifu/?q=Ubunifu"]

    for act in (lambda: None, lambda: select(call, (1, 2), (1,)), lambda: lock_selection(call=call, **WHO)):  # fmt: skip
        act()
        for page in pages:
            shown = read(page)
            assert not [word for word in SECRETS if word in shown], page
        for hidden in ("matokeo/", "1/", "1/picha/1/"):
            read(f"/sw/vikao/{year}/ubunifu/{hidden}", 404)

    publish_results(call=call, **WHO)
    shown = read(pages[0])
    assert "Ubunifu 1" in shown
    assert "Siri ya Rasimu" not in shown
    assert "Asha Juma" not in shown


def test_drafts_withdrawn_and_declined_entries_are_nobodys_business():
    call = published_call()
    year = call.edition.year
    for number, state in enumerate((EntryState.DRAFT, EntryState.WITHDRAWN, EntryState.DECLINED), start=11):  # fmt: skip
        standing_entry(call=call, number=number, state=state, title=f"Siri {number}")

    for page in (f"/sw/vikao/{year}/ubunifu/", "/sw/ubunifu/", f"/sw/vikao/{year}/ubunifu/matokeo/"):  # fmt: skip
        assert "Siri 1" not in read(page)
    for number in (11, 12, 13):
        read(f"/sw/vikao/{year}/ubunifu/{number}/", 404)


def test_summaries_and_pictures_are_shown_where_the_entrants_agreed():
    call = published_call()
    year = call.edition.year
    agreed, silent = call.edition.entries.order_by("number")[:2]
    Entry.objects.filter(pk=agreed.pk).update(summary_sw="Inalinda watoto", shows_summary=True)
    Entry.objects.filter(pk=silent.pk).update(summary_sw="Haya ni siri", shows_summary=False)
    shown = picture_of(agreed, caption="Programu ikitumika")
    hidden = [
        picture_of(silent, shown=False),
        picture_of(agreed, removed_at=AT),
        picture_of(agreed, purpose=FilePurpose.DOCUMENT),
    ]

    page = read(f"/sw/vikao/{year}/ubunifu/1/")
    assert "Inalinda watoto" in page
    assert "Programu ikitumika" in page
    assert "Haya ni siri" not in read(f"/sw/vikao/{year}/ubunifu/2/")
    assert "Haya ni siri" not in read(f"/sw/ubunifu/?mwaka={year}&q=siri")
    answer = Client().get(f"/sw/vikao/{year}/ubunifu/1/picha/{shown.pk}/")
    assert answer["Content-Type"] == "image/jpeg"
    assert max(Image.open(BytesIO(answer.content)).size) == 960
    for file in hidden:
        for number in (1, 2):
            read(f"/sw/vikao/{year}/ubunifu/{number}/picha/{file.pk}/", 404)
    # A picture of one entry is not got by the address of another.
    read(f"/sw/vikao/{year}/ubunifu/2/picha/{shown.pk}/", 404)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=kisima+janja", {3}),
        ("heshima=award", {1}),
        ("heshima=stage", {1}),
        ("heshima=exhibition", {1, 2}),
        ("heshima=any", {1, 2}),
        ("aina=research", {3}),
        ("taasisi=nonsense&aina=%00&heshima=x&mwaka=x", {1, 2, 3}),
        ("q=" + "x" * 90, set()),
    ],
)
def test_entries_are_searched_and_filtered(query, found):
    call = published_call()
    call.edition.entries.filter(number=3).update(kind="research", title="Kisima Janja")
    year = call.edition.year

    for page in (f"/sw/vikao/{year}/ubunifu/", "/en/ubunifu/"):
        answer = Client().get(f"{page}?{query}")
        assert answer.status_code == 200
        assert {entry.number for entry in answer.context["entries"]} == found


def test_filters_by_institution_track_and_year_find_their_own():
    call, other = published_call(), published_call()
    entry = call.edition.entries.get(number=2)
    entry.track = call.tracks.get()
    entry.save()

    def found(query: str) -> set[int]:
        return {one.pk for one in Client().get(f"/sw/ubunifu/?{query}").context["entries"]}

    of_year = found(f"mwaka={other.edition.year}")
    assert of_year == set(other.edition.entries.values_list("pk", flat=True))
    assert found(f"taasisi={entry.institution_id}") == {entry.pk}
    on_page = Client().get(f"/sw/vikao/{call.edition.year}/ubunifu/?nyanja={entry.track_id}")
    assert [one.pk for one in on_page.context["entries"]] == [entry.pk]


def test_an_institution_that_is_not_listed_is_named_as_typed():
    call = published_call()
    standing_entry(call=call, number=8, title="Kazi ya nje")
    Entry.objects.filter(number=8, edition=call.edition).update(institution=None, institution_name="Chuo cha <Mfano>")  # fmt: skip

    for page in ("", "8/", "matokeo/"):
        assert "Chuo cha &lt;Mfano&gt;" in read(f"/sw/vikao/{call.edition.year}/ubunifu/{page}")


@pytest.mark.parametrize("language", ["sw", "en"])
def test_the_published_ranking_names_judges_by_their_numbers_only(language):
    call = published_call()

    shown = read(f"/{language}/vikao/{call.edition.year}/ubunifu/matokeo/")
    for judge in call.judges.all():
        assert judge.full_name not in shown
        assert judge.email not in shown
    run = call.stages.get().runs.get()
    assert run.input_hash in shown
    assert run.result_hash in shown


def test_one_entry_and_thirty_cost_the_same_number_of_queries():
    few = published_call()
    many = published_call()
    for number in range(10, 40):
        entry = standing_entry(call=many, number=number)
        many.selections.create(entry=entry, place="exhibition", selected_at=AT)

    years = [call.edition.year for call in (few, many)]
    for page in ("", "matokeo/"):
        counted = []
        for year in years:
            with CaptureQueriesContext(connection) as asked:
                read(f"/sw/vikao/{year}/ubunifu/{page}")
            counted.append(len(asked))
        assert counted[0] == counted[1], page


def test_a_call_without_entries_says_so():
    call = call_with_criteria()
    type(call).objects.filter(pk=call.pk).update(selection_locked_at=AT, results_published_at=AT)

    for page in ("", "matokeo/"):
        assert 'class="empty"' in read(f"/sw/vikao/{call.edition.year}/ubunifu/{page}")
