"""The settings of the call face: a process of its own, which holds one database, no key, no secret and no person.

What only the desk may know is refused in its environment, as at the portal; so is the relay's secret.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from csp.constants import SELF

from vistka.config.environment import FROM_FILE, OF_THE_DESK, Environment
from vistka.config.logging import logging_settings
from vistka.config.shared import HSTS_SECONDS, LANGUAGES, LOCALE, POLICY, database
from vistka.config.shared import LOOPBACK as LOOPBACK

_env = Environment(os.environ)

MODE: str = _env.choice("VISTKA_MODE", ("exercise", "bureau"), "exercise")
EXERCISE: bool = MODE == "exercise"
GIVEN_OF_THE_DESK = [name for name in OF_THE_DESK if name in os.environ or name + FROM_FILE in os.environ]
"""What `call_refusals` refuses to start with in a bureau."""
FOLDER: Path = _env.path("VISTKA_FOLDER", Path("var/exercise/bureau" if EXERCISE else "/var/lib/vistka-call"))
DEBUG = False

DATABASES = {"default": {}, "mailroom": database(_env, "VISTKA_MAILROOM_URL", FOLDER / "mailroom.sqlite3")}
DATABASE_ROUTERS = ["vistka.config.routers.ByRoom"]
MAILROOM_APPS: frozenset[str] = frozenset({"mailroom"})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = ["vistka.mailroom", "vistka.ui", "vistka.call", "django.forms", "django.contrib.staticfiles", "csp"]
MIDDLEWARE = [
    "vistka.config.middleware.only_through_the_proxy",
    "vistka.config.middleware.log_request",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "vistka.config.middleware.private_answers",
    "vistka.call.middleware.may_hear_and_see",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
ROOT_URLCONF = "vistka.config.call_urls"
WSGI_APPLICATION = "vistka.config.call_wsgi.application"

ALLOWED_HOSTS: list[str] = _env.words("VISTKA_CALL_HOSTS", "127.0.0.1,localhost,[::1]")
TLS: str = _env.choice("VISTKA_TLS", ("none", "certificate", "proxy"), "none")
TLS_CERTIFICATE: str = _env.text("VISTKA_TLS_CERTIFICATE")
TLS_KEY: str = _env.text("VISTKA_TLS_KEY")
PROXY: str = _env.text("VISTKA_PROXY") if TLS == "proxy" else ""
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
SECURE_SSL_REDIRECT = not EXERCISE
SECURE_HSTS_SECONDS = 0 if EXERCISE else HSTS_SECONDS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The one face with a script: its own, from a file. Nothing inline, no other host; the relay is no matter of this policy.
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**POLICY["DIRECTIVES"], "script-src": [SELF], "connect-src": [SELF]}}

# Nothing is signed: Django asks for a key all the same, so each process makes one and forgets it.
SECRET_KEY = secrets.token_urlsafe(48)
_COOKIE: Final = "vistka" if EXERCISE else "__Host-vistka"
CSRF_COOKIE_NAME = f"{_COOKIE}-call-form"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_SECURE = not EXERCISE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
DATA_UPLOAD_MAX_NUMBER_FILES = 0
FILE_UPLOAD_HANDLERS: list[str] = []

USE_TZ = True
TIME_ZONE = _env.text("VISTKA_TIME_ZONE", "UTC")
LANGUAGE_CODE = _env.choice("VISTKA_LANGUAGE", tuple(code for code, _ in LANGUAGES), "en")
LOCALE_PATHS = [LOCALE]
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 300
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
LOGGING_CONFIG = "vistka.config.logging.configure"
LOGGING = logging_settings()

BUREAU_NAME: str = _env.text("VISTKA_NAME", "Vistka")
HOTLINE: str = _env.text("VISTKA_HOTLINE")
