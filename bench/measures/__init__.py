"""One module for each thing measured, each with `measure(stage) -> list[Figure]`."""

from bench.measures import (
    badges,
    judging,
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
    badges,
    pages,
    weight,
    programme,
    queries,
    registering,
    registration_lists,
    judging,
    resolutions,  # last: its assessments cannot be removed
)
