"""Whether judges and entries hang together, so that all can be compared with all."""

from __future__ import annotations

from innovations.ranking.table import ScoreTable


def parts(table: ScoreTable, *, without: int | None = None) -> int:
    """In how many parts the sheets fall, leaving out one judge if named; entries left alone count."""
    root: dict[tuple[str, int], tuple[str, int]] = {
        ("entry", entry): ("entry", entry) for entry in table.of_entry
    }

    def find(one: tuple[str, int]) -> tuple[str, int]:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for judge, row in table.of_judge.items():
        if judge != without:
            first = find(("entry", row[0][0]))
            for entry, _y in row[1:]:
                root[find(("entry", entry))] = first
    return len({find(one) for one in root})


def single_bridges(table: ScoreTable) -> list[int]:
    """Judges without whom the entries would fall apart."""
    whole = parts(table)
    return [judge for judge in table.of_judge if parts(table, without=judge) > whole]
