"""The staff's pages of badges, and the code that a participant shows at the desk."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.roles import Role
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.services.running import run_job
from registrations import passes
from registrations.choices import BadgeLayout, BadgeSize, PassState, RegistrationState
from registrations.links import own_token
from registrations.models import BadgeDesign, Pass, Registration
from tests.registrations.badges import codes_on, meeting_with, pictures_of, text_of
from tests.registrations.factories import NOON, staff

pytestmark = pytest.mark.django_db
NAMES = ("Wambura Ng'ong'o", "Asha Juma", "Musa Ali")


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def meeting():
    return meeting_with(NAMES)


@pytest.fixture
def client() -> Client:
    return of(staff())


def of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(name: str, edition, *args: str, **query: str) -> str:
    told = "&".join([f"mwaka={edition.year}", *(f"{key}={value}" for key, value in query.items())])
    return f"{reverse(f'registrations:{name}', args=args)}?{told}"


def design_of(edition, **changes) -> dict:
    colours = zip(edition.groups.order_by("number"), ("#0b5a3c", "#1d3f8a", "#8a1538"), strict=True)
    return {
        "layout": BadgeLayout.SIDE,
        "size": BadgeSize.LABEL,
        "language": "en",
        "number_of_desks": "2",
        "shows_group": "on",
        **{f"colour_{group.pk}": colour for group, colour in colours},
        **changes,
    }


def test_nobody_without_the_right_opens_any_page_of_badges(meeting) -> None:
    edition, rows = meeting
    one = rows[0].reference
    pages = [
        ("get", page("badges", edition)),
        ("get", page("badge_design", edition)),
        ("post", page("badge_design", edition)),
        ("post", page("badge_preview", edition)),
        ("get", page("badge_print", edition, zipi="zote")),
        ("post", page("badge_print", edition, zipi="zote")),
        ("get", page("staff_badge", edition, one)),
        ("post", page("staff_print_badge", edition, one)),
        ("post", page("staff_revoke_badge", edition, one)),
    ]
    for role in (None, Role.JUDGE, Role.FOCAL_PERSON, Role.FINANCE):
        refused = Client() if role is None else of(staff(role))
        for method, address in pages:
            answer = getattr(refused, method)(address)
            assert answer.status_code == (302 if role is None else 403), (role, address)
    for role in (Role.COORDINATOR, Role.DESK):
        assert of(staff(role)).get(page("badges", edition)).status_code == 200
    assert DocumentJob.objects.count() == 0


def test_design_is_kept_and_colours_that_cannot_be_seen_are_refused(client, meeting) -> None:
    edition, _rows = meeting
    first, second = edition.groups.order_by("number")[:2]
    address = page("badge_design", edition)
    pale = client.post(address, design_of(edition, **{f"colour_{first.pk}": "#ffee88"}))
    assert pale.status_code == 200
    assert f"colour_{first.pk}" in pale.context["form"].errors
    twice = client.post(address, design_of(edition, **{f"colour_{second.pk}": "#0b5a3c"}))
    assert f"colour_{second.pk}" in twice.context["form"].errors
    assert BadgeDesign.objects.count() == 0

    assert client.post(address, design_of(edition)).status_code == 302
    assert client.post(address, design_of(edition, language="sw")).status_code == 302
    design = BadgeDesign.objects.get()
    assert (design.layout, design.size, design.language) == ("side", "label", "sw")
    assert (design.shows_group, design.shows_institution) == (True, False)
    assert design.colours.count() <= 3


def test_logo_is_taken_and_left_out_again(client, meeting) -> None:
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    edition, _rows = meeting
    target = BytesIO()
    Image.new("RGB", (60, 40), "#0b5a3c").save(target, "PNG")
    logo = SimpleUploadedFile("nembo.png", target.getvalue(), "image/png")
    address = page("badge_design", edition)
    assert client.post(address, design_of(edition, logo_file=logo)).status_code == 302
    assert BadgeDesign.objects.get().logo.filename == "nembo.png"
    assert client.post(address, design_of(edition, without_logo="on")).status_code == 302
    assert BadgeDesign.objects.get().logo is None


def test_a_text_is_no_logo_and_what_was_chosen_stays(client, meeting) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    edition, _rows = meeting
    logo = SimpleUploadedFile("nembo.png", b"si picha", "image/png")
    answer = client.post(
        page("badge_design", edition), design_of(edition, logo_file=logo, layout="side")
    )
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"logo_file"}
    assert answer.context["form"]["layout"].value() == "side"
    assert not BadgeDesign.objects.exists()


def test_preview_and_printing_ask_for_a_document(client, meeting) -> None:
    edition, rows = meeting
    answer = client.post(page("badge_preview", edition))
    job = DocumentJob.objects.get()
    assert answer.url == reverse("documents:job", args=[job.pk])
    shown = client.get(page("badge_print", edition, zipi="zote"))
    assert shown.context["number"] == 3
    client.post(page("badge_print", edition, zipi="mpya"))
    client.post(page("badge_print", edition, chaguo=rows[0].reference))
    client.post(page("badge_print", edition, wote="1", q="Asha"))
    wishes = [job.params for job in DocumentJob.objects.order_by("created_at")]
    assert wishes[:3] == [
        {"is_preview": True},
        {"only_new": True},
        {"references": [rows[0].reference]},
    ]
    assert Pass.objects.count() == 3
    assert client.get(page("badge_print", edition)).status_code == 404
    assert client.get(page("badge_print", edition, kitendo="link")).context["number"] == 0


@pytest.mark.parametrize("number", ["x" * 10_000, "KK-\x00", "Asha Juma", ""])
def test_what_is_no_registration_number_names_nobody(client, meeting, number) -> None:
    edition, _rows = meeting
    answer = client.post(page("badge_print", edition, chaguo=number, zipi="zote"))
    assert answer.status_code == 302
    job = DocumentJob.objects.get()
    assert (job.params, job.subject) == ({"references": ["-"]}, "badge:-")


def test_badge_of_one_is_printed_and_revoked(client, meeting) -> None:
    edition, rows = meeting
    one = rows[0]
    client.post(page("staff_print_badge", edition, one.reference))
    assert DocumentJob.objects.get().subject == f"badge:{one.reference}"
    first = Pass.objects.get()
    revoke = page("staff_revoke_badge", edition, one.reference)
    assert client.post(revoke, {"reason": " "}).status_code == 200
    assert client.post(revoke, {"reason": "Imepotea"}).status_code == 302
    first.refresh_from_db()
    assert first.state == PassState.REVOKED
    shown = client.get(page("staff_badge", edition, one.reference))
    assert "Imepotea" in shown.content.decode()
    assert passes.valid_pass_of(one) not in (None, first)


def test_own_page_leads_to_the_own_code_once_the_place_is_confirmed(meeting) -> None:
    _edition, rows = meeting
    token = own_token(rows[0])
    address = reverse("registrations:own_badge", args=[token])
    assert address in Client().get(reverse("registrations:own", args=[token])).content.decode()
    shown = Client().get(address)
    assert "<svg" in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    Registration.objects.filter(pk=rows[0].pk).update(state=RegistrationState.CANCELLED)
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("number", [1, 30])
def test_pages_take_the_same_queries_for_one_and_for_thirty(
    client, number, django_assert_max_num_queries
) -> None:
    edition, rows = meeting_with(tuple(f"Mtu {n:02d}" for n in range(number)))
    passes.issue_passes(edition=edition, registrations=rows, at=rows[0].created_at)
    client.get(page("badges", edition))
    with django_assert_max_num_queries(16) as counted:
        client.get(page("badges", edition))
    assert len(counted) == QUERIES.setdefault("badges", len(counted))


QUERIES: dict[str, int] = {}


def test_design_and_colours_go_on_into_the_next_edition(client, meeting) -> None:
    import datetime as dt

    from egov_meeting.audit.actors import SYSTEM
    from egov_meeting.meetings.services.editions import start_edition_from

    edition, rows = meeting
    first = edition.groups.order_by("number")[0]
    client.post(
        page("badge_design", edition), design_of(edition, **{f"colour_{first.pk}": "#123456"})
    )
    new = start_edition_from(
        source=edition,
        number=edition.number + 1,
        year=edition.year + 1,
        starts_on=edition.starts_on + dt.timedelta(days=364),
        name_sw="Kikao kijacho",
        by=SYSTEM,
        at=rows[0].created_at,
    )
    design = BadgeDesign.objects.get(edition=new)
    assert (design.layout, design.logo) == ("side", None)
    assert design.colours.get(group__number=first.number).colour == "#123456"


@pytest.mark.parametrize(
    ("language", "said"), [("sw", "Namba ya usajili"), ("en", "Registration number")]
)
def test_own_code_is_had_on_one_page_of_paper(meeting, language, said, tmp_path) -> None:
    _edition, rows = meeting
    token, of_another = (own_token(row) for row in rows[:2])
    with translation.override(language):
        address = reverse("registrations:own_badge", args=[token])
        file = reverse("registrations:own_badge_file", args=[token])
    person = Client()
    assert person.get(file).status_code == 404
    assert person.post(address).headers["Location"] == address
    job = DocumentJob.objects.get()
    assert "http-equiv" in person.get(address).content.decode()
    assert f"{address}hali/" in person.get(address).content.decode()
    run_job(job_id=job.pk, clock=lambda: NOON)

    assert file in person.get(address).content.decode()
    assert person.get(f"{address}hali/").headers["HX-Refresh"] == "true"
    answer = person.get(file)
    [sheet] = pictures_of(b"".join(answer.streaming_content), tmp_path)
    assert codes_on(sheet) == [passes.qr_text(passes.valid_pass_of(rows[0]))]
    text = text_of((tmp_path / "beji.pdf").read_bytes(), tmp_path)
    for words in (said, NAMES[0]):
        assert "".join(words.split()) in text
    person.post(address)
    assert DocumentJob.objects.count() == 1
    Registration.objects.filter(pk=rows[0].pk).update(full_name="Asha Salum")
    assert person.get(file).status_code == 404  # it would name somebody else
    theirs = file.replace(token, of_another)
    assert (theirs != file, Client().get(theirs).status_code) == (True, 404)
