"""The index of names answers what comparing every name would, and never from names that have changed."""

import datetime

import pytest

from egov_meeting.institutions.models import FormerName, Institution, OtherSpelling
from egov_meeting.institutions.selectors import find_institutions, institution_called
from egov_meeting.institutions.selectors.spelling import likeness
from tests.exchange.folders import SHIPPED, load
from tests.institutions.factories import InstitutionFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
YESTERDAY = TODAY - datetime.timedelta(days=1)


def by_comparing_each(text: str) -> dict[str, float]:
    """The likeness of the best name of each institution that is alike enough."""
    found: dict[str, float] = {}
    for row in Institution.objects.prefetch_related("former_names", "other_spellings"):
        names = [row.key, row.acronym, row.name_sw, row.name_en]
        for former in row.former_names.all():
            names += [former.name_sw, former.name_en, former.acronym]
        names += [spelling.text for spelling in row.other_spellings.all()]
        best = max(likeness(text, name) for name in names)
        if best >= 0.62:
            found[row.key] = best
    return found


def test_the_best_are_those_found_by_comparing_every_name() -> None:
    load(SHIPPED / "2019")
    for text in (
        "UDSM",
        "wizara ya afia",
        "Mamlaka Serikali mtandao",
        "ministry of finanse",
        "chuo kikuu",
        "elimu ya juu",
        "bank",
        "National Instituted of Transport Dar",
        "zzz",
        "é",
    ):
        everything = by_comparing_each(text)
        for limit in (1, 8):
            found = find_institutions(text=text, limit=limit)
            best = sorted(everything.values(), reverse=True)[:limit]
            assert [match.likeness for match in found] == best, text
            assert [everything[match.institution.key] for match in found] == best, text


def test_a_change_of_any_name_is_seen_at_once() -> None:
    bank = InstitutionFactory(acronym="NMB", name_sw="Benki ya NMB")
    assert institution_called(text="NMB") == bank

    Institution.objects.filter(pk=bank.pk).update(acronym="CRDB")
    OtherSpelling.objects.create(institution=bank, text="Benki ya Ushirika")
    FormerName.objects.create(institution=bank, name_sw="Benki ya Biashara", until=YESTERDAY)

    assert institution_called(text="NMB") is None
    for name in ("crdb", "benki ya ushirika", "BENKI YA BIASHARA"):
        assert institution_called(text=name) == bank
    bank.delete()
    assert find_institutions(text="crdb") == []


def test_on_a_day_only_those_that_existed_are_found() -> None:
    ended = InstitutionFactory(name_sw="Wizara ya Nishati", valid_until=YESTERDAY)
    begun = InstitutionFactory(name_sw="Wizara ya Nishati", valid_from=TODAY)
    InstitutionFactory(name_sw="Wizara ya Nishati", valid_from=TODAY + datetime.timedelta(days=1))

    found = [match.institution for match in find_institutions(text="wizara ya nishati", on=TODAY)]

    assert found == [begun]
    assert institution_called(text="wizara ya nishati", on=TODAY) == begun
    assert institution_called(text="wizara ya nishati", on=YESTERDAY) == ended


def test_the_name_of_one_that_has_ended_leads_to_its_successor() -> None:
    heir = InstitutionFactory(name_sw="Wizara ya Katiba")
    between = InstitutionFactory(name_sw="Kati", valid_until=YESTERDAY, successor=heir)
    InstitutionFactory(name_sw="Wizara ya Nishati", valid_until=YESTERDAY, successor=between)

    found = find_institutions(text="Wizara ya Nishati", on=TODAY)

    assert [(match.institution, match.name) for match in found] == [(heir, "Wizara ya Nishati")]
    assert institution_called(text="Wizara ya Nishati", on=TODAY) is None
