"""What every place shares. Everything that differs comes from the environment (.env.example)."""

from pathlib import Path

import environ

from egov_meeting.settings.follow_up import FOLLOW_UP_BEAT_SCHEDULE
from egov_meeting.settings.judging import JUDGING_BEAT_SCHEDULE
from egov_meeting.settings.ministry_reports import MINISTRY_REPORTS_BEAT_SCHEDULE
from egov_meeting.settings.notifications import *  # noqa: F403
from egov_meeting.settings.notifications import NOTIFICATIONS_BEAT_SCHEDULE
from egov_meeting.settings.payments import *  # noqa: F403
from egov_meeting.settings.payments import PAYMENTS_BEAT_SCHEDULE
from egov_meeting.settings.programme import PROGRAMME_BEAT_SCHEDULE
from egov_meeting.settings.registrations import *  # noqa: F403
from egov_meeting.settings.registrations import REGISTRATIONS_BEAT_SCHEDULE
from egov_meeting.settings.uploads import *  # noqa: F403
from egov_meeting.settings.uploads import UPLOADS_BEAT_SCHEDULE

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

VAR_DIR = Path(env.str("KIKAO_VAR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "egov_meeting.home",
    "reports",
    "innovations",
    "sessions_app",
    "registrations",
    "egov_meeting.exchange",
    "egov_meeting.payments",
    "egov_meeting.notifications",
    "egov_meeting.documents",
    "egov_meeting.meetings",
    "egov_meeting.accounts",
    "egov_meeting.institutions",
    "egov_meeting.audit",
    "egov_meeting.shared",
    "crispy_forms",
    "django_htmx",
    "heroicons",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "egov_meeting.accounts.system_site.SystemAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "egov_meeting.shared.security_headers.SecurityHeadersMiddleware",
    "egov_meeting.shared.request_size.RequestSizeMiddleware",
    "egov_meeting.shared.compression.TextCompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "egov_meeting.shared.public_cache.PublicPageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "egov_meeting.shared.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "egov_meeting.audit.origin.OriginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "egov_meeting.urls"
WSGI_APPLICATION = "egov_meeting.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "egov_meeting.home.navigation.navigation",
                "egov_meeting.accounts.context.sign_in",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "egov_meeting.shared.templatetags.bilingual",
                "egov_meeting.shared.templatetags.components",
                "egov_meeting.shared.templatetags.numbers",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Languages: Swahili first, English complete; the address carries the language (/sw/…, /en/…).
LANGUAGE_CODE = "sw"
LANGUAGES = [("sw", "Kiswahili"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "kikao_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "egov_meeting" / "locale"]
FORMAT_MODULE_PATH = ["egov_meeting.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # years and numbers of things are not amounts; amounts ask for it
USE_TZ = True
TIME_ZONE = "Africa/Dar_es_Salaam"

# People and sign-in.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:after_sign_in"
LOGOUT_REDIRECT_URL = "home:front"
ACCOUNT_ADAPTER = "egov_meeting.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 2  # the present one and the one that waits for confirmation
ACCOUNT_USER_DISPLAY = "egov_meeting.accounts.models.user.name_of"
# Five wrong passwords for one account, ten from one address, then a pause. The others are wide
# enough for a whole office or meeting hall behind one address.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "login": "120/m/ip",
    "signup": "60/m/ip",
}
ACCOUNT_FORMS = {
    "login": "egov_meeting.accounts.forms.sign_in.SignInForm",
    "signup": "egov_meeting.accounts.forms.sign_in.SignUpForm",
    "reset_password": "egov_meeting.accounts.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "egov_meeting.accounts.forms.sign_in.NewPasswordForm",
    "set_password": "egov_meeting.accounts.forms.sign_in.FirstPasswordForm",
    "change_password": "egov_meeting.accounts.forms.sign_in.ChangePasswordForm",
    "add_email": "egov_meeting.accounts.forms.sign_in.ChangeAddressForm",
    "reauthenticate": "egov_meeting.accounts.forms.sign_in.ConfirmWithPasswordForm",
}
# A code by e-mail is no proof of who sits there: whoever holds the mailbox has reset the password already.
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
MFA_ADAPTER = "egov_meeting.accounts.mfa_adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "egov_meeting.accounts.forms.second_factor.SecondStepForm",
    "reauthenticate": "egov_meeting.accounts.forms.second_factor.ConfirmWithCodeForm",
    "activate_totp": "egov_meeting.accounts.forms.second_factor.SetUpForm",
}
MFA_TOTP_TOLERANCE = 1  # phones are seldom right to the second
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kikao Kazi"
# Staff roles must hold a second factor; only a demonstration turns this off, and says so on its pages.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=True)

# Proxies of our own in front of the portal; only so many entries of X-Forwarded-For are believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# Sessions and cookies.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "egov_meeting.home.views.errors.csrf_failure"

# Browser policy: nothing from elsewhere, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Files.
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"  # never served from an address of its own: views check permission
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31536000

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Forms.
CRISPY_ALLOWED_TEMPLATE_PACKS = ["kikao"]
CRISPY_TEMPLATE_PACK = "kikao"

# Work outside the request.
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "egov_meeting.documents.tasks.*": {"queue": "documents"},
    "egov_meeting.notifications.tasks.send_outbox_message": {"queue": "messages"},
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# When Redis is away a request learns so within a second; its row is on record and is sent later.
REDIS_BROKER_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
}
CELERY_BEAT_SCHEDULE = {
    "requeue-stalled-documents": {
        "task": "egov_meeting.documents.tasks.requeue_stalled_jobs",
        "schedule": 30.0,
        "options": {"queue": "default"},
    },
    "remove-orphan-documents": {
        "task": "egov_meeting.documents.tasks.remove_orphan_files",
        "schedule": 3600.0,
        "options": {"queue": "default"},
    },
    **PAYMENTS_BEAT_SCHEDULE,
    **NOTIFICATIONS_BEAT_SCHEDULE,
    **REGISTRATIONS_BEAT_SCHEDULE,
    **PROGRAMME_BEAT_SCHEDULE,
    **UPLOADS_BEAT_SCHEDULE,
    **FOLLOW_UP_BEAT_SCHEDULE,
    **MINISTRY_REPORTS_BEAT_SCHEDULE,
    **JUDGING_BEAT_SCHEDULE,
}
# Each document is built in a child process that can be killed when its job is cancelled.
DOCUMENTS_BUILD_IN_CHILD = env.bool("DOCUMENTS_BUILD_IN_CHILD", default=True)
# Further folders of TrueType fonts, for scripts that the embedded fonts do not draw.
PDF_FONT_FOLDERS = env.list("PDF_FONT_FOLDERS", default=[])

# E-mail.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="kikaokazi@localhost")
EMAIL_SUBJECT_PREFIX = ""

# Where weaknesses are reported (security.txt).
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default=DEFAULT_FROM_EMAIL)

# Whom people can turn to; empty ones are left out of the pages.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default=DEFAULT_FROM_EMAIL)
CONTACT_PHONE = env.str("CONTACT_PHONE", default="")
CONTACT_ADDRESS = env.str("CONTACT_ADDRESS", default="")
DATA_PROTECTION_CONTACT = env.str("DATA_PROTECTION_CONTACT", default=CONTACT_EMAIL)
# Of the Personal Data Protection Commission.
DATA_PROTECTION_REGISTRATION = env.str("DATA_PROTECTION_REGISTRATION", default="")

# What the portal says of itself: address in QR codes and documents.
PUBLIC_ADDRESS = env.str("PUBLIC_ADDRESS", default="http://127.0.0.1:8000")
IS_DEMO = env.bool("KIKAO_DEMO", default=False)
# Seconds an anonymous public page may be kept; any recorded change forgets all of them at once.
PUBLIC_PAGE_CACHE_SECONDS = env.int("PUBLIC_PAGE_CACHE_SECONDS", default=600)
# Seconds a process keeps what nearly every request reads (groups, fees, rules, words of messages);
# any recorded change forgets it.
FACTS_KEPT_SECONDS = env.int("FACTS_KEPT_SECONDS", default=5)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
