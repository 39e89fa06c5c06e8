from egov_meeting.accounts.models.role_assignment import RoleAssignment
from egov_meeting.accounts.models.user import User

__all__ = ["RoleAssignment", "User"]
