"""After the lock: booths, slots on the stage, letters and certificates."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from egov_meeting.accounts.roles import Role
from egov_meeting.documents.builds import BuildRefused, BuildRequest
from egov_meeting.documents.models import Certificate, DocumentJob
from egov_meeting.documents.progress import silent_progress
from egov_meeting.documents.services.certificates import revoke_certificate
from egov_meeting.meetings.models import Booth
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import ConflictKind
from innovations.documents_outcome import (
    EXHIBITORS,
    LETTER,
    LETTERS,
    build_exhibitors,
    build_letter,
    build_letters,
)
from innovations.letter_words import words_of
from innovations.message_kinds_outcome import CERTIFICATE, RESULT
from innovations.models import Call, Conflict, Entry, LetterSending, Sheet
from innovations.selectors.letters import JudgeOfEntry, Letter, letters_of
from innovations.selectors.ranking import Placed
from innovations.services import letters
from innovations.services.booths import BoothsRefused, give_booths, number_booths
from innovations.services.certifying import certify_selected
from innovations.services.letters import (
    ask_for_letters,
    resume_letters,
    stop_letters,
    write_letters,
)
from innovations.services.selecting import lock_selection, publish_results
from innovations.services.stage_slots import put_into_programme
from sessions_app.models import Day, Session
from tests.accounts.factories import UserFactory
from tests.innovations.factories import call_with_criteria, standing_entry
from tests.innovations.judged import THREE_BY_THREE, closed, scored_stage
from tests.innovations.selected import (
    AT,
    WHO,
    entry_in,
    published_call,
    ranked_call,
    select,
    written_letters,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(db) -> Call:
    """Published; entries 1 and 2 have an owner, entry 3 has none."""
    call = published_call()
    for number, language in ((1, "sw"), (2, "en")):
        entry = entry_in(call, number)
        entry.owner, entry.language = UserFactory(), language
        entry.save()
    return call


def asked(call: Call, kind: str, subject: str = "", language: str = "sw") -> BuildRequest:
    return BuildRequest(
        kind=kind,
        edition=call.edition,
        language=language,
        params={},
        version=1,
        verification_code="7KQ2-X9MB-04TZ",
        verification_address="https://example.go.tz/sw/thibitisha/7KQ2-X9MB-04TZ/",
        requested_by=None,
        requested_at=AT,
        subject=subject,
    )


def test_booths_stand_once_and_are_numbered_for_those_without(call):
    first, second = entry_in(call, 1), entry_in(call, 2)
    Booth.objects.create(edition=call.edition, code="b1", institution=call.edition.organiser)

    give_booths(call=call, booths={first.pk: " A  1 "}, **WHO)
    number_booths(call=call, **WHO)

    assert [entry_in(call, number).booth for number in (1, 2, 3)] == ["A 1", "B2", ""]
    with pytest.raises(BoothsRefused) as refused:
        give_booths(call=call, booths={first.pk: "B1", second.pk: "a 1"}, **WHO)
    assert set(refused.value.entries) == {first.pk}
    with pytest.raises(BoothsRefused) as refused:
        give_booths(call=call, booths={second.pk: "a 1"}, **WHO)
    assert set(refused.value.entries) == {second.pk}
    give_booths(call=call, booths={first.pk: ""}, **WHO)
    assert entry_in(call, 1).booth == ""


def test_nothing_follows_from_a_selection_that_is_not_locked():
    call = ranked_call()
    select(call, (1, 2), (1,))

    for act in (
        lambda: give_booths(call=call, booths={}, **WHO),
        lambda: ask_for_letters(call=call, **WHO),
        lambda: certify_selected(call=call, **WHO),
        lambda: put_into_programme(call=call, session_id=1, starts_at=dt.time(9), minutes=5, **WHO),
    ):
        with pytest.raises(ValidationError):
            act()


def test_presentations_follow_one_another_in_the_programme(call):
    call.edition.entries.filter(number=2).update(presented="yes")
    day = Day.objects.create(edition=call.edition, number=1, date=call.edition.starts_on)
    session = Session.objects.create(day=day, order=1, title_sw="Siku ya Ubunifu")

    with pytest.raises(ValidationError):
        put_into_programme(call=call, session_id=session.pk, starts_at=dt.time(23, 50), minutes=15, **WHO)  # fmt: skip
    put_into_programme(call=call, session_id=session.pk, starts_at=dt.time(9), minutes=15, **WHO)

    items = list(session.items.order_by("order"))
    assert [(item.title_sw, f"{item.starts_at:%H:%M}") for item in items] == [
        ("Ubunifu 1", "09:00"),
        ("Ubunifu 2", "09:15"),
    ]
    assert {item.kind for item in items} == {"presentation"}
    assert entry_in(call, 1).slot == items[0]
    assert items[0].presenter_note_sw == entry_in(call, 1).institution.name_sw
    with pytest.raises(ValidationError):
        put_into_programme(call=call, session_id=session.pk, starts_at=dt.time(9), minutes=15, **WHO)  # fmt: skip


def test_letters_tell_the_result_and_the_adjustment_in_the_language_of_the_entry(call):
    Sheet.objects.filter(assignment__entry=entry_in(call, 1), assignment__judge__pseudonym=2).update(remark="Wazo zuri sana")  # fmt: skip

    done = written_letters(call)

    assert (done.state, done.written, done.total) == ("done", 2, 2)
    to = {message.about_id: message for message in OutboxMessage.objects.filter(kind=RESULT.key)}
    first, second = (to[str(entry_in(call, number).pk)] for number in (1, 2))
    assert (first.language, second.language) == ("sw", "en")
    assert "Wazo zuri sana" in first.text
    assert f"/sw/maingizo-yangu/{entry_in(call, 1).pk}/matokeo/" in first.text
    assert "rank 2 of 3" in second.text
    assert "Judge" not in first.text
    with pytest.raises(ValidationError):
        ask_for_letters(call=call, **WHO)


def test_letters_that_were_stopped_or_failed_half_way_are_asked_for_again(call, monkeypatch):
    monkeypatch.setattr(letters, "AT_ONCE", 1)
    wanted = ask_for_letters(call=call, **WHO)
    assert ask_for_letters(call=call, **WHO) == wanted
    whole = letters.write_message

    def one_and_stop(**said):
        stop_letters(sending=LetterSending.objects.get(pk=wanted.pk), **WHO)
        return whole(**said)

    monkeypatch.setattr(letters, "write_message", one_and_stop)
    write_letters(sending_id=wanted.pk, clock=lambda: AT)
    wanted.refresh_from_db()
    assert wanted.state == "cancelled"
    assert OutboxMessage.objects.filter(kind=RESULT.key).count() == 1

    def broken(**said):
        raise OSError

    monkeypatch.setattr(letters, "write_message", broken)
    assert written_letters(call).state == "failed"
    monkeypatch.setattr(letters, "write_message", whole)
    last = written_letters(call)
    assert (last.state, last.total) == ("done", 1)
    assert OutboxMessage.objects.filter(kind=RESULT.key).count() == 2


def test_letters_of_a_dead_worker_are_taken_up_again_and_written_once(call):
    wanted = ask_for_letters(call=call, **WHO)
    assert resume_letters(at=AT) == 0
    later = AT + letters.GIVEN_UP_AFTER + dt.timedelta(seconds=1)
    assert resume_letters(at=later) == 1
    LetterSending.objects.update(state="running")  # as the dead worker left it
    for _worker in range(2):
        write_letters(sending_id=wanted.pk, clock=lambda: later)
    wanted.refresh_from_db()
    assert wanted.state == "done"
    assert OutboxMessage.objects.filter(kind=RESULT.key).count() == 2


def test_who_may_no_longer_select_writes_to_nobody(call):
    person = UserFactory(roles=[Role.INNOVATION])
    wanted = ask_for_letters(call=call, by=person, at=AT)
    person.role_assignments.all().delete()
    write_letters(sending_id=wanted.pk, clock=lambda: AT)
    wanted.refresh_from_db()
    assert wanted.state == "failed"
    assert not OutboxMessage.objects.filter(kind=RESULT.key).exists()


def test_plain_words_say_which_judge_was_strict_and_what_was_added(call):
    letter = letters_of(call=call, entry=entry_in(call, 1))[0]
    words = words_of(letter, language="en")

    strict = next(text for text in words.adjustment if "below" in text)
    assert strict.startswith("Judge") or "2" in strict
    assert "was added" in strict
    assert any("above" in text for text in words.adjustment)
    for judge in call.judges.all():
        assert judge.full_name not in " ".join([*words.adjustment, *words.score])


def test_numbers_of_a_letter_are_rounded_and_nothing_is_told_of_nothing():
    letter = Letter(
        entry=Entry(title="Mfumo", booth=""),
        honours=[],
        ranked=Placed(
            1,
            SimpleNamespace(
                total=Decimal("8.1951"), first=None, second=None, error=None, plain=Decimal(8)
            ),
            1,
        ),
        scored=1,
        selected=0,
        is_adjusted=True,
        judges=[
            JudgeOfEntry(4, Decimal("-0.587"), Decimal("0.4502")),
            JudgeOfEntry(7, Decimal("0.06"), Decimal("-0.0499")),
        ],
    )
    words = words_of(letter, language="en")

    assert "8.20 points" in words.score[0]
    assert words.adjustment[1:] == [
        "Judge 4 scored 0.6 below colleagues on the same entries, so 0.5 was added.",
        "Judge 7 scored as colleagues did on the same entries; nothing was changed.",
    ]


def test_a_sheet_set_aside_for_a_relation_is_told_to_nobody():
    call = call_with_criteria(exhibition_places=2)
    stage = scored_stage(THREE_BY_THREE, call=call)
    entry = entry_in(call, 1)
    Sheet.objects.update(remark="Neno la jaji")
    judge = call.judges.get(pseudonym=2)
    Conflict.objects.create(judge=judge, entry=entry, kind=ConflictKind.DECLARED, found_at=AT)
    closed(stage)
    select(call, (1, 2))
    lock_selection(call=call, **WHO)
    publish_results(call=call, **WHO)

    told = {letter.entry.number: letter.judges for letter in letters_of(call=call)}
    assert [judge.number for judge in told[1]] == [1, 3]
    assert [judge.number for judge in told[2]] == [1, 2, 3]


def test_a_call_that_sends_no_remarks_sends_none(call):
    Sheet.objects.update(remark="Siri ya jaji", private_remark="Siri kubwa")
    Call.objects.filter(pk=call.pk).update(sends_remarks=False)
    call.refresh_from_db()

    written_letters(call)

    assert not OutboxMessage.objects.filter(text__contains="Siri").exists()


def test_what_judges_tell_the_panel_reaches_no_entrant(call):
    Sheet.objects.update(private_remark="Siri kubwa")

    written_letters(call)

    assert not OutboxMessage.objects.filter(text__contains="Siri").exists()


def test_letters_cost_the_same_number_of_queries_for_one_and_thirty(call):
    def counted() -> int:
        with CaptureQueriesContext(connection) as asked_for:
            letters_of(call=call)
        return len(asked_for)

    before = counted()
    for number in range(10, 40):
        standing_entry(call=call, number=number, owner=UserFactory())
    assert counted() == before


def test_each_author_of_a_selected_entry_gets_a_certificate_once(call):
    entry_in(call, 1).authors.create(order=2, full_name="Neema Kweli", email="")

    assert certify_selected(call=call, **WHO).given == 3

    rows = Certificate.objects.filter(edition=call.edition)
    assert {row.full_name for row in rows} == {"Asha Juma", "Neema Kweli"}
    best = rows.get(full_name="Neema Kweli")
    assert best.facts["en"]["work"] == "Ubunifu 1"
    assert best.facts["en"]["detail"] == "Award: Best Innovation"
    assert "kuwasilishwa jukwaani" in best.facts["sw"]["after"]
    # Who has no address is reached through who made the entry.
    told = OutboxMessage.objects.filter(kind=CERTIFICATE.key).values_list("address", flat=True)
    assert entry_in(call, 1).owner.email in told
    revoke_certificate(certificate=best, reason="Si mwandishi", **WHO)
    assert certify_selected(call=call, **WHO).given == 0
    answer = Client().get(f"/sw/thibitisha/{rows.exclude(pk=best.pk).first().verification_code}/")
    assert answer.status_code == 200


def test_who_said_not_to_be_an_author_gets_no_certificate(call):
    entry = entry_in(call, 1)
    entry.authors.create(order=2, full_name="Neema Kweli", email="Neema@example.org")
    entry.confirmations.create(
        email="neema@example.org", full_name="Neema Kweli", state="declined", asked_at=AT
    )

    assert certify_selected(call=call, **WHO).given == 2
    assert not Certificate.objects.filter(full_name="Neema Kweli").exists()


@pytest.mark.parametrize("language", ["sw", "en"])
def test_papers_are_laid_out_in_both_languages(call, language):
    with translation.override("en"):
        one = build_letter(asked(call, LETTER.key, f"entry:{entry_in(call, 1).pk}", language), silent_progress())  # fmt: skip
        listed = build_exhibitors(asked(call, EXHIBITORS.key, language=language), silent_progress())
    assert one.content.startswith(b"%PDF")
    assert listed.content.startswith(b"%PDF")


def test_all_letters_are_one_file_and_there_are_none_before_the_results(call):
    assert build_letters(asked(call, LETTERS.key), silent_progress()).content.startswith(b"%PDF")
    before = ranked_call()

    for build, kind in ((build_letters, LETTERS), (build_letter, LETTER)):
        with pytest.raises(BuildRefused):
            build(asked(before, kind.key, f"entry:{entry_in(before, 1).pk}"), silent_progress())


def test_entrants_read_their_own_result_and_nobody_elses(call):
    mine, other = entry_in(call, 1), entry_in(call, 2)
    client = Client()
    client.force_login(mine.owner)

    assert "Ubunifu 1" in client.get(f"/sw/maingizo-yangu/{mine.pk}/matokeo/").content.decode()
    assert client.get(f"/sw/maingizo-yangu/{other.pk}/matokeo/").status_code == 403
    certify_selected(call=call, **WHO)
    certificate = Certificate.objects.get(subject=f"entry_author:{mine.authors.get().pk}")
    for address in ("matokeo/", f"vyeti/{certificate.pk}/"):
        assert client.post(f"/sw/maingizo-yangu/{mine.pk}/{address}").status_code == 302
    assert DocumentJob.objects.count() == 2
    foreign = Certificate.objects.exclude(pk=certificate.pk).first()
    assert client.post(f"/sw/maingizo-yangu/{mine.pk}/vyeti/{foreign.pk}/").status_code == 404


def test_there_is_no_result_to_read_before_it_is_published():
    call = ranked_call()
    entry = entry_in(call, 1)
    entry.owner = UserFactory()
    entry.save()
    client = Client()
    client.force_login(entry.owner)

    for act in (client.get, client.post):
        assert act(f"/sw/maingizo-yangu/{entry.pk}/matokeo/").status_code == 404


def test_only_who_may_select_acts(call):
    auditor = UserFactory(roles=[Role.AUDITOR])

    for act in (ask_for_letters, certify_selected, number_booths):
        with pytest.raises(PermissionDenied):
            act(call=call, by=auditor, at=AT)
