"""The method by hand: small cases whose answers a person can work out, and what must never matter."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innovations.ranking import (
    BadMaterial,
    FirstStage,
    RankingInput,
    RankingResult,
    SheetRow,
    canonical,
    rank,
)
from innovations.ranking.ordering import Group
from innovations.ranking.voting import settled_by_votes

HALVES = {"a": Decimal("0.5"), "b": Decimal("0.5")}


def material(
    scores: dict[int, dict[int, int | tuple[int, int]]],
    weights: dict[str, Decimal] = HALVES,
    **fields: Any,
) -> RankingInput:
    """An input from scores by entry and judge; one number stands for both criteria."""
    sheets = [
        SheetRow(judge, entry, dict(zip(weights, _pair(given, len(weights)), strict=True)))
        for entry, row in scores.items()
        for judge, given in row.items()
    ]
    values = {"stage": 1} | fields
    return RankingInput(weights=weights, entries=tuple(scores), sheets=tuple(sheets), **values)


def _pair(given: int | tuple[int, int], number: int) -> tuple[int, ...]:
    return given if isinstance(given, tuple) else (given,) * number


def rows(result: RankingResult) -> dict[int, dict[str, Any]]:
    return {row["entry"]: row for row in result.content["entries"]}


def judges(result: RankingResult) -> dict[int, dict[str, Any]]:
    return {row["judge"]: row for row in result.content["judges"]}


def order(result: RankingResult) -> list[int]:
    return [row["entry"] for row in result.content["entries"]]


def flagged(result: RankingResult, kind: str) -> list[tuple[int, int | None]]:
    return [
        (flag["judge"], flag["entry"]) for flag in result.content["flags"] if flag["kind"] == kind
    ]


# Three judges on the same three entries, judge 2 two below the others on each.
STRICT = {1: {1: 8, 2: 6, 3: 8}, 2: {1: 6, 2: 4, 3: 6}, 3: {1: 5, 2: 3, 3: 5}}


def test_where_all_judge_all_the_severity_is_shrunk_by_the_ridge_and_totals_are_plain_means():
    """The others are 2/3 above the mean, judge 2 is 4/3 below it: b = 3·d/(3+1)."""
    result = rank(material(STRICT))

    severities = {number: row["severity"] for number, row in judges(result).items()}
    assert severities == {1: "0.500000", 2: "-1.000000", 3: "0.500000"}
    assert judges(result)[2]["distance"] == "-1.333333"
    totals = {entry: (row["total"], row["plain"]) for entry, row in rows(result).items()}
    assert totals == {
        1: ("7.333333", "7.333333"),
        2: ("5.333333", "5.333333"),
        3: ("4.333333", "4.333333"),
    }


def test_two_judges_on_four_entries_each_sharing_two():
    """By symmetry b₁ = −b₂ = b. Entries of judge 1 alone: t = 7 − b; shared: t = 6. Then
    b = (2·b + 2·(7 − 6))/(4 + 1), so b = 2/3."""
    scores = {1: {1: 7}, 2: {1: 7}, 3: {1: 7, 2: 5}, 4: {1: 7, 2: 5}, 5: {2: 5}, 6: {2: 5}}

    result = rank(material(scores))

    assert judges(result)[1]["severity"] == "0.666667"
    totals = {entry: row["total"] for entry, row in rows(result).items()}
    assert totals == {
        1: "6.333333",
        2: "6.333333",
        3: "6.000000",
        4: "6.000000",
        5: "5.666667",
        6: "5.666667",
    }
    assert rows(result)[1]["plain"] == "7.000000"


def test_no_severity_goes_beyond_the_cap_before_it_is_centred():
    scores = {entry: {1: 10, 2: 1, 3: 10} for entry in (1, 2, 3, 4)}

    result = rank(material(scores))

    # 3·4/5 = 2.4 for the two others together −4.8: cut to 1.5, 1.5 and −1.5, then centred.
    assert [row["severity"] for row in judges(result).values()] == [
        "1.000000",
        "-2.000000",
        "1.000000",
    ]


def test_a_judge_with_two_sheets_leaves_the_plain_mean():
    scores = {1: {1: 8, 2: 6, 3: 9}, 2: {1: 6, 2: 4, 3: 5}, 3: {1: 5, 2: 3}}

    result = rank(material(scores))

    assert result.content["why_plain"] == ["few_sheets"]
    assert all(row["severity"] == "0.000000" for row in judges(result).values())
    assert all(row["total"] == row["plain"] for row in rows(result).values())


def test_parts_that_no_judge_joins_leave_the_plain_mean():
    left = {entry: {1: 7, 2: 6} for entry in (1, 2, 3)}
    right = {entry: {3: 9, 4: 8} for entry in (4, 5, 6)}

    result = rank(material({**left, **right}))

    assert (result.content["parts"], result.content["why_plain"]) == (2, ["parts"])


def test_a_judge_who_alone_joins_two_parts_is_named():
    left = {entry: {1: 7, 2: 6} for entry in (1, 2, 3)}
    right = {entry: {3: 9, 4: 8} for entry in (4, 5, 6)}
    joined = {**left, **right, 3: {1: 7, 2: 6, 5: 5}, 4: {3: 9, 4: 8, 5: 5}, 7: {1: 7, 5: 5}}

    assert rank(material(joined)).content["single_bridges"] == [5]


def test_the_standard_error_of_a_complete_design_is_that_of_a_mean():
    """Residuals after t and b are ±x in a pattern whose squares sum to a known number."""
    scores = {1: {1: 8, 2: 6}, 2: {1: 6, 2: 6}, 3: {1: 5, 2: 5}, 4: {1: 5, 2: 3}}

    result = rank(material(scores))

    # Judge 1 is 0.5 above the mean of both: b = 4·0.5/5 = 0.4. Residuals of the pairs: ±0.6, ∓0.4,
    # ∓0.4, ±0.6, so the squares sum to 2·(0.36+0.16+0.16+0.36) = 2.08; free are 8 − 4 − 2 + 1 = 3.
    spread = (Decimal("2.08") / 3).sqrt()
    assert result.content["spread"] == str(spread.quantize(Decimal("0.000001")))
    error = (spread / Decimal(2).sqrt()).quantize(Decimal("0.000001"))
    assert {row["error"] for row in rows(result).values()} == {str(error)}


def test_totals_closer_than_one_error_are_not_distinguishable():
    scores = {1: {1: 9, 2: 9}, 2: {1: 6, 2: 4}, 3: {1: 4, 2: 6}, 4: {1: 1, 2: 1}}

    found = rows(rank(material(scores)))

    assert (found[2]["alike_from"], found[2]["alike_to"], found[2]["indistinct"]) == (2, 2, True)
    assert not found[1]["indistinct"]
    assert not found[4]["indistinct"]


def test_an_entry_with_a_large_error_is_alike_to_one_beyond_its_neighbours():
    """Entry 3 has one sheet: its error reaches entry 1, past entry 2, which is apart from entry 1."""
    sure = {1: {1: 7, 2: 10, 3: 7, 4: 10}, 2: {1: 8, 2: 8, 3: 8, 4: 7}}

    found = rows(rank(material({**sure, 3: {5: (7, 8)}})))

    assert [found[entry]["total"][:4] for entry in (1, 2, 3)] == ["8.50", "7.75", "7.50"]
    assert Decimal(found[1]["error"]) < Decimal("0.75")
    assert Decimal("1.00") < Decimal(found[3]["error"])
    assert (found[1]["indistinct"], found[1]["alike_to"]) == (True, 3)
    assert (found[2]["alike_from"], found[3]["alike_from"]) == (2, 1)


def test_everyone_giving_ten_ties_all_without_an_error_and_flags_all_judges():
    result = rank(material({entry: {1: 10, 2: 10, 3: 10} for entry in (1, 2, 3)}))

    assert {row["rank"] for row in rows(result).values()} == {1}
    assert all(row["shared"] and row["error"] == "0.000000" for row in rows(result).values())
    assert flagged(result, "flat") == [(1, None), (2, None), (3, None)]
    assert flagged(result, "outlying") == []
    assert all(row["indistinct"] for row in rows(result).values())


def test_one_entry_alone_is_ranked_first_by_the_plain_mean():
    result = rank(material({7: {1: 8, 2: 6, 3: 7}}))

    assert (rows(result)[7]["rank"], rows(result)[7]["total"]) == (1, "7.000000")
    assert result.content["why_plain"] == ["few_sheets"]


def test_a_panel_of_two_works():
    result = rank(material({1: {1: 8, 2: 7}, 2: {1: 5, 2: 6}, 3: {1: 3, 2: 2}}))

    assert order(result) == [1, 2, 3]


def test_a_stage_without_a_sheet_ranks_nothing():
    result = rank(RankingInput(stage=1, weights=HALVES, entries=(1, 2), sheets=()))

    assert (result.content["entries"], result.content["unscored"]) == ([], [1, 2])


def test_one_sheet_an_entry_has_no_error():
    result = rank(material({1: {1: 8}, 2: {1: 7}, 3: {1: 6}}))

    assert {row["error"] for row in rows(result).values()} == {None}
    assert order(result) == [1, 2, 3]


class TestTies:
    weights = {"a": Decimal("0.6"), "b": Decimal("0.4")}

    def test_the_heaviest_criterion_comes_first(self):
        scores = {1: {1: (4, 7), 2: (4, 7)}, 2: {1: (6, 4), 2: (6, 4)}, 3: {1: (1, 1), 2: (1, 1)}}

        result = rank(material(scores, self.weights))

        assert order(result) == [2, 1, 3]
        assert rows(result)[2]["broken_by"] == "criterion"
        assert (rows(result)[2]["tie"], rows(result)[1]["tie"]) == ([1, 2], [1, 2])

    def test_equal_means_on_three_heaviest_criteria_are_equal_to_the_last_digit(self):
        """1/3 + 1/3 and 2/3 + 0 have one mean: nothing tells these entries apart."""
        weights = {name: Decimal("0.3") for name in "abc"} | {"d": Decimal("0.1")}
        low, none, high = (1, 0, 0, 5), (0, 0, 0, 5), (2, 0, 0, 5)
        scores = {1: {1: low, 2: low}, 2: {3: high, 4: none}}

        result = rank(material(scores, weights))

        assert {row["rank"] for row in rows(result).values()} == {1}
        assert {row["broken_by"] for row in rows(result).values()} == {""}

    def test_then_what_more_of_the_judges_in_common_preferred(self):
        """Both have 18 on each criterion; two of three judges gave entry 2 more."""
        scores = {1: {1: 8, 2: 5, 3: 5}, 2: {1: 6, 2: 6, 3: 6}, 3: {1: 1, 2: 1, 3: 2}}

        result = rank(material(scores))

        assert order(result) == [2, 1, 3]
        assert rows(result)[1]["broken_by"] == "judges"

    def test_preferences_in_a_circle_are_left_to_the_panel(self):
        scores = {1: {1: 7, 2: 5, 3: 6}, 2: {1: 6, 2: 7, 3: 5}, 3: {1: 5, 2: 6, 3: 7}}

        result = rank(material(scores))

        assert {(row["rank"], row["shared"]) for row in rows(result).values()} == {(1, True)}

    def test_votes_part_what_is_left(self):
        group = Group((1, 2, 3), (1, 2, 3))

        parts = settled_by_votes(group, [3, 3, 1, 2])

        assert [(part.entries, part.broken_by) for part in parts] == [
            ((3,), "vote"),
            ((1, 2), "vote"),
        ]
        assert settled_by_votes(group, []) == [group]
        assert settled_by_votes(group, [1, 2, 3]) == [group]

    def test_totals_that_differ_only_beyond_two_decimals_are_equal(self):
        weights = {"a": Decimal("0.501"), "b": Decimal("0.499")}
        scores = {1: {1: (5, 6), 2: (5, 6)}, 2: {1: (6, 5), 2: (6, 5)}, 3: {1: (1, 1), 2: (2, 1)}}

        result = rank(material(scores, weights))

        assert rows(result)[2]["total"] != rows(result)[1]["total"]
        assert (order(result)[:2], rows(result)[2]["broken_by"]) == ([2, 1], "criterion")


class TestFlags:
    def test_a_score_far_from_the_others_is_pointed_out(self):
        scores = {entry: {1: entry, 2: entry, 3: entry + entry % 2} for entry in range(1, 9)}
        scores[4][3] = 10

        assert (3, 4) in flagged(rank(material(scores)), "outlying")

    def test_a_severe_judge_is_pointed_out(self):
        scores = {entry: {1: entry + 3, 2: entry, 3: entry + 3} for entry in (1, 3, 5, 6)}

        assert flagged(rank(material(scores)), "severe") == [(2, None)]

    def test_a_judge_who_orders_against_the_rest_is_pointed_out(self):
        scores = {entry: {1: entry, 2: entry, 3: 9 - entry} for entry in range(1, 6)}

        result = rank(material(scores))

        assert flagged(result, "contrary") == [(3, None)]
        assert judges(result)[3]["agreement"] == "-1.000000"

    def test_a_judge_who_does_not_tell_criteria_apart_is_pointed_out(self):
        scores = {entry: {1: (entry, entry), 2: (entry, entry + 1)} for entry in (2, 4, 6)}

        assert flagged(rank(material(scores)), "undivided") == [(1, None)]

    def test_a_sheet_finished_implausibly_fast_is_pointed_out(self):
        """15 seconds for each of the two criteria."""
        found = material(STRICT)
        sheets = [replace(sheet, seconds=30) for sheet in found.sheets]
        sheets[4] = replace(sheets[4], seconds=29)

        assert flagged(rank(replace(found, sheets=tuple(sheets))), "hasty") == [(2, 2)]

    def test_a_flag_changes_no_score(self):
        found = material(STRICT)
        hasty = replace(found, sheets=tuple(replace(one, seconds=1) for one in found.sheets))

        assert rank(hasty).content["entries"] == rank(found).content["entries"]


class TestTwoStages:
    def test_the_first_eight_go_on_and_who_is_within_one_error_of_the_eighth(self):
        scores = {entry: {1: 10, 2: 10} if entry <= 7 else {1: 6, 2: 6} for entry in range(1, 8)}
        scores |= {8: {1: 6, 2: 4}, 9: {1: 4, 2: 6}, 10: {1: 1, 2: 1}}

        assert rank(material(scores)).content["short_list"] == [1, 2, 3, 4, 5, 6, 7, 8, 9]

    def test_the_total_is_a_quarter_of_the_first_and_three_quarters_of_the_second(self):
        totals = {
            1: {"total": "8.000000", "plain": "8.0", "median": "8.0", "z": "1.0", "error": "0.400000"},
            2: {"total": "4.000000", "plain": "4.0", "median": "4.0", "z": "-1.0", "error": None},
        }  # fmt: skip
        scores = {1: {1: 7, 2: 7, 3: 7}, 2: {1: 8, 2: 8, 3: 8}}

        result = rank(material(scores, stage=2, first=FirstStage("x", "y", totals)))

        found = rows(result)
        assert (found[1]["total"], found[2]["total"]) == ("7.250000", "7.000000")
        assert (found[1]["first"], found[1]["second"]) == ("8.000000", "7.000000")
        assert (found[1]["error"], found[2]["error"]) == ("0.100000", None)

    def test_a_second_stage_without_the_first_is_refused(self):
        with pytest.raises(BadMaterial):
            material(STRICT, stage=2)


class TestBadMaterial:
    @pytest.mark.parametrize("score", [11, -1, 7.5, True, "7", None])
    def test_a_score_out_of_range_or_no_whole_number_is_refused(self, score: Any):
        with pytest.raises(BadMaterial):
            RankingInput(
                stage=1,
                weights={"a": Decimal(1)},
                entries=(1,),
                sheets=(SheetRow(1, 1, {"a": score}),),
            )

    def test_weights_that_do_not_sum_to_one_are_refused(self):
        with pytest.raises(BadMaterial, match=r"sum to 0\.9"):
            material(STRICT, {"a": Decimal("0.5"), "b": Decimal("0.4")})

    def test_a_sheet_for_an_entry_outside_or_twice_or_without_a_criterion_is_refused(self):
        sheet = SheetRow(1, 1, {"a": 5})
        for sheets in ((replace(sheet, entry=2),), (sheet, sheet), (replace(sheet, scores={}),)):
            with pytest.raises(BadMaterial):
                RankingInput(stage=1, weights={"a": Decimal(1)}, entries=(1,), sheets=sheets)

    def test_what_is_no_input_is_refused(self):
        for text in ("", "[]", "{}", canonical({"sheets": []})):
            with pytest.raises(BadMaterial):
                RankingInput.from_text(text)


designs = st.dictionaries(
    st.integers(1, 40),
    st.dictionaries(
        st.integers(1, 6), st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=40, deadline=None)
@given(scores=designs, seed=st.integers(0, 1000))
def test_the_order_in_which_sheets_come_never_matters(scores: Any, seed: int):
    found = material(scores)
    mixed_sheets, mixed_entries = list(found.sheets), list(found.entries)
    random.Random(seed).shuffle(mixed_sheets)
    random.Random(seed).shuffle(mixed_entries)
    mixed = replace(found, sheets=tuple(mixed_sheets), entries=tuple(mixed_entries))

    assert (mixed.text, mixed.hash) == (found.text, found.hash)
    assert rank(mixed).text == rank(found).text


@settings(max_examples=40, deadline=None)
@given(scores=designs)
def test_what_is_read_from_the_text_gives_the_same_bytes(scores: Any):
    found = material(scores)

    again = RankingInput.from_text(found.text)

    assert again.text == found.text
    assert rank(again).text == rank(found).text


@settings(max_examples=30, deadline=None)
@given(
    table=st.lists(st.lists(st.integers(2, 8), min_size=4, max_size=4), min_size=3, max_size=8),
    shift=st.integers(-2, 2),
)
def test_where_all_judge_all_a_stricter_judge_changes_no_order_and_totals_are_plain(
    table: list[list[int]], shift: int
):
    scores = {entry: dict(enumerate(row)) for entry, row in enumerate(table)}
    shifted = {entry: {**row, 0: row[0] + shift} for entry, row in scores.items()}

    before, after = rank(material(scores)), rank(material(shifted))

    for result in (before, after):
        assert all(row["total"] == row["plain"] for row in rows(result).values())
    moved = {
        Decimal(rows(after)[entry]["total"]) - Decimal(rows(before)[entry]["total"])
        for entry in scores
    }
    assert len({move.quantize(Decimal("0.0001")) for move in moved}) == 1


@settings(max_examples=20, deadline=None)
@given(scores=designs)
def test_severities_sum_to_nothing(scores: Any):
    severities = [Decimal(row["severity"]) for row in rank(material(scores)).content["judges"]]

    assert abs(sum(severities)) < Decimal("0.00001")


def test_a_changed_score_changes_the_checksum():
    changed = {**STRICT, 3: {1: 5, 2: 3, 3: 6}}

    assert material(STRICT).hash != material(changed).hash


def test_the_checksum_of_a_known_input_never_changes():
    """A new checksum here is a new version of the method."""
    found = material(STRICT)

    assert found.hash == "70212c57d1e2caf5bced0f08c826293e4ad929c4bda0b2023179dbe909ae524b"
    assert rank(found).hash == "bab5069c1c7ab739c258b3c83d15ab856386bc406827b9f7a85744aea6217641"


def test_floats_are_not_serialised():
    with pytest.raises(TypeError):
        canonical({"a": 0.1})


def test_the_method_needs_nothing_of_django():
    script = "import sys, innovations.ranking; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
