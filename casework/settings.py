"""Every setting of the product, read once from the environment or from `var/secrets.env`.

`make run` writes the secrets file (mode 600) on first start; a city's real installation
gives the same names by the environment. docs/settings.md lists each of them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """The settings; environment variables carry the prefix `MADO_`."""

    model_config = SettingsConfigDict(
        env_prefix="MADO_", env_file=ROOT / "var" / "secrets.env", extra="ignore", frozen=True
    )

    city: str = Field("kushiro", description="The folder under cities/ that this installation serves.")
    database_url: str = Field(
        f"sqlite+aiosqlite:///{ROOT / 'var' / 'madoakari.db'}",
        description="SQLAlchemy URL: sqlite+aiosqlite:///… or postgresql+psycopg://…",
    )
    data_key: SecretStr = Field(
        ..., description="Fernet keys that encrypt residents' words, newest first, separated by commas."
    )
    index_key: SecretStr = Field(
        ..., description="Key of the blind look-up values (tokens, LINE ids, search)."
    )
    rasa_token: SecretStr = Field(..., description="What the desk shows to Rasa.")
    actions_token: SecretStr = Field(..., description="What Rasa shows to the actions.")
    rasa_url: str = Field("http://127.0.0.1:5005", description="Where Rasa listens (loopback only).")
    actions_host: str = Field("127.0.0.1", description="Where the actions listen.")
    actions_port: int = Field(5055, description="The port of the actions.")
    host: str = Field("127.0.0.1", description="Where the desk listens; behind the city's TLS proxy.")
    port: int = Field(8000, description="The desk's port.")
    public_url: str = Field(
        "", description="The address residents and staff use, with https; empty on a trial."
    )
    proxy_count: int = Field(
        0, description="How many trusted proxies stand before the desk (X-Forwarded-For)."
    )
    staff_idle_minutes: int = Field(30, description="A console session ends after so long without a click.")
    staff_session_hours: int = Field(12, description="A console session ends after so long in any case.")
    unconsented_days: int = Field(14, description="Talks without consent are deleted after so many days.")
    resident_session_days: int = Field(90, description="A resident's page can be resumed for so many days.")
    quick_exit_url: str = Field(
        "https://www.jma.go.jp/",
        description="Where 「すぐ閉じる」 goes: a harmless page, such as the weather.",
    )
    line_channel_secret: SecretStr = Field(
        SecretStr(""), description="LINE channel secret; two, by comma, while rotating."
    )
    line_access_token: SecretStr = Field(SecretStr(""), description="LINE channel access token.")
    line_api_url: str = Field("https://api.line.me", description="LINE's API.")
    line_data_url: str = Field("https://api-data.line.me", description="LINE's content API.")
    smtp_host: str = Field("", description="Mail server for alarms; empty: no mail.")
    smtp_port: int = Field(587, description="Mail server's port.")
    smtp_user: str = Field("", description="Mail server's user.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Mail server's password.")
    smtp_starttls: bool = Field(True, description="Whether to use STARTTLS.")
    mail_from: str = Field("", description="Sender of alarm mails.")
    alarm_mail_to: str = Field(
        "", description="Who gets alarm mails besides those on duty, separated by commas."
    )
    alarm_webhook_url: str = Field(
        "", description="An address that gets a POST for every alarm; empty: none."
    )
    log_level: str = Field("INFO", description="How much is logged; personal data never is.")

    @property
    def line_is_on(self) -> bool:
        """Whether LINE's secrets are set."""
        return bool(self.line_channel_secret.get_secret_value() and self.line_access_token.get_secret_value())


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
