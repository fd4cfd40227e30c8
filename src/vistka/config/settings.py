"""The one settings file: everything comes from the environment, and nothing here is secret."""

from __future__ import annotations

from pathlib import Path

import environ

env = environ.Env()

MODE: str = env.str("VISTKA_MODE", "exercise")
EXERCISE: bool = MODE == "exercise"
FOLDER: Path = Path(env.str("VISTKA_FOLDER", "var/exercise/bureau" if EXERCISE else "/var/lib/vistka")).absolute()
KEYRING: Path = Path(env.str("VISTKA_KEYRING", str(FOLDER / "keyring")))
SECRET_KEY: str = env.str("VISTKA_SECRET_KEY", "exercise" if EXERCISE else "")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("VISTKA_HOSTS", default=["127.0.0.1", "localhost"])

_SQLITE = {
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON",
    }
}


def _database(variable: str, file: str) -> dict[str, object]:
    found: dict[str, object] = env.db_url(variable, f"sqlite:///{FOLDER / file}")
    if "sqlite" in str(found["ENGINE"]):
        found |= _SQLITE
    return found


DATABASES = {
    "default": _database("VISTKA_DATABASE_URL", "bureau.sqlite3"),
    "mailroom": _database("VISTKA_MAILROOM_URL", "mailroom.sqlite3"),
}
DATABASE_ROUTERS = ["vistka.config.routers.ByRoom"]

INSTALLED_APPS = [
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "vistka.vault",
    "vistka.agenda",
    "vistka.ledger",
    "vistka.access",
    "vistka.ui",
    "vistka.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "vistka.config.urls"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("uk", "Українська"), ("ru", "Русский"), ("en", "English"), ("pt", "Português")]
STATIC_URL = "static/"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
