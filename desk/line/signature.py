"""Whether a webhook comes from LINE: its signature over the raw body, with one channel secret or two."""

from __future__ import annotations

from functools import lru_cache

from linebot.v3.webhook import SignatureValidator

from casework.settings import settings


@lru_cache(maxsize=2)
def _validators(secrets: str) -> tuple[SignatureValidator, ...]:
    return tuple(SignatureValidator(secret.strip()) for secret in secrets.split(",") if secret.strip())


def is_from_line(body: bytes, signature: str) -> bool:
    """Whether one of the secrets signed exactly these bytes. Each is tried, whether or not one fitted before."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    found = [
        validator.validate(text, signature)
        for validator in _validators(settings().line_channel_secret.get_secret_value())
    ]
    return any(found)
