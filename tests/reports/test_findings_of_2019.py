"""The contradictions of the printed report of 2019 come up by themselves, each with both places."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.services.loading import load_edition_folder
from reports.findings import Finding, findings_of
from tests.reports.conftest import EDITIONS, LOADED_AT

LANGUAGES = ("sw", "en")
Found = dict[str, Finding]


@pytest.fixture(scope="module")
def found(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Found]:
    """The findings of the shipped folder by language and key; 2023 is loaded too, as in the portal."""
    with django_db_blocker.unblock(), transaction.atomic():
        edition = load_edition_folder(path=EDITIONS / "2019", by=SYSTEM, at=LOADED_AT).edition
        load_edition_folder(path=EDITIONS / "2023", by=SYSTEM, at=LOADED_AT)
        findings: dict[str, Found] = {}
        for language in LANGUAGES:
            with override(language):
                listed = findings_of(edition)
            findings[language] = {finding.key: finding for finding in listed}
            assert len(findings[language]) == len(listed), "two findings bear the same key"
        transaction.set_rollback(True)
    return findings


def said(finding: Finding) -> set[tuple[str, str]]:
    return {(one.place, one.text) for one in finding.said}


# What is said at which place, the same in both languages.
ALIKE = {
    "wording.theme.en.en": {
        ("section:2.2", "Harmonization of ICT Resources for Industrial Development"),
        ("programme:1", "Harmonizing ICT Resources towards Industrial Development"),
        ("programme:3", "Harmonizing ICT Resources for Industrial Development"),
    },
    "wording.entries.selection.sw": {
        ("section:2.7", "Kumi bora kutoka vyuo vikuu"),
        ("section:4.5", "10 zilizochaguliwa kutoka vyuo"),
    },
    "sponsors.other_name.nssf": {
        ("section:2.5", "Mfuko wa Hifadhi ya Jamii"),
        ("speech:1", "Shirika la Hifadhi ya Jamii (NSSF)"),
    },
    "sponsors.other_name.msd": {
        ("section:2.5", "Bohari Kuu ya Dawa"),
        ("speech:3", "Bohari Kuu ya Madawa (MSD)"),
    },
    "printed.unnumbered": {("contents", "UTANGULIZI"), ("contents", "HITIMISHO")},
}

# What is said in each language at the places of one finding.
TOLD = {
    "figures.differ.participants": {
        "sw": {
            ("section:2.4", "786"),
            ("section:1.0", "786"),
            ("speech:3", "takriban 753 (106 + 606 + 41)"),
        },
        "en": {
            ("section:2.4", "786"),
            ("section:1.0", "786"),
            ("speech:3", "about 753 (106 + 606 + 41)"),
        },
    },
    "wording.group.1.dates": {
        "sw": {
            ("section:2.4.1", "30 - 31 Januari, 2019"),
            ("section:4.1", "30 Januari - 2 Februari, 2019"),
        },
        "en": {
            ("section:2.4.1", "30 - 31 January 2019"),
            ("section:4.1", "30 January - 2 February 2019"),
        },
    },
    "breakout.day": {
        "sw": {("section:4.3", "1 Februari, 2019"), ("section:2.4.1", "30 - 31 Januari, 2019")},
        "en": {("section:4.3", "1 February 2019"), ("section:2.4.1", "30 - 31 January 2019")},
    },
    "breakout.ministries": {
        "sw": {("section:4.3", "Wizara 19 zimetajwa")},
        "en": {("section:4.3", "19 ministries are named")},
    },
    "sponsors.left_out.nbc": {
        "sw": {
            ("section:2.5", "ametajwa kuwa mfadhili"),
            ("speech:4", "inawashukuru wafadhili wengine, si huyu"),
        },
        "en": {
            ("section:2.5", "listed as sponsor"),
            ("speech:4", "thanks other sponsors, not this one"),
        },
    },
    "people.offices.mick-kiliba": {
        "en": {
            (
                "section:3.1",
                "Acting Permanent Secretary, President's Office, Public Service Management and Good Governance",
            ),
            ("programme:1", "Acting Permanent Secretary, PO-PSGG"),
        },
    },
    "people.offices.benedict-ndomba": {
        "en": {
            ("section:3.3", "Director of ICT Services, e-Government Agency"),
            ("programme:1/I", "Director of ICT Management, eGA"),
            ("programme:4", "Director ICT Management Services, eGA"),
        },
    },
    "innovations.entries_exhibited": {
        "sw": {("section:4.5", "10"), ("table:III", "zilizowekewa alama kwenye orodha: 0")},
        "en": {("section:4.5", "10"), ("table:III", "0 marked in the list")},
    },
    "innovations.entries_presented": {
        "en": {
            ("section:4.5", "4"),
            ("section:4.5", "2 – St. Joseph University"),
            ("table:III", "0 marked in the list"),
        },
    },
    "continuity.next_year": {
        "sw": {("section:6.0", "kiliahidiwa kufanyika mwaka 2020")},
        "en": {("section:6.0", "promised for 2020")},
    },
    "printed.key_issues": {
        "sw": {("section:4.2.1", "hakuna hoja iliyotajwa")},
        "en": {("section:4.2.1", "no key issue is listed")},
    },
    "programme.gap.1.0815": {
        "en": {
            ("programme:1", "08:00 - 08:15 Opening Remarks"),
            ("programme:1", "08:45 - 09:10 Official Opening"),
        },
    },
    "programme.gap.2.1615": {
        "en": {
            ("programme:2", "16:00 - 16:15 Vote of Thanks"),
            ("programme:2", "16:45 - 17:15 Health Break"),
        },
    },
    "programme.gap.3.1540": {
        "en": {
            ("programme:3", "15:30 - 15:40 Vote of Thanks"),
            ("programme:3", "16:10 - 16:30 Health Break"),
        },
    },
    "programme.stated_end.1.2": {
        "en": {("programme:1/I", "10:30 - 13:30"), ("programme:1", "13:00 - 14:00 Lunch Break")},
    },
    "programme.chair.3.2": {
        "sw": {
            ("programme:3/I", "anaongoza kikao cha I"),
            ("programme:3/II", "anaongoza kikao cha II"),
        },
        "en": {("programme:3/I", "chairs session I"), ("programme:3/II", "chairs session II")},
    },
    "programme.closing.4": {
        "en": {
            ("section:3.3", "closed by Eng. Benedict Ndomba"),
            ("programme:4", "16:30 - 16:40 Vote of Thanks"),
        },
    },
    "breakout.programme": {
        "sw": {("section:4.3", "vikundi vimeelezwa"), ("programme", "haipo kwenye ratiba")},
        "en": {("section:4.3", "the groups are described"), ("programme", "not in the programme")},
    },
    "ministries.no_slot.pmo-investment": {
        "en": {
            ("table:I", "Ofisi ya Waziri Mkuu Uwekezaji"),
            ("programme", "not in the programme"),
        },
    },
    "ministries.slots.pmo-policy": {
        "en": {("programme:1/I", "11:20 - 11:40 Prime Minister's Office")},
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ALIKE)
def test_both_places_and_what_stands_there(found, key: str, language: str) -> None:
    assert ALIKE[key] <= said(found[language][key])


@pytest.mark.parametrize(
    ("key", "language"), [(key, language) for key, told in TOLD.items() for language in told]
)
def test_both_places_and_what_is_said_in_each_language(found, key: str, language: str) -> None:
    assert TOLD[key][language] <= said(found[language][key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_that_the_contents_leave_out(found, language: str) -> None:
    places = {one.text.split(" ")[0] for one in found[language]["printed.number.4.4"].said}

    assert places == {"4.3", "4.5"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_sections_that_treat_the_same_matter(found, language: str) -> None:
    finding = found[language]["printed.repeat.4.2-4.2.1"]

    assert [one.place for one in finding.said] == ["section:4.2", "section:4.2.1"]


@pytest.mark.parametrize("place", ["section:4.1.2", "section:4.3"])
def test_references_that_were_cut_off(found, place: str) -> None:
    assert [one.place for one in found["en"][f"printed.reference.{place}"].said] == [place]


def test_session_numbers_start_again_on_the_third_and_the_fourth_day(found) -> None:
    places = [[one.place for one in found["en"][f"programme.numbers.{day}"].said] for day in (3, 4)]

    assert places == [["programme:1/I", "programme:3/I"], ["programme:3/I", "programme:4/I"]]


def test_the_ministries_in_no_breakout_group_are_named_with_their_table(found) -> None:
    absent = [one for one in found["en"]["breakout.ministries"].said if one.place == "table:I"]

    assert [one.text.removeprefix("in the table, in no group: ") for one in absent] == [
        "President's Office, Public Service Management and Good Governance",
        "Prime Minister's Office, Investment",
        "Ministry of Natural Resources and Tourism",
    ]


def test_the_national_plan_is_told_with_both_years_and_every_place(found) -> None:
    (plan,) = [
        one for key, one in found["en"].items() if key.startswith("corrections.mpango-wa-taifa")
    ]

    assert [one.place for one in plan.said] == ["section:3.2", "speech:1", ""]
    assert "2015/16" in plan.said[0].text
    assert "2016/17" in plan.said[-1].text
    assert not plan.is_settled


@pytest.mark.parametrize("printed", ["ncca", "camartex", "udiccti"])
def test_what_was_probably_meant_waits_for_a_decision(found, printed: str) -> None:
    (finding,) = [
        one for key, one in found["en"].items() if key.startswith(f"corrections.{printed}.")
    ]

    assert not finding.is_settled


def test_plain_misprints_are_told_once_and_are_settled(found) -> None:
    finding = found["en"]["corrections.kundu-la-kwanza.kundi-la-kwanza"]

    assert [one.place for one in finding.said] == ["contents", "section:4.1", "speech:2", ""]
    assert finding.is_settled


def test_both_languages_find_the_same(found) -> None:
    assert list(found["sw"]) == list(found["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_in_the_language_of_the_reader(found, language: str) -> None:
    other = "en" if language == "sw" else "sw"
    same = [
        key for key, finding in found[language].items() if finding.title == found[other][key].title
    ]

    assert same == []


def test_nothing_else_is_claimed(found) -> None:
    """A new finding of 2019 is either noise, which goes, or true, and is then added here."""
    families = {key.split(".")[0] + "." + key.split(".")[1] for key in found["en"]}

    assert families - {key for key in families if key.startswith("corrections.")} == {
        "breakout.day",
        "breakout.ministries",
        "breakout.programme",
        "breakout.reports",
        "continuity.next_year",
        "figures.differ",
        "innovations.entries_exhibited",
        "innovations.entries_presented",
        "ministries.no_slot",
        "ministries.slots",
        "ministries.uncertain",
        "people.offices",
        "people.speaker",
        "printed.key_issues",
        "printed.number",
        "printed.reference",
        "printed.repeat",
        "printed.unnumbered",
        "programme.chair",
        "programme.closing",
        "programme.gap",
        "programme.no_time",
        "programme.numbers",
        "programme.stated_end",
        "sponsors.left_out",
        "sponsors.other_name",
        "wording.entries",
        "wording.group",
        "wording.ministry",
        "wording.theme",
    }
