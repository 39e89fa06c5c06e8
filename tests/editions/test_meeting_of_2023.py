"""The third meeting: its twelve resolutions and who must act on each."""

from tests.editions.folders import folder_file


def test_the_meeting_has_its_number_and_dates() -> None:
    edition = folder_file(2023, "edition.yaml")
    assert (edition["number"], edition["year"]) == (3, 2023)
    assert f"{edition['starts_on']} {edition['ends_on']}" == "2023-02-08 2023-02-10"
    figures = {f["measure"]: f["value"] for f in folder_file(2023, "recorded.yaml")["figures"]}
    assert figures == {"participants": 1624, "resolutions": 12}


def test_twelve_resolutions_were_adopted() -> None:
    rows = folder_file(2023, "resolutions.yaml")
    assert [row["number"] for row in rows] == list(range(1, 13))
    assert {row["decision"] for row in rows} == {"adopted"}


def test_owners_are_those_the_resolutions_name() -> None:
    owners = {
        row["number"]: [owner.get("institution") or owner["owner_class"] for owner in row["owners"]]
        for row in folder_file(2023, "resolutions.yaml")
    }
    every, heads = "public_institutions", "heads_of_institutions"
    assert owners == {
        1: [every],
        2: [every],
        3: [every],
        4: [every],
        5: ["ega", every],
        6: [heads],
        7: [every],
        8: [heads],
        9: ["government"],
        10: ["government", "private_sector"],
        11: ["government"],
        12: [],
    }


def test_institutions_are_the_same_rows_as_in_2019() -> None:
    earlier = {row["key"]: row for row in folder_file(2019, "institutions.yaml")}
    for row in folder_file(2023, "institutions.yaml"):
        assert row == earlier[row["key"]]
