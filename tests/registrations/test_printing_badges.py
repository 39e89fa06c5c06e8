"""Badges: whole names on every layout, codes that are read, the order of the desks, and only what is new."""

import datetime as dt
import re

import pytest

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.choices import JobState
from egov_meeting.documents.services.running import run_job
from registrations import passes
from registrations.choices import BadgeLayout, BadgeSize, PassState, RegistrationState
from registrations.models import BadgeDesign, Pass, Registration
from registrations.selectors.badge_wishes import BadgeWish, printed_badges
from registrations.selectors.badges import badge_figures, look_of
from registrations.services import badges
from registrations.services.refusals import NotPossible
from tests.institutions.factories import InstitutionFactory
from tests.registrations.badges import HARD_NAMES, codes_on, meeting_with, pictures_of, text_of
from tests.registrations.factories import NOON

LATER = NOON + dt.timedelta(days=1)

pytestmark = pytest.mark.django_db


def printed(edition, **wish):
    """The job of these badges, made."""
    job = badges.request_badges(edition=edition, wish=BadgeWish(**wish), by=SYSTEM, at=NOON)
    run_job(job_id=job.pk, clock=lambda: LATER)
    job.refresh_from_db()
    return job


def file_of(job) -> bytes:
    assert job.state == JobState.DONE, job.error_detail
    return job.document.file.read()


@pytest.mark.parametrize("size", BadgeSize.values)
@pytest.mark.parametrize("layout", BadgeLayout.values)
def test_hard_names_are_whole_and_codes_are_read_on_every_layout(layout, size, tmp_path) -> None:
    edition, rows = meeting_with()
    BadgeDesign.objects.create(
        edition=edition, layout=layout, size=size, shows_office=True, shows_theme=True, number_of_desks=2
    )  # fmt: skip
    content = file_of(printed(edition))

    text = text_of(content, tmp_path)
    assert [name for name in HARD_NAMES if re.sub(r"\s+", "", name) not in text] == []
    codes = [code for page in pictures_of(content, tmp_path) for code in codes_on(page)]
    expected = {passes.qr_text(one) for one in Pass.objects.select_related("registration__edition")}
    assert set(codes) == expected
    assert len(codes) == len(rows)


def test_badges_come_by_institution_and_surname_and_desks_part_no_institution() -> None:
    edition, rows = meeting_with(("Zena Abdi", "Asha Zuberi", "Juma Bakari", "Ali Chande"))
    for row, institution in zip(rows, ("Veta", "Atcl", "Veta", "Atcl"), strict=True):
        Registration.objects.filter(pk=row.pk).update(institution_name=institution)
    BadgeDesign.objects.create(edition=edition, number_of_desks=2)
    passes.issue_passes(edition=edition, registrations=rows, at=NOON)
    found = printed_badges(edition=edition, look=look_of(edition=edition), wish=BadgeWish())

    assert [(one.row.name, one.desk) for one in found] == [
        ("Ali Chande", 1),
        ("Asha Zuberi", 1),
        ("Zena Abdi", 2),
        ("Juma Bakari", 2),
    ]


def test_only_new_and_changed_badges_are_printed_again(tmp_path) -> None:
    edition, rows = meeting_with(("Asha Juma", "Musa Ali", "Neema Paulo"))
    file_of(printed(edition))
    assert badge_figures(edition=edition, look=look_of(edition=edition)) == (3, 0, 0)
    nobody = printed(edition, only_new=True)
    assert (nobody.state, nobody.error_key) == (JobState.FAILED, "nobody")

    Registration.objects.filter(pk=rows[1].pk).update(full_name="Musa Ally")
    rows[2].pk, rows[2].reference, rows[2].full_name = None, "KK-NEWONE7", "Rehema Chuwa"
    rows[2].save(force_insert=True)
    assert badge_figures(edition=edition, look=look_of(edition=edition)) == (4, 1, 1)
    text = text_of(file_of(printed(edition, only_new=True)), tmp_path)
    assert ("MusaAlly" in text, "RehemaChuwa" in text, "AshaJuma" in text) == (True, True, False)
    assert badge_figures(edition=edition, look=look_of(edition=edition)) == (4, 0, 0)


def test_badges_of_the_chosen_and_of_who_takes_part_only(tmp_path) -> None:
    edition, rows = meeting_with(("Asha Juma", "Musa Ali", "Neema Paulo"))
    Registration.objects.filter(pk=rows[1].pk).update(state=RegistrationState.CANCELLED)
    chosen = (rows[0].reference, rows[1].reference)
    text = text_of(file_of(printed(edition, references=chosen)), tmp_path)

    assert ("AshaJuma" in text, "MusaAli" in text, "NeemaPaulo" in text) == (True, False, False)
    assert Pass.objects.count() == 1


def test_parts_make_the_same_badges_as_one_worker_alone(tmp_path, settings) -> None:
    edition, _rows = meeting_with(tuple(f"Mtu {number:02d}" for number in range(40)))
    alone = file_of(printed(edition))
    job = badges.request_badges(edition=edition, wish=BadgeWish(), by=SYSTEM, at=NOON)
    type(job).objects.filter(pk=job.pk).update(params={"in_a_part": 16})
    run_job(job_id=job.pk, clock=lambda: LATER)
    job.refresh_from_db()

    one = [codes_on(page) for page in pictures_of(alone, tmp_path / "one", dots=100)]
    other = [codes_on(page) for page in pictures_of(file_of(job), tmp_path / "other", dots=100)]
    assert one == other
    assert sum(map(len, one)) == 40


def test_preview_shows_hard_names_and_lets_nobody_in(tmp_path) -> None:
    edition, _rows = meeting_with(("Asha Juma",))
    content = file_of(printed(edition, is_preview=True))

    assert "Ng'ong'o" in text_of(content, tmp_path)
    assert len(HARD_NAMES) >= 6
    for page in pictures_of(content, tmp_path, dots=100):
        for code in codes_on(page):
            with pytest.raises(passes.SealBroken):
                passes.read_code(code)
    assert Pass.objects.exclude(printed_as="").count() == 0


def test_printing_goes_on_record_without_names_or_codes() -> None:
    edition, _rows = meeting_with(("Asha Juma",))
    file_of(printed(edition))
    event = Event.objects.get(action="registrations.badges_printed")
    assert event.after["number"] == 1
    code = Pass.objects.get().code
    assert not any(code in str((one.before, one.after)) for one in Event.objects.all())


def test_revoked_badge_is_replaced_by_one_with_another_code() -> None:
    edition, (row,) = meeting_with(("Asha Juma",))
    file_of(printed(edition))
    old = Pass.objects.get()
    fresh = badges.revoke_and_reissue(registration=row, reason="Imepotea", by=SYSTEM, at=LATER)
    old.refresh_from_db()

    assert (old.state, old.revocation_reason) == (PassState.REVOKED, "Imepotea")
    assert fresh is not None
    assert fresh.code != old.code
    assert badge_figures(edition=edition, look=look_of(edition=edition)).new == 1
    Pass.objects.filter(state=PassState.VALID).delete()
    with pytest.raises(NotPossible):
        badges.revoke_and_reissue(registration=row, reason="Tena", by=SYSTEM, at=LATER)


def test_code_is_sealed_with_its_edition_and_read_in_small_letters() -> None:
    edition, rows = meeting_with(("Asha Juma",))
    assert passes.issue_passes(edition=edition, registrations=rows, at=NOON) == 1
    assert passes.issue_passes(edition=edition, registrations=rows, at=NOON) == 0
    own = passes.valid_pass_of(rows[0])
    text = passes.qr_text(own)

    assert passes.read_code(f" {text.lower()} ") == (edition.year, own.code)
    assert passes.pass_by_code(own.code) == own
    assert passes.pass_by_code("0" * 16) is None
    for cut in (text[:-1], text[:10], "", "https://example.go.tz"):
        with pytest.raises(passes.CodeUnreadable):
            passes.read_code(cut)
    moved = text.replace(str(edition.year), "2019")
    with pytest.raises(passes.SealBroken):
        passes.read_code(moved)


@pytest.mark.parametrize("number", [1, 30])
def test_reading_badges_takes_the_same_queries_for_one_and_for_thirty(
    number, django_assert_num_queries
) -> None:
    names = tuple(f"Mtu {n:02d}" for n in range(number))
    edition, rows = meeting_with(names, institution=InstitutionFactory())
    passes.issue_passes(edition=edition, registrations=rows, at=NOON)
    look = look_of(edition=edition)
    with django_assert_num_queries(3):
        printed_badges(edition=edition, look=look, wish=BadgeWish())
