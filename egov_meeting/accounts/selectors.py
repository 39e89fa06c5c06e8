"""Reads of people and their roles."""

from django.db.models import Q, QuerySet

from egov_meeting.accounts.models import RoleAssignment, User


def people(*, search: str = "", role: str = "", may_sign_in: bool | None = None) -> QuerySet[User]:
    """People by name, with their roles and institution at hand; empty filters leave all in."""
    found = User.objects.select_related("institution").prefetch_related("role_assignments")
    for word in search.split():
        found = found.filter(Q(full_name__icontains=word) | Q(email__icontains=word))
    if role:
        holders = RoleAssignment.objects.filter(role=role).values("user_id")
        found = found.filter(pk__in=holders)
    if may_sign_in is not None:
        found = found.filter(is_active=may_sign_in)
    return found.order_by("full_name", "email")
