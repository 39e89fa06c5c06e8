"""Django's own admin, for system administrators only, behind the portal's sign-in and second step."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.permissions import can_open_system_administration, needs_second_factor


class SystemSite(AdminSite):
    """Signs nobody in by itself: that would go around the second step and the limit on guessing."""

    site_header = _("Kikao Kazi: system administration")
    site_title = _("System administration")
    index_title = _("Reference data")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take only pages that record what they change; those libraries bring along do not."""
        from egov_meeting.audit.admin import AuditedAdmin, ReadOnlyAdmin

        if admin_class is not None and issubclass(admin_class, AuditedAdmin | ReadOnlyAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return can_open_system_administration(user) and not needs_second_factor(user)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from egov_meeting.accounts.access import to_second_factor, to_sign_in

        user: Any = request.user
        if not user.is_authenticated:
            return to_sign_in(request)
        if can_open_system_administration(user) and needs_second_factor(user):
            return to_second_factor(request)
        raise PermissionDenied

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from allauth.account.views import logout

        return logout(request)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_change_password"))


class SystemAdminConfig(AdminConfig):
    default_site = "egov_meeting.accounts.system_site.SystemSite"
