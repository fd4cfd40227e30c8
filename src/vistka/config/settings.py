"""The one settings file: everything comes from the environment, and nothing here is secret."""

from __future__ import annotations

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from vistka.config.environment import Environment, SettingsError
from vistka.config.logging import logging_settings
from vistka.config.offline import offline_public
from vistka.config.shared import HSTS_SECONDS, LANGUAGES, LOCALE, POLICY, database
from vistka.config.shared import LOOPBACK as LOOPBACK
from vistka.config.third_party_data import THIRD_PARTY_DATA as THIRD_PARTY_DATA
from vistka.config.third_party_data import THIRD_PARTY_KEEPS as THIRD_PARTY_KEEPS

_env = Environment(os.environ)

MODE: str = _env.choice("VISTKA_MODE", ("exercise", "bureau"), "exercise")
EXERCISE: bool = MODE == "exercise"
FOLDER: Path = _env.path("VISTKA_FOLDER", Path("var/exercise/bureau" if EXERCISE else "/var/lib/vistka"))
KEYRING: Path = _env.path("VISTKA_KEYRING", FOLDER / "keyring")
DEBUG = False

# Databases. `default` is the bureau's: allauth opens transactions on it without naming one.
DATABASES = {
    "default": database(_env, "VISTKA_DATABASE_URL", FOLDER / "bureau.sqlite3"),
    "mailroom": database(_env, "VISTKA_MAILROOM_URL", FOLDER / "mailroom.sqlite3"),
}
DATABASE_ROUTERS = ["vistka.config.routers.ByRoom"]
MAILROOM_APPS: frozenset[str] = frozenset({"mailroom"})
"""App labels of the rooms whose tables lie in the mailroom database, the only ones that the portal sees."""
# In memory: the desk is one process, and what lies there is only how often somebody tried to sign in. Django's cache in
# the database unpickles its rows, so whoever can write that table could run a program at the desk.
# Past MAX_ENTRIES a third is thrown away, and with it the counts; so the number is high.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

INSTALLED_APPS = [
    # Our rooms first: their templates stand before allauth's of the same name.
    "vistka.vault",
    "vistka.agenda",
    "vistka.ledger",
    "vistka.access",
    "vistka.mailroom",
    "vistka.registry",
    "vistka.enquiries",
    "vistka.leads",
    "vistka.tracing",
    "vistka.contact",
    "vistka.correspondence",
    "vistka.calls",
    "vistka.effects",
    "vistka.reunion",
    "vistka.remains",
    "vistka.documents",
    "vistka.post",
    "vistka.ui",
    "vistka.desk",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "vistka.config.middleware.only_through_the_proxy",
    "vistka.config.middleware.log_request",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "vistka.config.middleware.private_answers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "vistka.access.middleware.SignedIn",
    "allauth.account.middleware.AccountMiddleware",
    "vistka.access.middleware.Guard",
]
if EXERCISE:
    # The tour and its “act as” buttons: in a bureau they are not even installed.
    INSTALLED_APPS += ["vistka.exercise.tour"]
    MIDDLEWARE.insert(
        MIDDLEWARE.index("vistka.access.middleware.SignedIn") + 1, "vistka.exercise.tour.middleware.OpensOnTheTour"
    )
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vistka.ui.context.page",
                "vistka.desk.context.navigation",
            ]
        },
    }
]
FORM_RENDERER = "vistka.ui.forms.renderer.Renderer"
BUREAU_NAME: str = _env.text("VISTKA_NAME", "Vistka")
ROOT_URLCONF = "vistka.exercise.tour.urls" if EXERCISE else "vistka.config.urls"
WSGI_APPLICATION = "vistka.config.wsgi.application"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Who may connect, and by which way.
ALLOWED_HOSTS: list[str] = _env.words("VISTKA_HOSTS", "127.0.0.1,localhost,[::1]")
TLS: str = _env.choice("VISTKA_TLS", ("none", "certificate", "proxy"), "none")
TLS_CERTIFICATE: str = _env.text("VISTKA_TLS_CERTIFICATE")
TLS_KEY: str = _env.text("VISTKA_TLS_KEY")
PROXY: str = _env.text("VISTKA_PROXY") if TLS == "proxy" else ""
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PROXY else 0
SECURE_SSL_REDIRECT = not EXERCISE
SECURE_HSTS_SECONDS = 0 if EXERCISE else HSTS_SECONDS
# With "no-referrer" a browser sends `Origin: null` with every form, and the CSRF check refuses it (Fetch, "append a
# request Origin header"). "same-origin" tells other sites as little.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = POLICY

# Cookies. A `__Host-` name is taken from this host only, over TLS only (RFC 6265bis, section 4.1.3.2).
SECRET_KEY: str = _env.secret("VISTKA_SECRET_KEY", "exercise: nothing here is worth signing" if EXERCISE else "missing")
_COOKIE = "vistka" if EXERCISE else "__Host-vistka"
SESSION_ENGINE = "vistka.access.sessions"
SESSION_COOKIE_NAME = _COOKIE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not EXERCISE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"{_COOKIE}-form"
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_NAME = "vistka-language"  # nothing hangs on it, so it needs no `__Host-`
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Accounts.
AUTH_USER_MODEL = "access.Staff"
AUTHENTICATION_BACKENDS = ["vistka.access.signing_in.StaffBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "vistka.access.signing_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "account"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {
    "login": "vistka.access.forms.LoginForm",
    "change_password": "vistka.access.forms.ChangePasswordForm",
}
# By account and not by address: an office stands behind one. Forty wrong codes a day guess one of six digits, with the
# three that hold at any moment, in some twenty years.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "5/5m/key,40/d/key",
    "reauthenticate": "10/m/user",
    "accept_invitation": "10/5m/ip,5/5m/key",
}
MFA_ADAPTER = "vistka.access.signing_in.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "vistka.access.forms.SecondFactorForm",
    "reauthenticate": "vistka.access.forms.ConfirmForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]  # docs/decisions/0004-no-passkeys-yet.md
MFA_TOTP_ISSUER = BUREAU_NAME
MFA_TOTP_TOLERANCE = 1
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("account",)}},
]

# What a request may bring. A form holds no more than a long letter; a file stays in memory (`vault.uploads`).
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = ["vistka.vault.uploads.MemoryOnly"]

# Languages and times.
USE_TZ = True
TIME_ZONE = _env.text("VISTKA_TIME_ZONE", "UTC")
LANGUAGE_CODE = _env.choice("VISTKA_LANGUAGE", tuple(code for code, _ in LANGUAGES), "en")
LOCALE_PATHS = [LOCALE]

# Our own stylesheet, straight from the rooms: nothing is to be collected before a start.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 300

LOGGING_CONFIG = "vistka.config.logging.configure"
LOGGING = logging_settings()

# Signed heads of the ledger leave the host: to a folder, by mail, or both.
HEADS: str = _env.text("VISTKA_HEADS")
BACKUP_TO: list[str] = _env.words("VISTKA_BACKUP_TO", "")
# The portal, and the mail for families.
OFFLINE_KEY: bytes = offline_public(_env, FOLDER, exercise=EXERCISE)
PORTAL_URL: str = _env.text("VISTKA_PORTAL_URL", "http://127.0.0.1:8001").rstrip("/")
HOTLINE: str = _env.text("VISTKA_HOTLINE")
POST_ADDRESS: str = _env.text("VISTKA_POST_ADDRESS")
ONION: str = _env.text("VISTKA_ONION")
SUPPORT: str = _env.text("VISTKA_SUPPORT")
EXIT: str = _env.text("VISTKA_EXIT", "https://www.wikipedia.org/")
MAIL_HOURS: list[str] = _env.words("VISTKA_MAIL_HOURS", "06:00")
NOTICE_DAY: int = _env.number("VISTKA_NOTICE_DAY", 1)
NOTICE_SMTP: str = _env.secret("VISTKA_NOTICE_SMTP")
NOTICE_FROM: str = _env.text("VISTKA_NOTICE_FROM")
NOTICE_DROP: str = _env.text("VISTKA_NOTICE_DROP")

# Calls in the browser: where they are, the relay, and the secret from which its credentials are made.
CALL_URL: str = _env.text("VISTKA_CALL_URL", "http://127.0.0.1:8002" if EXERCISE else "").rstrip("/")
TURN: list[str] = _env.words("VISTKA_TURN", "turn:127.0.0.1:3478" if EXERCISE else "")
TURN_SECRET: str = _env.secret("VISTKA_TURN_SECRET", "exercise: this relay is nobody's" if EXERCISE else "")

FETCHED_HOSTS: list[str] = [host.lower() for host in _env.words("VISTKA_FETCH", "")]
HEADS_MAIL: list[str] = _env.words("VISTKA_HEADS_MAIL", "")
DEFAULT_FROM_EMAIL: str = _env.text("VISTKA_MAIL_FROM", "vistka@localhost")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def _mail_server() -> dict[str, object]:
    address = _env.secret("VISTKA_SMTP")
    try:
        found: dict[str, object] = environ.Env.email_url_config(address) if address else {}
    except (ValueError, KeyError, ImproperlyConfigured):  # its message quotes the address, which holds a password
        raise SettingsError("VISTKA_SMTP: is not the address of a mail server.") from None
    return found


globals().update(_mail_server())
