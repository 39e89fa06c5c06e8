"""What staff do with one registration: asked first, done once, on record, nothing typed lost."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from egov_meeting.accounts.roles import Role
from egov_meeting.audit.models import Event
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.payments.models import Bill
from registrations.choices import ClaimState, DecisionState, Purpose, RegistrationState, Source
from registrations.models import Exemption, RefundClaim, RefundRule, Registration
from tests.institutions.factories import InstitutionFactory
from tests.registrations.factories import (
    add_fee,
    applicant,
    awaiting_payment,
    open_edition,
    open_group,
    pay,
    registered,
    staff,
)

pytestmark = pytest.mark.django_db
S = RegistrationState


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def client() -> Client:
    return of(staff())


def of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def do(client: Client, name: str, registration: Registration, /, **typed):
    answer = client.post(reverse(f"registrations:{name}", args=[registration.reference]), typed)
    registration.refresh_from_db()
    return answer


def details(place: Registration, **changes) -> dict:
    return {
        "full_name": place.full_name,
        "office": place.office,
        "institution": str(place.institution or place.institution_name),
        "email": place.email,
        "phone": place.phone,
        "language": place.language,
        **changes,
    }


def test_details_are_put_right(client):
    place = awaiting_payment(open_group(), applicant=applicant(institution=InstitutionFactory()))

    answer = do(
        client, "staff_correct", place, **details(place, office="Mkurugenzi", phone="0754 000 111")
    )

    assert answer.status_code == 302
    assert (place.office, place.phone) == ("Mkurugenzi", "255754000111")
    assert Event.objects.filter(action="registrations.corrected").count() == 1


def test_somebody_with_a_phone_from_abroad_can_be_put_right(client):
    person = applicant(institution=InstitutionFactory(), phone="442079460000")
    place = awaiting_payment(open_group(), applicant=person)
    form = client.get(reverse("registrations:staff_correct", args=[place.reference])).context[
        "form"
    ]
    typed = {**details(place, phone=form["phone"].value()), "office": "Mkurugenzi"}

    assert do(client, "staff_correct", place, **typed).status_code == 302
    assert (place.office, place.phone) == ("Mkurugenzi", "442079460000")


def test_needs_are_kept_only_with_the_persons_consent(client):
    place = awaiting_payment(open_group(), applicant=applicant(institution=InstitutionFactory()))

    refused = do(client, "staff_correct", place, **details(place, needs="ngazi"))
    assert "needs_agreed" in refused.context["form"].errors
    assert refused.context["form"]["needs"].value() == "ngazi"

    do(client, "staff_correct", place, **details(place, needs="ngazi", needs_agreed="on"))
    assert place.needs == "ngazi"
    assert place.consents.filter(purpose=Purpose.NEEDS, withdrawn_at=None).exists()

    do(client, "staff_correct", place, **details(place))
    assert place.needs == ""
    assert not place.consents.filter(withdrawn_at=None).exists()


def test_a_person_who_stands_already_is_told_at_the_field_and_may_be_a_namesake(client):
    group, institution = open_group(), InstitutionFactory()
    other = registered(group, applicant=applicant(institution=institution))
    place = awaiting_payment(group, applicant=applicant(institution=institution))
    typed = details(place, full_name=other.full_name)

    refused = do(client, "staff_correct", place, **typed)
    assert "full_name" in refused.context["form"].errors
    assert "Huyu ni mtu mwingine" in refused.content.decode()

    do(client, "staff_correct", place, **typed, is_namesake="on")
    assert place.full_name == other.full_name


def test_a_place_is_given_to_another_person(client):
    place = awaiting_payment(open_group(), applicant=applicant(institution=InstitutionFactory()))
    pay(place)
    mail = "neema@example.go.tz"

    do(
        client,
        "staff_substitute",
        place,
        **details(place, full_name="Neema Said", email=mail, phone=""),
    )

    assert (place.full_name, place.state, place.amount_paid) == ("Neema Said", S.CONFIRMED, 400_000)


def test_another_fee_replaces_the_bill(client):
    group = open_group()
    place = awaiting_payment(group)
    cheap = add_fee(group, 20_000)

    answer = do(client, "staff_move", place, place=f"{group.pk}-{cheap.pk}", reason="mwanachuo")

    assert answer.status_code == 302
    assert (place.fee_category, place.amount_due) == (cheap, 20_000)


def test_a_place_of_another_edition_is_no_choice(client):
    place, foreign = awaiting_payment(open_group()), open_group()

    refused = do(
        client, "staff_move", place, place=f"{foreign.pk}-{foreign.fees.get().pk}", reason="x"
    )

    assert "place" in refused.context["form"].errors


def test_cancelling_shows_what_the_rule_gives_back_and_may_give_more(client):
    group = open_group()
    RefundRule.objects.create(edition=group.edition, days_before=1, percent=50)
    place, other = awaiting_payment(group), awaiting_payment(group)
    pay(place)
    pay(other)
    address = reverse("registrations:staff_cancel", args=[place.reference])
    # The meeting of the tests lies ahead of the day on which they run only by their own clock.
    facts = dict(client.get(address).context["facts"])
    assert any("TZS" in str(value) for value in facts.values())

    refused = do(client, "staff_cancel", place, reason="", percent="75")
    assert "reason" in refused.context["form"].errors
    assert refused.context["form"]["percent"].value() == "75"

    do(client, "staff_cancel", place, reason="msiba", percent="75")
    assert place.state == S.CANCELLED
    assert RefundClaim.objects.get().amount == 300_000


def test_cancelling_twice_does_it_once(client):
    place = awaiting_payment(open_group())
    do(client, "staff_cancel", place, reason="x")

    again = do(client, "staff_cancel", place, reason="x")

    assert again.status_code == 302
    assert Event.objects.filter(action="registrations.registration.cancelled").count() == 1


def test_the_link_is_sent_again(client):
    place = awaiting_payment(open_group())
    OutboxMessage.objects.all().delete()

    do(client, "staff_send_link", place)

    assert OutboxMessage.objects.filter(kind="registration_link").count() == 1


def test_somebody_gets_more_time_to_confirm(client):
    place = registered(open_group(), at=timezone.now(), outside_window=True)
    day = timezone.localdate() + dt.timedelta(days=10)

    refused = do(client, "staff_extend", place, until="2020-01-01", reason="x")
    assert "until" in refused.context["form"].errors

    do(client, "staff_extend", place, until=day.isoformat(), reason="alikuwa safarini")
    assert timezone.localdate(place.hold_until) == day
    assert Event.objects.get(action="registrations.extended").reason == "alikuwa safarini"


def test_a_lapsed_registration_is_taken_up_again_or_waits(client):
    group = open_group(capacity=1)
    place = registered(group)
    Registration.objects.filter(pk=place.pk).update(state=S.LAPSED, hold_until=None)

    do(client, "staff_reinstate", place, reason="kosa letu")
    assert place.state == S.PENDING
    assert Bill.objects.count() == 1

    Registration.objects.filter(pk=place.pk).update(state=S.CANCELLED)
    late = registered(group)
    Registration.objects.filter(pk=late.pk).update(state=S.LAPSED, hold_until=None)
    Registration.objects.filter(pk=place.pk).update(state=S.CONFIRMED)
    do(client, "staff_reinstate", late, reason="kosa letu")
    assert late.state == S.WAITING


def test_somebody_is_registered_on_the_spot_after_registration_closed(client):
    edition = open_edition()
    group = open_group(edition, registration_until=dt.date(2027, 1, 2))
    fee, key = group.fees.get(), uuid.uuid4()
    typed = {
        "place": f"{group.pk}-{fee.pk}",
        "full_name": "Hamisi Omari",
        "phone": "0712 345 678",
        "language": "sw",
        "form_key": str(key),
    }
    address = reverse("registrations:staff_register")

    answer = client.post(address, typed)
    again = client.post(address, typed)

    place = Registration.objects.get()
    assert answer.headers["Location"] == again.headers["Location"]
    assert place.reference in answer.headers["Location"]
    assert (place.source, place.state) == (Source.STAFF, S.PENDING)
    assert place.registered_by is not None


def test_somebody_without_any_address_is_refused_and_nothing_typed_is_lost(client):
    group = open_group()
    typed = {
        "place": f"{group.pk}-{group.fees.get().pk}",
        "full_name": "Hamisi Omari",
        "office": "Dereva",
        "language": "sw",
        "form_key": str(uuid.uuid4()),
    }

    page = client.post(reverse("registrations:staff_register"), typed)

    assert "email" in page.context["form"].errors
    assert page.context["form"]["office"].value() == "Dereva"
    assert not Registration.objects.exists()


def test_one_asks_for_an_exemption_and_another_one_approves_it():
    asha, juma = of(staff()), of(staff(Role.FINANCE))
    place = awaiting_payment(open_group())
    do(asha, "staff_ask_exemption", place, kind="speaker", reason="mtoa mada")
    exemption = Exemption.objects.get()
    approve = reverse("registrations:staff_approve_exemption", args=[exemption.pk])

    assert asha.post(approve, {"note": ""}).status_code == 403
    assert juma.post(approve, {"note": "sawa"}).status_code == 302

    place.refresh_from_db()
    exemption.refresh_from_db()
    assert (place.state, exemption.state) == (S.EXEMPT, DecisionState.APPROVED)
    assert juma.post(approve, {"note": "sawa"}).status_code == 302


def test_a_refusal_needs_a_reason():
    place = awaiting_payment(open_group())
    do(of(staff()), "staff_ask_exemption", place, kind="guest", reason="mgeni")
    refuse = reverse("registrations:staff_refuse_exemption", args=[Exemption.objects.get().pk])
    juma = of(staff(Role.FINANCE))

    assert "note" in juma.post(refuse, {"note": " "}).context["form"].errors
    juma.post(refuse, {"note": "si mgeni"})

    assert Exemption.objects.get().state == DecisionState.REFUSED


def test_finance_pays_a_claim_once_and_drops_another_with_a_note():
    group = open_group()
    finance, coordinator = of(staff(Role.FINANCE)), of(staff())
    for person in (awaiting_payment(group), awaiting_payment(group)):
        pay(person)
        do(coordinator, "staff_cancel", person, reason="x", percent="100")
    first, second = RefundClaim.objects.order_by("pk")
    pay_it = reverse("registrations:staff_pay_claim", args=[first.pk])
    drop_it = reverse("registrations:staff_drop_claim", args=[second.pk])

    assert finance.post(pay_it, {"reference": "FT2701"}).status_code == 302
    assert finance.post(pay_it, {"reference": "FT2702"}).status_code == 302
    assert "note" in finance.post(drop_it, {"note": ""}).context["form"].errors
    assert finance.post(drop_it, {"note": "amekataa"}).status_code == 302

    assert [claim.state for claim in RefundClaim.objects.order_by("pk")] == [
        ClaimState.PAID,
        ClaimState.DROPPED,
    ]
    assert first.bill.refunds.count() == 1


def test_the_claims_leave_as_a_file_on_record():
    group = open_group()
    person = awaiting_payment(group)
    pay(person)
    do(of(staff()), "staff_cancel", person, reason="x", percent="100")
    address = reverse("registrations:staff_export_claims")
    finance = of(staff(Role.FINANCE))

    answer = finance.post(address, {"safu": ["namba", "kiasi"], "muundo": "csv"})

    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert content.splitlines()[1] == f"{person.reference},400000"
    event = Event.objects.get(action="registrations.exported")
    assert (event.after["list"], event.after["rows"]) == ("claims", 1)
