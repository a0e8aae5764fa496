"""Accounts from the command line: `python -m desk.accounts create | token | list`."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from typing import Any

from casework import audit, staff
from casework.errors import CaseworkError
from casework.storage import Staff, database


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m desk.accounts", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    create = commands.add_parser("create", help="アカウントを作る")
    create.add_argument("--role", choices=staff.ROLES, default="consultant")
    create.add_argument("--email")
    create.add_argument("--name")
    create.add_argument("--office", help="この窓口のケースだけを見る（cities/…/city.yml の offices の id）")
    create.add_argument("--password-stdin", action="store_true", help="パスワードを標準入力の1行目から読む")
    token = commands.add_parser("token", help="API のトークンを1つ出す")
    token.add_argument("--email", required=True)
    commands.add_parser("list", help="アカウントの一覧")
    return parser.parse_args()


def _ask(given: str | None, question: str) -> str:
    return given if given is not None else input(f"{question}: ").strip()


def _ask_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass(f"パスワード（{staff.SHORTEST_PASSWORD}文字以上）: ")
        if first == getpass.getpass("もう一度: "):
            return first
        sys.stderr.write("2つがちがいます。もう一度入れてください。\n")


async def _create(options: argparse.Namespace) -> str:
    email, name = _ask(options.email, "メールアドレス"), _ask(options.name, "名前")
    password = _ask_password(options.password_stdin)
    async with database().begin() as session:
        person = await staff.create(
            session, email=email, name=name, password=password, role=options.role, office=options.office
        )
        await audit.note(session, "account.created", staff_id=person.id, role=person.role, by="command")
    return f"アカウントを作りました（{person.role}）。/console でログインできます。"


async def _token(options: argparse.Namespace) -> str:
    async with database().begin() as session:
        person = await staff.by_email(session, options.email)
        if person is None or not person.active:
            raise staff.LoginRefused
        _, token = await staff.open_session(session, person, kind="api", user_agent="command line")
        await audit.note(session, "token.made", staff_id=person.id, by="command")
    return token


async def _list(_options: argparse.Namespace) -> str:
    from sqlalchemy import select

    async with database().read() as session:
        people: list[Staff] = list(await session.scalars(select(Staff).order_by(Staff.id)))
    return "\n".join(
        f"{person.email}\t{person.name}\t{person.role}\t{'使用中' if person.active else '停止'}"
        f"\t{'TOTP' if person.totp_secret else '-'}"
        for person in people
    )


COMMANDS: dict[str, Any] = {"create": _create, "token": _token, "list": _list}


async def _run(options: argparse.Namespace) -> str:
    try:
        return str(await COMMANDS[options.command](options))
    finally:
        await database().close()


def main() -> None:
    """Do what the command line says."""
    options = _options()
    try:
        sys.stdout.write(asyncio.run(_run(options)) + "\n")
    except CaseworkError as error:
        sys.exit(error.message)


if __name__ == "__main__":
    main()
