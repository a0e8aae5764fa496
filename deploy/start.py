"""`make run`: secrets, database, model, then desk, Rasa and actions under one supervisor until Ctrl-C."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from deploy import processes, train
from deploy.secrets import SECRETS_FILE, ensure_secrets, read_secrets

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 180


def environment() -> dict[str, str]:
    """What the processes are started with."""
    given = {**read_secrets(), **os.environ}
    given.setdefault("MADO_VAR", str(ROOT / "var"))
    given.setdefault("MADO_HOST", "127.0.0.1")
    given.setdefault("MADO_PORT", "8000")
    given.setdefault("MADO_ACTIONS_PORT", "5055")
    given.setdefault("MADO_RASA_URL", "http://127.0.0.1:5005")
    given.setdefault("MADO_DATABASE_URL", f"sqlite+aiosqlite:///{given['MADO_VAR']}/madoakari.db")
    given.setdefault("MADO_ACTIONS_URL", f"http://127.0.0.1:{given['MADO_ACTIONS_PORT']}/webhook")
    if given["MADO_DATABASE_URL"].startswith("sqlite"):
        given.setdefault("MADO_RASA_DB", f"sqlite:///{given['MADO_VAR']}/rasa.db")
    given.setdefault("MADO_RASA_DB", given["MADO_DATABASE_URL"])
    given.update(
        RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3", SQLALCHEMY_SILENCE_UBER_WARNING="1"
    )
    given.setdefault("PYTHONUNBUFFERED", "1")
    return given


def migrate(given: dict[str, str]) -> None:
    """Bring the database to the newest schema."""
    print("→ データベースを準備します", flush=True)
    alembic = [str(ROOT / ".venv" / "bin" / "alembic"), "upgrade", "head"]
    done = subprocess.run(alembic, cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"データベースを準備できませんでした。\n{done.stderr[-2000:]}")


def refuse_taken_ports(given: dict[str, str]) -> None:
    """End with a clear sentence when another program (or a first `make run`) already listens where we would."""
    addresses = {
        "MADO_PORT": (given["MADO_HOST"], int(given["MADO_PORT"])),
        "MADO_ACTIONS_PORT": ("127.0.0.1", int(given["MADO_ACTIONS_PORT"])),
        "MADO_RASA_URL": ("127.0.0.1", int(given["MADO_RASA_URL"].rsplit(":", 1)[1])),
    }
    for setting, (host, port) in addresses.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                sys.exit(
                    f"ポート {port} は、もう使われています（{setting}）。"
                    "前の make run を止めるか、別の番号を設定してください。"
                )


def _end_with_parent() -> None:
    """Have Linux stop the supervisor when this program is killed without a chance to stop it itself."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def start_supervisor(config: Path, given: dict[str, str]) -> subprocess.Popen[bytes]:
    """supervisord with the three processes; in a session of its own, so that Ctrl-C reaches it only through us."""
    return subprocess.Popen(
        [str(ROOT / ".venv" / "bin" / "supervisord"), "-c", str(config)],
        env=given,
        start_new_session=True,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,
    )


def wait_until_ready(url: str, supervisor: subprocess.Popen[bytes]) -> float | None:
    """Seconds until a talk could be had; None when the supervisor ended or the time ran out."""
    begun = time.monotonic()
    while time.monotonic() - begun < READY_SECONDS and supervisor.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=3):
                return time.monotonic() - begun
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    return None


def announce(url: str, given: dict[str, str], seconds: float) -> None:
    """Where everything is, and how the first account is made."""
    line = (
        "LINE: つながっています"
        if given.get("MADO_LINE_CHANNEL_SECRET")
        else "LINE: 切（docs/line.md に、つなぎ方があります）"
    )
    print(
        f"""
  準備ができました（{seconds:.0f}秒）
  相談する人の画面    {url}/
  相談員の画面        {url}/console
  はじめのアカウント  別の端末で  make admin  （メール・名前・パスワードを聞きます。初期パスワードはありません）
  {line}
  記録と鍵           var/ （鍵は {SECRETS_FILE.relative_to(ROOT)}。なくすと何も読めません。控えを取ってください）
  止める             Ctrl-C
""",
        flush=True,
    )


def main() -> None:
    """Start everything and stay until told to stop."""
    made = ensure_secrets()
    if made:
        print(f"→ 鍵を作りました（{SECRETS_FILE.relative_to(ROOT)}）", flush=True)
    given = environment()
    var = Path(given["MADO_VAR"])
    (var / "log").mkdir(parents=True, exist_ok=True)
    refuse_taken_ports(given)
    train.main()
    migrate(given)
    config = var / "supervisord.conf"
    config.write_text(processes.configuration(given))
    print("→ 起動しています（デスク・Rasa・アクション）…", flush=True)
    parent = os.getppid()
    supervisor = start_supervisor(config, given)

    def stop(*_: object) -> None:
        supervisor.terminate()

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, stop)
    url = f"http://{given['MADO_HOST']}:{given['MADO_PORT']}"
    print(f"  相談する人の画面は、もう開けます： {url}/", flush=True)
    seconds = wait_until_ready(url, supervisor)
    if seconds is not None:
        announce(url, given, seconds)
    elif supervisor.poll() is None:
        print(f"まだ準備ができません。{var}/log を見てください。", flush=True)
    while supervisor.poll() is None:
        time.sleep(0.5)
        if os.getppid() != parent:
            stop()
    print("止めました。", flush=True)


if __name__ == "__main__":
    main()
