"""Who gets a certificate of attendance: by the edition's rule, once, in the own name."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.documents.models import Certificate
from egov_meeting.notifications.models import OutboxMessage
from registrations.certificate_rules import Missing
from registrations.choices import BulkState, CertificateLanguage, RegistrationState
from registrations.models import Attendance, Registration
from registrations.selectors import certificates as reads
from registrations.services import bulk
from registrations.services.certificates import NotEarned, revoke_if_baseless, set_rule
from registrations.services.certificates_many import begin_giving, begin_revoking
from registrations.services.forgetting import forget_people
from tests.registrations.certificates import AFTER, DAYS, came, certified
from tests.registrations.factories import open_group, staff

pytestmark = pytest.mark.django_db
S = RegistrationState


@pytest.fixture
def group():
    group = open_group()
    for day in DAYS[:2]:
        group.days.create(date=day)
    return group


def rule(group, **fields):
    told = {"all_days": False, "minimum_days": 1, "only_paid": True, **fields}
    return set_rule(edition=group.edition, by=SYSTEM, at=AFTER, **told)


def why(row):
    judged = reads.judged_registration(registration=row)
    return reads.missing_of(judged, rule=reads.rule_of(edition=row.edition))


def getting(group):
    rows = reads.judged(edition=group.edition).filter(has_earned=True)
    return set(rows.values_list("full_name", flat=True))


def give_all(group, by=None, **fields):
    told = {
        "language": CertificateLanguage.OWN,
        "is_told": True,
        "form_key": uuid.uuid4(),
        **fields,
    }
    action = begin_giving(edition=group.edition, by=by or staff(), at=AFTER, **told)
    bulk.run_bulk_action(action_id=action.pk, clock=lambda: AFTER)
    action.refresh_from_db()
    return action


def test_without_a_rule_one_day_and_the_fee_are_enough(group):
    present = came(group, DAYS[0])
    absent = came(group)
    unpaid = came(group, DAYS[0], state=S.PENDING)
    cancelled = came(group, DAYS[0], state=S.CANCELLED)
    assert getting(group) == {present.full_name}
    assert [why(row) for row in (present, absent, unpaid, cancelled)] == [
        "",
        Missing.ABSENT,
        Missing.NOT_PAID,
        Missing.GIVEN_UP,
    ]


def test_exempt_people_count_as_paid_and_others_only_if_the_rule_says_so(group):
    exempt = came(group, DAYS[0])
    Registration.objects.filter(pk=exempt.pk).update(state=S.EXEMPT, amount_due=0)
    unpaid = came(group, DAYS[0], state=S.PENDING)
    assert getting(group) == {exempt.full_name}
    rule(group, only_paid=False)
    assert getting(group) == {exempt.full_name, unpaid.full_name}


def test_so_many_days_as_the_rule_asks(group):
    one, two = came(group, DAYS[0]), came(group, *DAYS[:2])
    rule(group, minimum_days=2)
    assert getting(group) == {two.full_name}
    assert why(one) == Missing.TOO_FEW


def test_every_day_means_the_days_of_the_own_group(group):
    all_own = came(group, *DAYS[:2])
    other_day = came(group, DAYS[0], DAYS[3])
    second = open_group(edition=group.edition, number=2)
    without_days = came(second, *DAYS[:2])
    rule(group, all_days=True)
    assert getting(group) == {all_own.full_name, without_days.full_name}
    assert why(other_day) == Missing.TOO_FEW


def test_day_taken_back_does_not_count_and_twice_on_a_day_counts_once(group):
    taken_back = came(group, DAYS[0])
    Attendance.objects.filter(registration=taken_back).update(is_present=False)
    twice = came(group, DAYS[0])
    session = Attendance.objects.get(registration=twice).checkpoint
    door = type(session).objects.create(
        edition=group.edition, kind="session", date=DAYS[0], subject="session:1"
    )
    Attendance.objects.create(registration=twice, checkpoint=door, first_at=AFTER, changed_at=AFTER)
    rule(group, minimum_days=2)
    assert getting(group) == set()
    rule(group)
    assert getting(group) == {twice.full_name}


def test_attendance_known_from_a_folder_alone_is_one_day(group):
    row = came(group)
    Registration.objects.filter(pk=row.pk).update(attended=True)
    assert getting(group) == {row.full_name}
    rule(group, minimum_days=2)
    assert getting(group) == set()


def test_rule_is_on_record_and_needs_a_day(group):
    rule(group, minimum_days=2)
    rule(group, minimum_days=3)
    actions = Event.objects.filter(action="registrations.certificate_rule_set")
    assert [event.after["minimum_days"] for event in actions.order_by("pk")] == [2, 3]
    with pytest.raises(ValidationError):
        rule(group, minimum_days=0)


def test_certificate_says_who_where_and_how_long_in_both_languages(group):
    row = came(group, *DAYS[:2], full_name="Bi. Beng'i Ng'ong'o", language="en")
    certificate = certified(row)
    assert certificate.full_name == "Bi. Beng'i Ng'ong'o"
    assert certificate.language == "en"
    assert certificate.facts["en"]["detail"] == "Days attended: 2"
    assert certificate.facts["sw"]["detail"] == "Siku alizohudhuria: 2"
    assert certificate.facts["sw"]["text"] == "kwa kushiriki katika"
    both = certified(came(group, DAYS[0]), language=CertificateLanguage.BOTH)
    assert both.language == "both"


def test_not_earned_is_refused_with_the_reason(group):
    with pytest.raises(NotEarned, match=str(Missing.ABSENT.label)):
        certified(came(group))
    assert not Certificate.objects.exists()


def test_all_who_earned_one_get_it_once_and_are_told(group):
    people = [came(group, DAYS[0]) for _number in range(3)]
    by_phone = came(group, DAYS[0], email="", phone="255712000001")
    came(group)
    action = give_all(group)
    assert action.state == BulkState.DONE
    assert Certificate.objects.count() == 4
    assert all(one.sent_at for one in Certificate.objects.all())
    told = OutboxMessage.objects.filter(kind="registration_certificate")
    assert told.filter(channel="email").count() == len(people)
    sms = told.get(channel="sms")
    assert sms.about_id == str(by_phone.pk)
    assert "/cheti/" in sms.text
    with pytest.raises(ValidationError):
        give_all(group)
    bulk.run_bulk_action(action_id=action.pk, clock=lambda: AFTER)
    assert Certificate.objects.count() == 4
    assert told.count() == 4


def test_same_form_sent_twice_begins_once(group):
    came(group, DAYS[0])
    by, key = staff(), uuid.uuid4()
    assert give_all(group, by, form_key=key) == give_all(group, by, form_key=key)


def test_who_may_not_give_any_more_stops_the_work(group):
    came(group, DAYS[0])
    by = staff()
    action = begin_giving(
        edition=group.edition,
        language=CertificateLanguage.OWN,
        is_told=False,
        form_key=uuid.uuid4(),
        by=by,
        at=AFTER,
    )
    by.role_assignments.all().delete()
    bulk.run_bulk_action(action_id=action.pk, clock=lambda: AFTER)
    assert not Certificate.objects.exists()
    assert action.rows.get().why_sw


def test_name_put_right_gives_another_and_the_old_code_stays(group):
    row = came(group, DAYS[0], full_name="Bengi Ngongo")
    old = certified(row)
    Registration.objects.filter(pk=row.pk).update(full_name="Beng'i Ng'ong'o")
    figures = reads.certificate_figures(edition=group.edition)
    assert (figures.held, figures.renamed, figures.to_be_given) == (1, 1, 0)
    give_all(group, is_told=False)
    old.refresh_from_db()
    assert old.state == "replaced"
    assert old.replaced_by.full_name == "Beng'i Ng'ong'o"
    assert reads.certificate_figures(edition=group.edition).renamed == 0


def test_certificates_whose_basis_is_gone_are_listed_and_revoked(group):
    kept, gone = came(group, DAYS[0]), came(group, DAYS[0])
    for row in (kept, gone):
        certified(row)
    Attendance.objects.filter(registration=gone).update(is_present=False)
    assert list(reads.baseless(edition=group.edition)) == [gone]
    action = begin_revoking(
        edition=group.edition,
        reason="Mahudhurio yamesahihishwa",
        form_key=uuid.uuid4(),
        by=staff(),
        at=AFTER,
    )
    bulk.run_bulk_action(action_id=action.pk, clock=lambda: AFTER)
    states = dict(Certificate.objects.values_list("subject", "state"))
    assert states == {
        reads.subject_of(kept): "valid",
        reads.subject_of(gone): "revoked",
    }
    with pytest.raises(ValidationError):
        revoke_if_baseless(registration=kept, reason="Kosa", by=SYSTEM, at=AFTER)


def test_forgotten_person_leaves_no_name_behind(group):
    certificate = certified(came(group, DAYS[0]))
    late = dt.datetime(2040, 1, 1, tzinfo=dt.UTC)
    assert forget_people(at=late) == 1
    certificate.refresh_from_db()
    assert certificate.full_name == ""
    assert reads.certificate_figures(edition=group.edition).renamed == 0


def test_reads_cost_the_same_for_one_and_for_thirty(group):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            reads.certificate_figures(edition=group.edition)
            list(reads.to_be_given(edition=group.edition))
            list(reads.not_earned(edition=group.edition))
            list(reads.baseless(edition=group.edition))
        return len(caught)

    certified(came(group, DAYS[0]))
    one = cost()
    for _number in range(29):
        certified(came(group, DAYS[0]))
    assert cost() == one
