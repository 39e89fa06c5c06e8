"""Every line of the programme at the time annex I prints, with its chair and panellists."""

from typing import Any

import pytest

from tests.editions.folders import folder_file

DAY_1 = """
07:00-08:00 Registration
08:00-08:15 Opening Remarks
08:45-09:10 Official Opening
09:10-09:15 Vote of Thanks
09:15-10:00 Keynote Address: e-Government Implementation Status
10:00-10:30 Health Break
10:30-10:55 President's Office, Public Service Management & Good Governance
10:55-11:20 President's Office, Regional Administration & Local Government Authorities
11:20-11:40 Prime Minister's Office
11:40-12:00 Vice President's Office
12:00-12:25 Ministry of Finance and Planning
12:25-13:00 Discussion
13:00-14:00 Lunch Break
14:00-14:05 NMB
14:05-14:20 Ministry of Works, Transportation and Communication
14:20-14:40 Ministry of Education, Science and Technology
14:40-15:00 Ministry of Health, Community Development, Gender, Elderly and Children
15:00-15:20 Ministry of Water and Irrigation
15:20-15:40 Ministry of Lands, Housing and Human Settlements Development
15:40-16:00 Ministry of Justice and Constitutional Affairs
16:00-17:00 Discussion
17:00-17:20 Health Break
17:20-17:30 Closing Annual Meeting Day One
"""
DAY_2 = """
07:00-08:00 Registration
08:00-08:15 Ministry of Agriculture, Food Security and Cooperatives
08:15-08:30 Ministry of Livestock and Fisheries
08:30-08:45 Ministry of Natural Resources and Tourism
08:45-09:00 Ministry of Industry and Trade
09:00-09:15 Ministry of Energy
09:15-09:30 Ministry of Minerals
09:30-09:45 Prime Minister's Office, Labor, Youth, Employment and Persons with Disability
09:45-10:30 Discussion
10:30-11:00 Health Break
11:00-11:15 Ministry of Defense & National Services
11:15-11:30 Ministry of Home Affairs
11:30-11:45 Ministry of Foreign Affairs, East Africa and International Relations
11:45-12:00 Ministry of Information, Culture, Arts and Sports
12:00-13:00 Discussion
13:00-14:00 Lunch Break
14:00-15:00 Presentation of key e-Government implementation issues
15:00-16:00 Resolutions
16:00-16:15 Vote of Thanks
16:45-17:15 Health Break
17:15- Departure
"""
DAY_3 = """
07:30-08:00 Registration
08:00-08:20 Opening Remarks
08:20-08:25 Open Remarks
08:25-08:30 Welcoming Remarks
08:30-08:45 Official Opening
08:45-09:00 Vote of Thanks
09:00-10:00 e-Government Implementation Status
10:00-10:30 Health Break
10:30-11:30 Summary of the key issues on e-Government implementation
11:30-13:00 Discussion
13:00-14:00 Lunch Break
14:00-14:05 NMB
14:05-15:30 Resolutions
15:30-15:40 Vote of Thanks
16:10-16:30 Health Break
16:30- Departure
"""
DAY_4 = """
07:30-08:00 Registration
08:00-08:30 Opening Remarks
08:30-08:40 Vote of Thanks
08:40-09:10 Research and Innovation on e-Government
09:10-09:30 Research and Innovation on ICT
09:30-09:50 Research and Innovation on ICT
09:50-10:10 Research and Innovation on ICT
10:10-11:00 Discussion
11:00-11:30 Health Break
11:30-12:00 Research and Innovation – Paper 1
12:00-12:30 Research and Innovation – Paper 2
12:30-13:00 Research and Innovation – Paper 3
13:00-13:30 Research and Innovation – Paper 4
13:30-14:30 Lunch
14:30-16:00 Discussion on the future of e-Government Research and Innovation
16:00-16:30 Recognition of the Best Research and Innovation Paper
16:30-16:40 Vote of Thanks
16:40-17:00 Health Break and Departure
"""


@pytest.mark.parametrize(("number", "printed"), [(1, DAY_1), (2, DAY_2), (3, DAY_3), (4, DAY_4)])
def test_every_item_stands_at_its_time(number: int, printed: str) -> None:
    lines = [
        f"{item['start']}-{item.get('end', '')} {item['title']['en']}"
        for session in _day(number)["sessions"]
        for item in session["items"]
    ]
    assert lines == printed.strip().splitlines()


@pytest.mark.parametrize(
    ("number", "session", "chair", "panel"),
    [
        (1, "I", "benedict-ndomba", ["florence-rashidi", "baltazar-kibola"]),
        (1, "II", "priscus-kiwango", ["connie-francis", "alex-mongi", "mtani-yangwe"]),
        (2, "III", "john-sausi", ["mustafa-mohsin", "sylvan-shayo", "ismail-mosses"]),
        (2, "IV", "ibrahim-mahumi", ["alex-mongi", "erick-kitali", "abdallah-samizi"]),
        (3, "I", "maria-sasabo", []),
        (3, "II", "maria-sasabo", []),
        (4, "I", "peter-ulanga", []),
        (4, "II", "amos-nungu", []),
    ],
)
def test_every_session_has_its_chair_and_panel(
    number: int, session: str, chair: str, panel: list[str]
) -> None:
    data = _session(number, session)
    assert [person["person"] for person in data["chair"]] == [chair]
    assert [person["person"] for person in data.get("panellists", [])] == panel


def test_two_sessions_have_facilitators_instead_of_a_chair() -> None:
    fifth, third = _session(2, "V"), _session(4, "III")
    assert [person["person"] for person in fifth["facilitators"]] == ["mulembwa-munaku"]
    assert [person["person"] for person in third["facilitators"]] == ["peter-ulanga", "elias-mturi"]
    assert "chair" not in fifth
    assert "chair" not in third


def test_the_missing_time_is_marked_as_inferred() -> None:
    items = [item for session in _day(2)["sessions"] for item in session["items"]]
    inferred = [item["ministry"] for item in items if item.get("times_inferred")]
    assert inferred == ["foreign"]


def test_both_slots_of_the_prime_ministers_office_are_uncertain() -> None:
    unsure = [
        (day["number"], item["start"])
        for day in folder_file(2019, "programme.yaml")["days"]
        for session in day["sessions"]
        for item in session["items"]
        if item.get("ministry_certain") is False
    ]
    assert unsure == [(1, "11:20"), (2, "09:30")]


def test_the_first_session_states_an_end_after_lunch_began() -> None:
    session = _session(1, "I")
    assert (session["stated_start"], session["stated_end"]) == ("10:30", "13:30")


def _day(number: int) -> dict[str, Any]:
    return next(d for d in folder_file(2019, "programme.yaml")["days"] if d["number"] == number)


def _session(number: int, session: str) -> dict[str, Any]:
    return next(s for s in _day(number)["sessions"] if s["number"] == session)
