"""One module for each thing measured, each with `measure(stage) -> list[Figure]`."""

from bench.measures import loading, pages, queries, reports, weight

ALL = (loading, reports, pages, weight, queries)
