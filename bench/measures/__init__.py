"""One module for each thing measured, each with `measure(stage) -> list[Figure]`."""

from bench.measures import (
    loading,
    pages,
    participants,
    queries,
    registering,
    registration_lists,
    reports,
    weight,
)

ALL = (
    loading,
    reports,
    participants,
    pages,
    weight,
    queries,
    registering,
    registration_lists,
)
