"""Addresses of signing in: our paths, the library's views under the library's names.

What writes runs in one transaction with its record in the audit trail.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.db.transaction import atomic
from django.urls import path, re_path

urlpatterns = [
    path("ingia/", atomic(account.login), name="account_login"),
    path("ingia/hatua-ya-pili/", atomic(mfa.authenticate), name="mfa_authenticate"),
    path("toka/", atomic(account.logout), name="account_logout"),
    path("jisajili/", atomic(account.signup), name="account_signup"),
    path(
        "jisajili/thibitisha/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    re_path(
        r"^jisajili/thibitisha/(?P<key>[-:\w]+)/$",
        atomic(account.confirm_email),
        name="account_confirm_email",
    ),
    path("nenosiri/", account.password_reset, name="account_reset_password"),
    path("nenosiri/imetumwa/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "nenosiri/jipya/tayari/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^nenosiri/jipya/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)/$",
        atomic(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("akaunti/imefungwa/", account.account_inactive, name="account_inactive"),
    path("akaunti/barua-pepe/", atomic(account.email), name="account_email"),
    path("akaunti/nenosiri/", atomic(account.password_change), name="account_change_password"),
    path("akaunti/nenosiri/weka/", atomic(account.password_set), name="account_set_password"),
    path("akaunti/thibitisha/", account.reauthenticate, name="account_reauthenticate"),
    path("akaunti/thibitisha/namba/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("akaunti/hatua-ya-pili/", mfa.index, name="mfa_index"),
    path("akaunti/hatua-ya-pili/weka/", atomic(totp.activate_totp), name="mfa_activate_totp"),
    path("akaunti/hatua-ya-pili/ondoa/", atomic(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("akaunti/namba-za-akiba/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akaunti/namba-za-akiba/mpya/",
        atomic(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akaunti/namba-za-akiba/pakua/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
