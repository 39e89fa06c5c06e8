"""Breakout groups: made, filled by a balanced proposal and by hand, read by everybody, closed to strangers."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.roles import STAFF_ROLES, Role
from egov_meeting.audit.actors import SYSTEM
from egov_meeting.institutions.models import Supervision
from egov_meeting.notifications.models import OutboxMessage
from sessions_app.balancing import Body, balanced
from sessions_app.models import BreakoutGroup, BreakoutMember, BreakoutReport, PlanRow
from sessions_app.selectors.breakout import proposal_for
from sessions_app.services.breakout_groups import take_over_proposal
from sessions_app.services.breakout_writing import write_part
from tests.institutions.factories import InstitutionFactory
from tests.meetings.factories import EditionFactory
from tests.registrations.factories import applicant, open_group, registered
from tests.sessions_app.hall import (
    NOW,
    a_group,
    a_ministry,
    a_rapporteur,
    signed_in,
    somebody,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step_is_enough(request):
    request.getfixturevalue("settings").STAFF_SECOND_FACTOR = False


@pytest.fixture
def coordinator():
    return signed_in(somebody(Role.COORDINATOR))


def staff(edition, page="", *, language="sw") -> str:
    return f"/{language}/kazi/vikao/{edition.year}/vikundi/{page}"


def bodies(*sizes: int, ministries: int = 0) -> list[Body]:
    return [Body(key, people, is_ministry=key < ministries) for key, people in enumerate(sizes)]


def test_groups_get_equal_numbers_and_ministries():
    made = balanced(
        bodies=bodies(9, 7, 5, 3, 8, 6, 4, 2, ministries=4), groups=[1, 2], together=False
    )

    assert [(group.ministries, group.people) for group in made] == [(2, 22), (2, 22)]


def test_institutions_stay_with_their_ministry_or_go_elsewhere():
    ministry = Body(1, 2, is_ministry=True)
    under = [Body(key, 5, ministry=1) for key in (2, 3)]
    others = [Body(4, 1, is_ministry=True)]

    def home_of(together: bool) -> set[int]:
        made = balanced(bodies=[ministry, *under, *others], groups=[1, 2], together=together)
        (home,) = (group for group in made if group.has(1))
        return {body.key for body in home.bodies}

    assert home_of(together=True) == {1, 2, 3}
    assert home_of(together=False) == {1}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(
    st.lists(st.integers(0, 60), max_size=20),
    st.integers(0, 12),
    st.integers(1, 6),
    st.booleans(),
)
def test_everybody_has_one_group_and_what_is_fixed_stays(sizes, ministries, number, together):
    groups = list(range(1, number + 1))
    some = [
        Body(key, people, key < ministries, fixed_in=1 if key % 5 == 0 else None)
        for key, people in enumerate(sizes)
    ]

    made = balanced(bodies=some, groups=groups, together=together)

    assert sorted(body.key for group in made for body in group.bodies) == list(range(len(sizes)))
    assert {body.key for body in some if body.fixed_in} <= {body.key for body in made[0].bodies}
    assert made == balanced(bodies=reversed(some), groups=groups, together=together)
    free = [group.ministries for group in made if group.number != 1]
    assert not free or max(free) - min(free) <= 1


def test_a_proposal_is_looked_at_and_taken_over(coordinator):
    participants = open_group(fee=None)
    edition = participants.edition
    first, second = a_group(edition, number=1), a_group(edition, number=2)
    ministry = a_ministry()
    agency = InstitutionFactory()
    Supervision.objects.create(institution=agency, ministry=ministry)
    for _person in range(3):
        registered(participants, applicant=applicant(institution=agency))
    stays = BreakoutMember.objects.create(group=second, order=1, institution=ministry)
    BreakoutMember.objects.create(group=second, order=2, text_sw="Maofisa wengine")

    shown = coordinator.get(staff(edition, "pendekezo/"), {"abaki": ministry.pk})
    proposal = shown.context["proposal"]
    answer = coordinator.post(
        staff(edition, "pendekezo/"),
        {"mpangilio": "pamoja", "abaki": ministry.pk, "alama": proposal.fingerprint},
    )

    assert answer.status_code == 302
    assert [str(m) for m in second.members.all()] == [
        str(stays.institution),
        str(agency),
        "Maofisa wengine",
    ]
    proposed = proposal_for(edition=edition, together=True)
    added = BreakoutMember.objects.create(group=first, order=1, institution=InstitutionFactory())
    with pytest.raises(ValidationError):
        take_over_proposal(edition=edition, proposal=proposed, by=SYSTEM, at=NOW)
    assert first.members.get() == added
    added.delete()
    endless = coordinator.get(staff(edition, "pendekezo/"), {"abaki": "9" * 5000})
    assert endless.status_code == 200
    late = {"mpangilio": "tofauti", "abaki": ministry.pk, "alama": proposal.fingerprint}
    registered(participants, applicant=applicant(institution=a_ministry()))
    assert coordinator.post(staff(edition, "pendekezo/"), late).status_code == 409
    assert not first.members.exists()
    page = coordinator.get(staff(edition, "pendekezo/")).context["proposal"]
    assert {member.stays for member in page.groups[1].members} == {True}


def test_staff_make_groups_and_adjust_them_by_hand(coordinator):
    edition = EditionFactory()
    form = {"name_sw": "Kikundi A", "name_en": "Group A", "hall": "Ukumbi wa Mikutano"}
    for name in ("A", "B"):
        answer = coordinator.post(staff(edition, "ongeza/"), {**form, "name_sw": name})
        assert answer.status_code == 302, answer.context["form"].errors
    first, second = BreakoutGroup.objects.order_by("number")
    bad = coordinator.post(staff(edition, "ongeza/"), {**form, "date": "1999-01-01"})
    assert bad.status_code == 422
    coordinator.post(staff(edition, "1/badili/"), {**form, "name_sw": "Kikundi cha kwanza"})
    first.refresh_from_db()
    assert first.name_sw == "Kikundi cha kwanza"

    ministry = a_ministry(acronym="WMX")
    coordinator.post(staff(edition, "1/wajumbe/"), {"institution": "WMX"})
    coordinator.post(staff(edition, "2/wajumbe/"), {"institution": "WMX"})
    assert BreakoutMember.objects.get(institution=ministry).group == second
    coordinator.post(staff(edition, "1/wajumbe/"), {"institution": "", "text_sw": "Wadau"})
    assert coordinator.post(staff(edition, "1/wajumbe/"), {"institution": ""}).status_code == 422
    words = first.members.get()
    coordinator.post(staff(edition, f"1/wajumbe/{words.pk}/hamisha/"), {"group": second.pk})
    coordinator.post(staff(edition, f"2/wajumbe/{words.pk}/ondoa/"))
    assert [m.institution for m in second.members.all()] == [ministry]

    tasks = {"tasks_sw": "Kuainisha changamoto\nKuandaa mpango", "tasks_en": "Name the challenges"}
    coordinator.post(staff(edition, "majukumu/"), tasks)
    assert list(edition.breakout_tasks.values_list("text_sw", "text_en")) == [
        ("Kuainisha changamoto", "Name the challenges"),
        ("Kuandaa mpango", ""),
    ]
    coordinator.post(staff(edition, "1/ondoa/"))
    assert list(BreakoutGroup.objects.all()) == [second]


def test_a_group_that_has_written_is_not_removed(coordinator):
    group = a_group()
    write_part(
        group=group,
        part="plan",
        language="sw",
        body="x",
        revision=0,
        by=a_rapporteur(group),
        at=NOW,
    )

    coordinator.post(staff(group.edition, "1/ondoa/"))
    contents = f"/sw/kazi/vikao/{group.edition.year}/vikundi-vya-majadiliano/{group.pk}/futa/"

    assert coordinator.post(contents).status_code == 409
    assert BreakoutGroup.objects.exists()


def test_a_rapporteur_is_named_or_invited(coordinator):
    group = a_group()
    known = somebody(email="asha@mfano.go.tz")
    add = staff(group.edition, "1/makatibu/")

    coordinator.post(add, {"email": "ASHA@mfano.go.tz", "language": "sw"})
    assert coordinator.post(add, {"email": "asha@mfano.go.tz", "language": "sw"}).status_code == 422
    unnamed = coordinator.post(add, {"email": "mpya@mfano.go.tz", "language": "sw"})
    assert unnamed.status_code == 422
    coordinator.post(
        add, {"email": "mpya@mfano.go.tz", "full_name": "Mpya Kabisa", "language": "en"}
    )

    invited = User.objects.get(email="mpya@mfano.go.tz")
    assert {one.user for one in group.rapporteurs.all()} == {known, invited}
    assert RoleAssignment.objects.get(user=invited).role == Role.PARTICIPANT
    assert [letter.to for letter in mail.outbox] == [["mpya@mfano.go.tz"]]
    told = OutboxMessage.objects.filter(kind="breakout_rapporteur_named")
    assert {one.address for one in told} == {known.email, invited.email}

    officer = signed_in(somebody(Role.PROGRAMME))
    refused = officer.post(
        add, {"email": "wa-tatu@mfano.go.tz", "full_name": "Wa Tatu", "language": "sw"}
    )
    assert refused.status_code == 422
    assert not User.objects.filter(email="wa-tatu@mfano.go.tz").exists()
    one = group.rapporteurs.get(user=invited)
    coordinator.post(staff(group.edition, f"1/makatibu/{one.pk}/ondoa/"))
    assert group.rapporteurs.count() == 1


@pytest.mark.parametrize("language", ["sw", "en"])
def test_everybody_reads_members_and_only_accepted_reports(coordinator, language):
    group = a_group()
    BreakoutMember.objects.create(group=group, order=1, institution=a_ministry(name_sw="Wizara Y"))
    report = BreakoutReport.objects.create(
        group=group, state="submitted", challenges_sw="Umeme hafifu"
    )
    PlanRow.objects.create(report=report, order=1, what_sw="Kujenga", who_sw="Wizara zote")
    address = f"/{language}/vikao/{group.edition.year}/vikundi/"
    stranger = signed_in(None)
    assert stranger.get(address).status_code == 200
    assert "Umeme hafifu" not in stranger.get(f"{address}1/").content.decode()

    answer = coordinator.post(staff(group.edition, "1/rudisha/"), {"remarks": ""})
    assert answer.status_code == 422
    coordinator.post(staff(group.edition, "1/kubali/"))
    cache.clear()  # as the commit does that a test never comes to

    html = stranger.get(f"{address}1/").content.decode()
    assert "Umeme hafifu" in html
    assert "Wizara zote" in html
    coordinator.post(staff(group.edition, "1/rudisha/"), {"remarks": "Fupisha"})
    cache.clear()
    html = stranger.get(f"{address}1/").content.decode()
    assert "Umeme hafifu" not in html
    assert "Fupisha" not in html


def test_doors_of_staff_and_rapporteurs():
    """Every address for every role, for rapporteurs of this group and of another one."""
    group = a_group()
    edition = group.edition
    own, other = a_rapporteur(group), a_rapporteur(a_group(edition, number=2))
    told = {"group": group, "language": "sw", "revision": 0, "by": own, "at": NOW}
    write_part(part="challenges", body="x", **told)
    row = PlanRow.objects.create(report=group.report, order=1, what_sw="y")
    write_part(part="methods", body="a", **told)
    write_part(part="methods", body="b", **{**told, "revision": 0}, base="z")
    base = f"/sw/vikundi/{edition.year}/1/sw/"
    looking = [staff(edition), staff(edition, "1/")]
    arranging = [
        staff(edition, page)
        for page in ("ongeza/", "majukumu/", "pendekezo/", "1/badili/", "1/ondoa/")
    ]
    deciding = [
        staff(edition, page) for page in ("1/wajumbe/", "1/makatibu/", "1/kubali/", "1/rudisha/")
    ]
    reading = [base, f"{base}hali/", f"{base}sehemu/challenges/historia/"]
    reading += [f"{base}sehemu/challenges/historia/1/"]
    writing = [f"{base}mpango/ongeza/", f"{base}mpango/{row.pk}/", f"{base}wasilisha/"]
    writing += [f"{base}mpango/{row.pk}/ondoa/", f"{base}sehemu/methods/pamoja/2/"]
    acting = [f"{base}sehemu/challenges/", f"{base}sehemu/challenges/hifadhi/"]
    acting += [f"{base}mpango/{row.pk}/juu/", f"{base}sehemu/challenges/historia/1/rejesha/"]
    acting += [f"{base}sehemu/methods/pamoja/2/acha/"]
    may_arrange = {Role.COORDINATOR, Role.PROGRAMME}
    people = [(role, somebody(role)) for role in Role]
    people += [("own", own), ("other", other)]
    people += [("elsewhere", somebody(Role.COORDINATOR, edition=EditionFactory()))]
    for who, person in people:
        client = signed_in(person)
        arranges, is_staff = who in may_arrange, who in STAFF_ROLES
        expected = [
            (looking, is_staff),
            (arranging, arranges),
            (reading, is_staff or who == "own"),
            (writing, arranges or who == "own"),
        ]
        for addresses, may in expected:
            for address in addresses:
                assert client.get(address).status_code == (200 if may else 403), (who, address)
        for address in [*deciding, *([] if who == "own" or arranges else acting)]:
            if not arranges:
                assert client.post(address).status_code == 403, (who, address)
    for address in [*looking, *arranging, *writing, base]:
        assert signed_in(None).get(address).status_code == 302, address
    assert signed_in(own).get("/sw/vikundi/").status_code == 200


def test_pages_cost_the_same_with_thirty(coordinator):
    edition = EditionFactory()
    group = a_group(edition)
    writer = a_rapporteur(group)
    write_part(group=group, part="plan", language="sw", body="x", revision=0, by=writer, at=NOW)

    def fill(number: int) -> None:
        for _one in range(number):
            order = group.members.count() + 1
            group.members.create(order=order, institution=InstitutionFactory())
            group.report.plan_rows.create(order=order, what_sw="z", institution=a_ministry())
            a_group(edition, number=edition.breakout_groups.count() + 1)

    public = f"/sw/vikao/{edition.year}/vikundi/"
    writing = f"/sw/vikundi/{edition.year}/1/sw/"
    pages = [staff(edition), staff(edition, "1/"), staff(edition, "pendekezo/"), public]
    pages += [f"{public}1/", writing, f"{writing}hali/"]

    def counted() -> list[int]:
        found = []
        for address in pages:
            with CaptureQueriesContext(connection) as queries:
                assert coordinator.get(address).status_code == 200
            found.append(len(queries))
        return found

    fill(1)
    counted()
    before = counted()
    fill(30)
    assert counted() == before
