"""The one desk of this process, set up by `__main__` and reached by the views."""

from egov_meeting.payments.gateways.simulator.desk import Desk

_desk: Desk | None = None


def open_desk(desk: Desk) -> None:
    global _desk
    _desk = desk


def the_desk() -> Desk:
    """Raises RuntimeError when the simulator was not started as a program."""
    if _desk is None:
        raise RuntimeError("start the simulator with python -m")
    return _desk
