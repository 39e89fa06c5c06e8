"""The facts of the second meeting, as the printed report has them."""

from tests.editions.folders import entries, folder_file, institution_names


def test_the_meeting_has_its_dates_place_and_theme() -> None:
    edition = folder_file(2019, "edition.yaml")
    assert (edition["number"], edition["year"]) == (2, 2019)
    assert f"{edition['starts_on']} {edition['ends_on']}" == "2019-01-30 2019-02-02"
    assert (edition["city"], edition["host"], edition["organiser"]) == ("Dodoma", "udom", "ega")
    assert edition["parent_ministry"] == "po-psmgg"
    assert edition["theme"] == {
        "sw": "Uwianishaji wa Rasilimali za TEHAMA kwa Maendeleo ya Viwanda",
        "en": "Harmonization of ICT Resources for Industrial Development",
    }
    assert len(edition["objectives"]) == 4
    assert edition["next_expected_year"] == 2020
    assert edition["previous"]["number"] == 1


def test_the_organiser_was_still_the_agency() -> None:
    ega = next(row for row in folder_file(2019, "institutions.yaml") if row["key"] == "ega")
    assert ega["name"]["sw"] == "Mamlaka ya Serikali Mtandao"
    former = ega["former_names"][0]
    assert former["name"]["sw"] == "Wakala ya Serikali Mtandao"
    assert str(former["until"]) == "2019-12-31"


def test_three_groups_met_on_their_days_and_paid_four_fees() -> None:
    groups = folder_file(2019, "groups.yaml")
    assert [group["name"]["sw"] for group in groups] == [
        "Kundi la Kwanza",
        "Kundi la Pili",
        "Kundi la Tatu",
    ]
    assert [[str(day) for day in group["days"]] for group in groups] == [
        ["2019-01-30", "2019-01-31"],
        ["2019-02-01"],
        ["2019-02-02"],
    ]
    fees = [(fee["name"]["sw"], fee["amount"]) for group in groups for fee in group["fees"]]
    assert fees == [
        ("Mshiriki wa Kundi la Kwanza", 400_000),
        ("Mshiriki wa Kundi la Pili", 200_000),
        ("Wahadhiri", 50_000),
        ("Wanachuo", 20_000),
    ]
    lists = [[m for m in group["members"] if not m.get("in_speeches")] for group in groups]
    assert [len(members) for members in lists] == [13, 3, 5]


def test_ten_sponsors_stand_in_their_order() -> None:
    assert [row["institution"] for row in folder_file(2019, "sponsors.yaml")] == [
        "nmb", "nbc", "tanapa", "tcra", "ucsaf", "costech", "wcf", "nssf", "msd", "ssra",
    ]  # fmt: skip


def test_four_committees_drew_on_five_institutions() -> None:
    data = folder_file(2019, "committees.yaml")
    assert [row["name"]["sw"] for row in data["committees"]] == [
        "Kamati ya Fedha na Ununuzi",
        "Kamati ya Ratiba, Hotuba na Taarifa",
        "Kamati ya Uratibu na Itifaki",
        "Kamati ya Elimu na Mawasiliano",
    ]
    assert data["sources"] == ["po-psmgg", "po-ralg", "works", "ega", "udom"]


def test_sixteen_of_twenty_two_ministries_reported() -> None:
    reports = folder_file(2019, "ministry_reports.yaml")
    names = institution_names(2019, "sw")
    submitted = [names[r["institution"]] for r in reports if r["state"] == "submitted"]
    silent = [r["institution"] for r in reports if r["state"] == "expected"]
    assert (len(reports), len(submitted), len(silent)) == (22, 16, 6)
    assert submitted[0] == "Ofisi ya Rais-Menejimenti ya Utumishi wa Umma na Utawala Bora"
    assert submitted[15] == "Wizara ya Viwanda, Biashara na Uwezeshaji"
    assert silent == ["energy", "livestock", "home", "minerals", "foreign", "agriculture"]
    covered = {r["institution"]: len(r["covered"]) for r in reports}
    assert (covered["finance"], covered["works"], covered["defence"]) == (19, 23, 0)


def test_twenty_four_entries_came_from_nine_institutions() -> None:
    rows = entries(2019)
    assert [row["number"] for row in rows] == [str(number) for number in range(1, 25)]
    assert rows[2]["title"] == (
        "Machine Learning Based Approach to Measure the Quality of Maternal, Neonatal and "
        "Child Health in Developing Countries"
    )
    assert rows[23]["title"] == "Android App for Swash Competition"
    keys = [row["institution"] for row in rows]
    counted = {key: keys.count(key) for key in dict.fromkeys(keys)}
    assert counted == {
        "udom": 4, "nm-aist": 1, "mzumbe": 3, "sjuit": 4, "must": 3,
        "ifm": 1, "tia": 1, "ardhi": 1, "udicti": 6,
    }  # fmt: skip
    assert {row["exhibited"] for row in rows} == {"unknown"}


def test_the_figures_are_recorded_where_they_stand() -> None:
    figures = folder_file(2019, "recorded.yaml")["figures"]
    seen = [
        (f["measure"], f["value"], f["place"]) for f in figures if f["measure"] == "participants"
    ]
    assert seen == [
        ("participants", 786, "section:2.4"),
        ("participants", 786, "section:1.0"),
        ("participants", 753, "speech:3"),
        ("participants", 106, "speech:3"),
        ("participants", 606, "speech:3"),
        ("participants", 41, "speech:3"),
    ]
    used = {f["measure"]: f["value"] for f in figures if f.get("preferred")}
    assert used == {
        "participants": 786,
        "ministries": 22,
        "ministries_submitted": 16,
        "entries": 24,
        "entries_exhibited": 10,
        "entries_presented": 4,
        "certificates": 10,
    }


def test_the_theme_has_three_english_wordings() -> None:
    statements = folder_file(2019, "recorded.yaml")["statements"]
    assert {s["text"] for s in statements if s["subject"] == "theme.en"} == {
        "Harmonization of ICT Resources for Industrial Development",
        "Harmonizing ICT Resources towards Industrial Development",
        "Harmonizing ICT Resources for Industrial Development",
    }


def test_four_speeches_thank_nine_sponsors_each() -> None:
    speeches = folder_file(2019, "speeches.yaml")
    who = [
        (s["kind"], (s["speaker"] or {}).get("person"), str(s["date"]), s["group"])
        for s in speeches
    ]
    assert who == [
        ("speech", "mary-mwanjelwa", "2019-02-01", 2),
        ("speech", "laurean-ndumbaro", "2019-01-30", 1),
        ("welcome", "jabiri-bakari", "2019-02-01", 2),
        ("thanks", None, "2019-02-02", 3),
    ]
    for speech in speeches:
        thanked = {row["institution"] for row in speech["sponsor_mentions"]}
        assert len(thanked) == 9
        assert "nbc" not in thanked


def test_three_ceremonies_are_told() -> None:
    seen = [
        (c["kind"], c["group"], str(c["date"]), c["guest_of_honour"]["person"])
        for c in folder_file(2019, "ceremonies.yaml")
    ]
    assert seen == [
        ("opening", 1, "2019-01-30", "mick-kiliba"),
        ("opening", 2, "2019-02-01", "mary-mwanjelwa"),
        ("closing", 3, "2019-02-02", "benedict-ndomba"),
    ]


def test_five_lessons_and_six_recommendations_but_no_key_issue() -> None:
    issues = folder_file(2019, "issues.yaml")
    assert [len(issues[name]) for name in ("lessons", "recommendations", "key_issues")] == [5, 6, 0]


def test_the_contents_page_leaves_out_4_4() -> None:
    headings = folder_file(2019, "recorded.yaml")["headings"]
    numbers = [heading.get("number", "") for heading in headings]
    assert len(headings) == 34
    assert "4.3" in numbers
    assert "4.4" not in numbers
    assert "4.5" in numbers


def test_four_breakout_groups_name_nineteen_ministries() -> None:
    breakout = folder_file(2019, "programme.yaml")["breakout"]
    members = [[m for m in group["members"] if isinstance(m, str)] for group in breakout["groups"]]
    assert [len(keys) for keys in members] == [10, 4, 5, 1]
    assert members[3] == ["ega"]
    assert len(breakout["tasks"]) == 5
