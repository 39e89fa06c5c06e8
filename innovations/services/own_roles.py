"""Roles that come with what somebody does: they give no right, and put the own pages into the menu."""

from __future__ import annotations

from datetime import datetime

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.permissions import forget_roles
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.services import save_new


def take_role(*, user: User, role: Role, edition_id: int, at: datetime) -> None:
    """Give somebody the role of entrants or judges in one edition; whoever has it keeps it."""
    held = user.role_assignments.filter(role=role)
    if held.filter(edition_id__in=[edition_id]).exists() or held.filter(edition_id=None).exists():
        return
    assignment = RoleAssignment(user=user, role=role, edition_id=edition_id)
    save_new(assignment, by=user, at=at, action="accounts.role_given", shown_publicly=False)
    forget_roles(user)
