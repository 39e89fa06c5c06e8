"""One thing done with many registrations: shown first, each for itself, and never twice."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from egov_meeting.accounts.models import RoleAssignment
from egov_meeting.notifications.models import OutboxMessage
from registrations.choices import BulkKind, BulkState, Outcome, RegistrationState
from registrations.models import BulkAction, BulkRow, Exemption, Registration
from registrations.services import bulk
from tests.registrations.factories import (
    NOON,
    awaiting_payment,
    open_edition,
    open_group,
    registered,
    staff,
)

pytestmark = pytest.mark.django_db
S = RegistrationState
BULK = "/sw/kazi/usajili/pamoja/"
LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(staff())
    return client


def begun(people: list[Registration], kind: str = BulkKind.CANCEL, **params) -> BulkAction:
    return bulk.start_bulk_action(
        edition=people[0].edition,
        kind=kind,
        registrations=[person.pk for person in people],
        params={"reason": "kikao kimeahirishwa", **params},
        query={},
        form_key=uuid.uuid4(),
        by=staff(),
        at=NOON,
    )


def run(action: BulkAction) -> BulkAction:
    bulk.run_bulk_action(action_id=action.pk, clock=lambda: LATER)
    action.refresh_from_db()
    return action


def outcomes(action: BulkAction) -> list[str]:
    return list(action.rows.order_by("pk").values_list("outcome", flat=True))


def confirm(client: Client, address: str, **typed):
    page = client.get(address)
    form = page.context["form"]
    hidden = {"people": form["people"].value(), "form_key": str(form["form_key"].value())}
    return client.post(address, {**hidden, **typed})


def test_the_preview_counts_and_shows_for_whom_it_makes_sense(client):
    group = open_group()
    people = [awaiting_payment(group) for _number in range(3)]
    Registration.objects.filter(pk=people[0].pk).update(state=S.CANCELLED)

    page = client.get(BULK, {"kitendo": "cancel", "wote": "1"})

    preview = page.context["preview"]
    assert (preview.number, preview.applies) == (3, 2)
    assert not BulkAction.objects.exists()


def test_the_chosen_ones_are_cancelled_and_the_result_says_who_was_not_and_why(client):
    group = open_group()
    chosen, other = [awaiting_payment(group) for _number in range(2)], awaiting_payment(group)
    gone = awaiting_payment(group)
    Registration.objects.filter(pk=gone.pk).update(state=S.CANCELLED)
    query = "&".join(f"chaguo={person.reference}" for person in (*chosen, gone))

    answer = confirm(client, f"{BULK}?kitendo=cancel&{query}", reason="kimeahirishwa")

    action = BulkAction.objects.get()
    assert answer.headers["Location"] == reverse(
        "registrations:staff_bulk_action", args=[action.pk]
    )
    assert action.state == BulkState.DONE
    for person in chosen:
        person.refresh_from_db()
        assert person.state == S.CANCELLED
    other.refresh_from_db()
    assert other.state == S.PENDING
    left = action.rows.get(outcome=Outcome.LEFT)
    assert left.registration == gone
    assert left.why_sw
    assert left.why_en.startswith("This is not possible any more")
    assert left.why_en in client.get(f"/en/kazi/usajili/pamoja/{action.pk}/").content.decode()
    assert left.why_sw in client.get(f"/sw/kazi/usajili/pamoja/{action.pk}/").content.decode()


def test_all_that_fit_the_filter_are_reminded(client):
    group, elsewhere = open_group(), open_group()
    place = registered(group)
    registered(elsewhere)
    OutboxMessage.objects.all().delete()
    address = f"{BULK}?kitendo=link&wote=1&hali=unconfirmed&mwaka={group.edition.year}"

    confirm(client, address)

    assert BulkRow.objects.get().registration == place
    assert OutboxMessage.objects.filter(kind="registration_link").count() == 1


def test_a_list_that_changed_meanwhile_is_shown_again(client):
    group = open_group()
    registered(group)
    address = f"{BULK}?kitendo=link&wote=1"
    form = client.get(address).context["form"]
    hidden = {"people": form["people"].value(), "form_key": str(form["form_key"].value())}
    registered(group)

    page = client.post(address, hidden)

    assert page.context["form"].non_field_errors()
    assert not BulkAction.objects.exists()
    hidden["people"] = page.context["form"]["people"].value()
    assert client.post(address, hidden).status_code == 302
    assert BulkRow.objects.count() == 2


def test_as_many_others_are_not_those_who_were_shown(client):
    group = open_group()
    shown = registered(group)
    address = f"{BULK}?kitendo=cancel&wote=1&hali=unconfirmed&mwaka={group.edition.year}"
    form = client.get(address).context["form"]
    hidden = {"people": form["people"].value(), "form_key": str(form["form_key"].value())}
    Registration.objects.filter(pk=shown.pk).update(state=S.CANCELLED)
    registered(group)

    page = client.post(address, {**hidden, "reason": "x"})

    assert page.context["form"].non_field_errors()
    assert not BulkAction.objects.exists()


def test_a_double_click_is_one_action_even_in_the_same_moment():
    place = awaiting_payment(open_group())
    key, by, twin = uuid.uuid4(), staff(), []

    def start(people):
        return bulk.start_bulk_action(
            edition=place.edition,
            kind=BulkKind.LINK,
            registrations=people,
            params={},
            query={},
            form_key=key,
            by=by,
            at=NOON,
        )

    def meanwhile():
        twin.append(start([place.pk]))
        yield place.pk

    assert start(meanwhile()) == twin[0]
    assert BulkAction.objects.count() == 1


def test_the_same_form_sent_twice_is_one_action(client):
    group = open_group()
    registered(group)
    address = f"{BULK}?kitendo=cancel&wote=1"
    form = client.get(address).context["form"]
    typed = {
        "people": form["people"].value(),
        "form_key": str(form["form_key"].value()),
        "reason": "x",
    }

    first, second = client.post(address, typed), client.post(address, typed)

    assert first.headers["Location"] == second.headers["Location"]
    assert BulkAction.objects.count() == 1


def test_what_is_typed_is_needed_and_kept(client):
    registered(open_group())

    page = confirm(client, f"{BULK}?kitendo=exempt&wote=1", kind="guest", reason="")

    assert "reason" in page.context["form"].errors
    assert page.context["form"]["kind"].value() == "guest"


def test_many_are_asked_to_be_exempted_and_moved(client):
    edition = open_edition()
    group, other = open_group(edition), open_group(edition)
    people = [awaiting_payment(group) for _number in range(2)]

    confirm(client, f"{BULK}?kitendo=exempt&wote=1", kind="guest", reason="wageni")
    assert Exemption.objects.count() == 2

    fee = other.fees.get()
    confirm(client, f"{BULK}?kitendo=move&wote=1", place=f"{other.pk}-{fee.pk}", reason="kosa")
    for person in people:
        person.refresh_from_db()
        assert person.group == other


def test_nobody_chosen_is_told(client):
    open_group()

    assert "Hakuna aliyechaguliwa" in client.get(f"{BULK}?kitendo=link").content.decode()


def test_too_many_at_once_are_refused(client, monkeypatch):
    monkeypatch.setattr(bulk, "AT_MOST", 1)
    group = open_group()
    registered(group)
    registered(group)

    page = client.get(f"{BULK}?kitendo=link&wote=1")
    assert page.context["is_too_many"]
    form = page.context["form"]
    client.post(
        f"{BULK}?kitendo=link&wote=1",
        {"people": form["people"].value(), "form_key": str(form["form_key"].value())},
    )
    assert not BulkAction.objects.exists()


def test_more_than_fifty_wait_for_a_worker(client, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(bulk, "AT_ONCE", 1)
    sent = []
    monkeypatch.setattr(bulk, "enqueue", lambda task, number: sent.append(number))
    group = open_group()
    registered(group)
    registered(group)

    answer = confirm(client, f"{BULK}?kitendo=link&wote=1")

    action = BulkAction.objects.get()
    assert sent == [action.pk]
    assert action.state == BulkState.QUEUED
    page = client.get(answer.headers["Location"])
    assert page.context["progress"].percent == 0
    assert 'http-equiv="refresh"' in page.content.decode()

    run(action)
    assert client.get(answer.headers["Location"]).context["progress"].percent == 100
    status = client.get(reverse("registrations:staff_bulk_status", args=[action.pk]))
    assert status.headers["HX-Refresh"] == "true"


def test_an_action_can_be_stopped_and_taken_up_again(client):
    people = [awaiting_payment(open_group()) for _number in range(1)]
    people += [awaiting_payment(people[0].group) for _number in range(2)]
    action = begun(people)

    client.post(reverse("registrations:staff_cancel_bulk", args=[action.pk]))
    assert run(action).state == BulkState.CANCELLED
    assert outcomes(action) == [Outcome.WAITING] * 3

    client.post(reverse("registrations:staff_retry_bulk", args=[action.pk]))
    assert run(action).state == BulkState.DONE
    assert outcomes(action) == [Outcome.CHANGED] * 3


def test_stopping_an_action_that_has_ended_changes_nothing(client):
    action = run(begun([awaiting_payment(open_group())]))

    client.post(reverse("registrations:staff_cancel_bulk", args=[action.pk]))

    action.refresh_from_db()
    assert action.state == BulkState.DONE


def test_a_row_that_fails_unexpectedly_leaves_nothing_half_done_and_the_others_go_on(monkeypatch):
    group = open_group()
    people = [awaiting_payment(group) for _number in range(3)]
    action = begun(people)
    really = bulk._ACTS[BulkKind.CANCEL]

    def breaks(registration, action, at):
        really(registration, action, at)
        if registration.pk == people[1].pk:
            raise RuntimeError("disk on fire")

    monkeypatch.setitem(bulk._ACTS, BulkKind.CANCEL, breaks)
    run(action)

    assert outcomes(action) == [Outcome.CHANGED, Outcome.LEFT, Outcome.CHANGED]
    people[1].refresh_from_db()
    assert people[1].state == S.PENDING


def test_a_worker_that_dies_between_two_rows_leaves_the_rest_to_the_next_one(monkeypatch):
    group = open_group()
    people = [awaiting_payment(group) for _number in range(3)]
    action = begun(people)
    really = bulk._do_next
    done = []

    def dies(action, at):
        if len(done) == 1:
            raise SystemExit
        done.append(really(action, at))
        return True

    monkeypatch.setattr(bulk, "_do_next", dies)
    with pytest.raises(SystemExit):
        run(action)
    monkeypatch.setattr(bulk, "_do_next", really)
    sent = []
    monkeypatch.setattr(bulk, "enqueue", lambda task, number: sent.append(number))

    assert bulk.resume_bulk_actions(at=LATER + dt.timedelta(seconds=10)) == 0
    assert bulk.resume_bulk_actions(at=LATER + dt.timedelta(minutes=1)) == 1
    assert sent == [action.pk]
    assert run(action).state == BulkState.DONE
    assert outcomes(action) == [Outcome.CHANGED] * 3


def test_a_call_that_comes_twice_does_nobody_twice():
    people = [awaiting_payment(open_group())]
    action = run(begun(people, BulkKind.LINK))
    told = OutboxMessage.objects.count()

    run(action)

    assert OutboxMessage.objects.count() == told


def test_whoever_lost_the_right_meanwhile_changes_nobody():
    people = [awaiting_payment(open_group())]
    action = begun(people)
    RoleAssignment.objects.filter(user=action.asked_by).delete()

    run(action)

    assert outcomes(action) == [Outcome.LEFT]
    people[0].refresh_from_db()
    assert people[0].state == S.PENDING


def test_somebody_of_another_edition_cannot_be_chosen(client):
    mine, foreign = open_edition(), registered(open_group())
    registered(open_group(mine))

    page = client.get(f"{BULK}?kitendo=cancel&mwaka={mine.year}&chaguo={foreign.reference}")

    assert page.context["preview"].number == 0


def test_the_list_of_actions_shows_numbers(client):
    action = run(begun([awaiting_payment(open_group())]))

    page = client.get(f"{BULK}zote/?mwaka={action.edition.year}")

    shown = page.context["page"].object_list[0]
    assert (shown.total, shown.changed, shown.left) == (1, 1, 0)
    assert timezone.localtime(action.asked_at).strftime("%Y") in page.content.decode()
