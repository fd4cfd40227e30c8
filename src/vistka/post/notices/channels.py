"""By which way a notice goes: a mail server, or a folder from which another program takes messages."""

from __future__ import annotations

import json
import os
import smtplib
from pathlib import Path
from typing import Any, Final, Protocol
from uuid import UUID

import environ
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

EMAIL: Final = "email"
DROPPED: Final = ("sms", "messenger")
_REFUSED_FROM: Final = 500
_OURS: Final = 0o600


class NotTaken(Exception):
    """This notice will never be taken: the address is none, or its server refuses it for good."""


class Later(Exception):
    """The address cannot take this notice just now; others may be sent."""


class Channel(Protocol):
    """A way out."""

    def send(self, notice_id: UUID, address: str, text: str) -> None:
        """Hand a text over; the same `notice_id` again means the same notice.

        Raises `NotTaken`, `Later`; `OSError` when the way is barred to all just now (`smtplib`'s errors are such).
        """

    def close(self) -> None:
        """Nothing more comes for now."""


class Post:
    """By e-mail through a server of a neutral domain: `address` as `VISTKA_NOTICE_SMTP`, `sender` of that domain.

    A letter has From, To, Subject, Date, Message-ID and what its text needs. It names no program and no host of ours, and
    the server is greeted in the sender's domain, since it writes that greeting into the letter. When the server dies after
    it took a letter and before it said so, the letter goes out again under the same Message-ID.
    """

    def __init__(self, address: str, sender: str) -> None:
        self._domain = sender.rpartition("@")[2]
        self._sender = sender
        self._server = _Neutral(self._domain, _server_at(address))

    def send(self, notice_id: UUID, address: str, text: str) -> None:
        letter = EmailMessage(
            subject=text.partition(".")[0],
            body=text,
            from_email=self._sender,
            to=[address],
            headers={"Message-ID": f"<{notice_id.hex}@{self._domain}>"},
            connection=self._server,
        )
        try:
            self._server.open()
            letter.send()
        except ValueError:  # what stands there is no address, or would write a header of its own
            raise NotTaken from None
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _words in refused.recipients.values()]
            raise (NotTaken if min(codes) >= _REFUSED_FROM else Later) from None
        except smtplib.SMTPDataError as refused:
            raise (NotTaken if refused.smtp_code >= _REFUSED_FROM else Later) from None
        except smtplib.SMTPNotSupportedError:
            raise NotTaken from None
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        self._server.close()


class Drop:
    """Into a folder, one file a message, for the program of a provider of SMS or of a messenger.

    A file is {channel, to, text} as JSON, whole from the moment it is there, and readable for its owner alone.
    """

    def __init__(self, folder: Path, channel: str) -> None:
        self._folder, self._channel = folder, channel

    def send(self, notice_id: UUID, address: str, text: str) -> None:
        unfinished = self._folder / f".{notice_id.hex}"
        said = json.dumps({"channel": self._channel, "to": address, "text": text}, ensure_ascii=False)
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OURS), "w", encoding="utf-8") as file:
            file.write(said)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._folder / f"{notice_id.hex}.json")

    def close(self) -> None:
        """Each file is closed by itself."""


def channels() -> dict[str, Channel]:
    """The ways that the settings open, by the name that she chose."""
    found: dict[str, Channel] = {}
    if settings.NOTICE_SMTP and settings.NOTICE_FROM:
        found[EMAIL] = Post(settings.NOTICE_SMTP, settings.NOTICE_FROM)
    if settings.NOTICE_DROP:
        found |= {name: Drop(Path(settings.NOTICE_DROP), name) for name in DROPPED}
    return found


class _Neutral(EmailBackend):
    """Django's way to a mail server, which would greet it with the name of this host."""

    def __init__(self, domain: str, server: dict[str, Any]) -> None:
        super().__init__(**server)
        self._domain = domain

    @property
    def connection_class(self) -> Any:
        """What `open` calls to connect."""
        wanted = super().connection_class
        return lambda *where, **how: wanted(*where, **how | {"local_hostname": self._domain})


def _server_at(address: str) -> dict[str, Any]:
    """What the mail backend takes. Raises `ImproperlyConfigured` without the address, which holds a password."""
    try:
        found = environ.Env.email_url_config(address)
    except (ValueError, KeyError, ImproperlyConfigured):
        raise ImproperlyConfigured("VISTKA_NOTICE_SMTP: is not the address of a mail server.") from None
    return {
        "host": found["EMAIL_HOST"],
        "port": found["EMAIL_PORT"],
        "username": found.get("EMAIL_HOST_USER") or "",
        "password": found.get("EMAIL_HOST_PASSWORD") or "",
        "use_tls": found.get("EMAIL_USE_TLS", False),
        "use_ssl": found.get("EMAIL_USE_SSL", False),
        "timeout": 30,
    }
