"""Who can stand behind a change: a person, or the portal itself."""

from typing import Protocol


class Actor(Protocol):
    """What the audit trail must know of whoever makes a change; User fits."""

    @property
    def pk(self) -> int | None: ...

    @property
    def audit_label(self) -> str: ...

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        """Whether this actor holds the named capability in the edition."""
        ...


class SystemActor:
    """The portal acting by itself: a timer, a worker, a command run by the operators."""

    pk = None
    audit_label = "system"

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        return True


SYSTEM = SystemActor()
