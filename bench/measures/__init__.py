"""One module for each thing measured, each with `measure(stage) -> list[Figure]`."""

from bench.measures import (
    loading,
    pages,
    participants,
    programme,
    queries,
    registering,
    registration_lists,
    reports,
    resolutions,
    weight,
)

ALL = (
    loading,
    reports,
    participants,
    pages,
    weight,
    programme,
    queries,
    registering,
    registration_lists,
    resolutions,  # last: its assessments cannot be removed
)
