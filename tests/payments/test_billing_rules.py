"""How long people have to pay, when they are reminded, and where they transfer the money."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from egov_meeting.accounts.roles import Role
from egov_meeting.meetings.copying import Copying
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.payments.copying import copy_billing_rules
from egov_meeting.payments.models import BillingRules
from egov_meeting.payments.selectors import billing_rules
from egov_meeting.payments.services.bills import Payer
from tests.accounts.factories import UserFactory
from tests.documents.factories import EditionFactory
from tests.payments.factories import bill_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_is_enough(settings):
    settings.STAFF_SECOND_FACTOR = False


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=(role,)))
    return client


def test_edition_without_rules_of_its_own_follows_the_defaults():
    edition = EditionFactory()

    rules = billing_rules(edition=edition)

    assert (rules.pk, rules.days_to_pay, rules.reminders) == (None, 14, [7, 2])
    assert rules.invoice_account == ""


def test_rules_of_an_edition_are_found():
    rules = BillingRules.objects.create(edition=EditionFactory(), reminder_days=" 1, 10 ,3")

    assert billing_rules(edition=rules.edition) == rules
    assert billing_rules(edition=rules.edition).reminders == [10, 3, 1]


@pytest.mark.parametrize("text", ["", " ", "7", "7,2", "90 , 1", "1,2,3,4,5"])
def test_reminders_are_days_with_commas(text):
    rules = BillingRules(edition=EditionFactory(), reminder_days=text)

    rules.full_clean()

    assert set(rules.reminders) == {int(day) for day in text.split(",") if day.strip()}


@pytest.mark.parametrize("text", ["7;2", "seven", "0", "-1", "91", "7,7", "1,2,3,4,5,6", "7,,2"])
def test_other_reminders_are_refused(text):
    with pytest.raises(ValidationError) as refused:
        BillingRules(edition=EditionFactory(), reminder_days=text).full_clean()

    assert list(refused.value.message_dict) == ["reminder_days"]


def test_finance_officer_changes_the_rules():
    edition = EditionFactory()
    at = address(section_called("kanuni-za-ankara"), edition, "add_row")
    typed = {"days_to_pay": "21", "reminder_days": "10, 3", "invoice_account": "20110001234"}

    answer = signed_in(Role.FINANCE).post(at, typed)

    assert answer.status_code == 302
    rules = billing_rules(edition=edition)
    assert (rules.days_to_pay, rules.reminders) == (21, [10, 3])


def test_rapporteur_may_not_change_the_rules():
    at = address(section_called("kanuni-za-ankara"), EditionFactory(), "add_row")

    assert signed_in(Role.RAPPORTEUR).get(at).status_code == 403


def test_new_edition_takes_the_rules_over_from_an_earlier_one():
    rules = BillingRules.objects.create(edition=EditionFactory(), days_to_pay=21)
    copying = Copying(source=rules.edition, edition=EditionFactory())
    copy_billing_rules(copying)

    assert billing_rules(edition=copying.edition).days_to_pay == 21


def test_bill_keeps_the_language_of_its_payer():
    asha = Payer(name="Asha Juma", email="asha@example.org", language="en")

    assert bill_for(payer=asha).language == "en"
    assert bill_for().language == "sw"


def test_language_that_the_portal_does_not_speak_is_refused():
    with pytest.raises(ValidationError):
        bill_for(payer=Payer(name="Asha Juma", email="asha@example.org", language="fr"))
