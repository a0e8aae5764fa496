"""A stand-in for LINE's platform: a real HTTP server that takes a bot's calls as LINE does, and can fail as LINE can."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import io
import json
import random
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from PIL import Image

from tests.desk.line import rules
from tests.served_apart import ServedApart

SECRET = "channel-secret-of-the-tests"
ACCESS_TOKEN = "access-token-of-the-tests"
BOT = "U" + "0" * 32
TOKEN_SECONDS = 60.0


@dataclass
class Faults:
    """How often a call fails, and how. Each is a share of the calls that send messages."""

    error_before: float = 0.0  # 500, and nothing was done
    error_after: float = 0.0  # 500, though the messages were taken
    drop_before: float = 0.0  # the connection breaks before anything is done
    drop_after: float = 0.0  # … after the messages were taken
    too_many: float = 0.0  # 429
    slow: float = 0.0  # answers after `slow_seconds`
    slow_seconds: float = 0.3

    def pick(self, dice: random.Random) -> str:
        """What happens to this call."""
        left = dice.random()
        for name in ("error_before", "error_after", "drop_before", "drop_after", "too_many", "slow"):
            left -= getattr(self, name)
            if left < 0:
                return name
        return ""


@dataclass
class Call:
    """A call that came in."""

    path: str
    status: int
    body: dict[str, Any]
    retry_key: str | None = None


@dataclass
class Token:
    """A reply token that LINE gave out."""

    user: str
    issued_at: float
    used: bool = False


@dataclass(eq=False)
class Platform(ServedApart):
    """LINE, as far as a bot sees it."""

    faults: Faults = field(default_factory=Faults)
    dice: random.Random = field(default_factory=lambda: random.Random(1))
    token_seconds: float = TOKEN_SECONDS

    def __post_init__(self) -> None:
        super().__init__()
        self.lock = threading.Lock()
        self.calls: list[Call] = []
        self.problems: list[str] = []
        """What LINE would have refused: a test that sends by the rules leaves this empty."""
        self.delivered: dict[str, list[dict[str, Any]]] = {}
        self.tokens: dict[str, Token] = {}
        self.read_tokens: dict[str, str] = {}
        self.marked_as_read: list[str] = []
        self.users: set[str] = set()
        self.blocked: set[str] = set()
        self.keys: dict[str, str] = {}
        self.contents: dict[str, tuple[int, str, bytes]] = {}
        self.menus: dict[str, dict[str, Any]] = {}
        self.menu_images: dict[str, bytes] = {}
        self.default_menu: str | None = None
        self.pushed = 0
        self.limit: int | None = None
        self.forced: list[str] = []
        """Faults for the next calls, in order, before the dice are thrown."""

    # --- Life --------------------------------------------------------------------------------------

    @property
    def settings(self) -> dict[str, str]:
        """The desk's settings for this LINE."""
        return {
            "MADO_LINE_CHANNEL_SECRET": SECRET,
            "MADO_LINE_ACCESS_TOKEN": ACCESS_TOKEN,
            "MADO_LINE_API_URL": self.url,
            "MADO_LINE_DATA_URL": self.url,
        }

    def application(self) -> web.Application:
        """Every path of LINE's interfaces."""
        app = web.Application(client_max_size=12 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._answer)
        return app

    # --- What a bot calls ----------------------------------------------------------------------------

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        if request.headers.get("Authorization") != f"Bearer {ACCESS_TOKEN}":
            return self._done(request, 401, {}, {"message": "Authentication failed."})
        path = "/" + request.match_info["path"]
        if path.startswith("/v2/bot/message/") and path.endswith("/content"):
            status, kind, content = self.contents.get(path.split("/")[4], (404, "application/json", b"{}"))
            return web.Response(status=status, body=content, content_type=kind)
        if "/richmenu" in path:
            return self._rich_menu(request, path, raw)
        body = json.loads(raw) if raw else {}
        if path in ("/v2/bot/message/reply", "/v2/bot/message/push"):
            return await self._send(request, path, body)
        if path == "/v2/bot/chat/loading/start":
            seconds = body.get("loadingSeconds", 20)
            good = body.get("chatId") in self.users and 5 <= seconds <= 60 and seconds % 5 == 0
            return self._done(request, 202 if good else self._wrong(f"loading: {body}"), body, {})
        if path == "/v2/bot/chat/markAsRead":
            good = body.get("markAsReadToken") in self.read_tokens
            if good:
                self.marked_as_read.append(self.read_tokens[body["markAsReadToken"]])
            return self._done(request, 200 if good else self._wrong("markAsRead"), body, {})
        if path == "/v2/bot/message/quota":
            shown = {"type": "none"} if self.limit is None else {"type": "limited", "value": self.limit}
            return self._done(request, 200, {}, shown)
        if path == "/v2/bot/message/quota/consumption":
            return self._done(request, 200, {}, {"totalUsage": self.pushed})
        return self._done(
            request, self._wrong(f"unknown: {request.method} {path}"), body, {"message": "Not found"}
        )

    def _wrong(self, problem: str) -> int:
        with self.lock:
            self.problems.append(problem)
        return 400

    def _done(
        self, request: web.Request, status: int, body: Any, answer: Any, **headers: str
    ) -> web.Response:
        with self.lock:
            key = request.headers.get("X-Line-Retry-Key")
            self.calls.append(Call(request.path, status, body, key))
        return web.json_response(
            answer, status=status, headers={"x-line-request-id": str(uuid.uuid4()), **headers}
        )

    async def _send(self, request: web.Request, path: str, body: dict[str, Any]) -> web.StreamResponse:
        with self.lock:
            fault = self.forced.pop(0) if self.forced else self.faults.pick(self.dice)
        if fault == "slow":
            await asyncio.sleep(self.faults.slow_seconds)
        if fault == "error_before":
            return self._done(request, 500, body, {"message": "Internal server error"})
        if fault == "too_many":
            return self._done(request, 429, body, {"message": "The API rate limit has been exceeded."})
        if fault == "drop_before":
            return self._hang_up(request, body)
        answer = self._take(request, path, body)
        if fault == "error_after":
            return self._done(request, 500, body, {"message": "Internal server error"})
        if fault == "drop_after":
            return self._hang_up(request, body)
        status, shown, headers = answer
        return self._done(request, status, body, shown, **headers)

    def _hang_up(self, request: web.Request, body: dict[str, Any]) -> web.Response:
        assert request.transport is not None
        request.transport.abort()
        return self._done(request, 599, body, {})

    def _take(self, request: web.Request, path: str, body: dict[str, Any]) -> tuple[int, Any, dict[str, str]]:
        """One reply or push, by LINE's rules."""
        problems = rules.problems_of(body.get("messages"))
        key = request.headers.get("X-Line-Retry-Key")
        is_reply = path.endswith("/reply")
        if is_reply and key is not None:
            problems.append("reply: X-Line-Retry-Key is not accepted")
        if not is_reply and (key is None or not _is_uuid(key)):
            problems.append("push: X-Line-Retry-Key must be a UUID")
        if problems:
            with self.lock:
                self.problems += problems
            return 400, {"message": "The request body has errors", "details": problems}, {}
        with self.lock:
            if is_reply:
                token = self.tokens.get(str(body.get("replyToken")))
                if token is None or token.used or time.monotonic() - token.issued_at > self.token_seconds:
                    return 400, {"message": "Invalid reply token"}, {}
                token.used = True
                user = token.user
            else:
                user = str(body.get("to"))
                if user not in self.users:
                    self.problems.append("push: unknown user")
                    return 400, {"message": "The property, 'to', in the request body is invalid"}, {}
                assert key is not None
                if key in self.keys:
                    return (
                        409,
                        {"message": "The retry key is already accepted"},
                        {"x-line-accepted-request-id": self.keys[key]},
                    )
                if self.limit is not None and self.pushed >= self.limit:
                    return 429, {"message": "You have reached your monthly limit."}, {}
                self.keys[key] = str(uuid.uuid4())
                self.pushed += 1
            if user not in self.blocked:
                self.delivered.setdefault(user, []).extend(body["messages"])
        return 200, {"sentMessages": [{"id": str(index)} for index in range(len(body["messages"]))]}, {}

    def _rich_menu(self, request: web.Request, path: str, raw: bytes) -> web.Response:
        if path == "/v2/bot/richmenu/list":
            listed = [{"richMenuId": menu_id, **menu} for menu_id, menu in self.menus.items()]
            return self._done(request, 200, {}, {"richmenus": listed})
        if path == "/v2/bot/user/all/richmenu" and request.method == "GET":
            if self.default_menu is None:
                return self._done(request, 404, {}, {"message": "no default richmenu"})
            return self._done(request, 200, {}, {"richMenuId": self.default_menu})
        if path == "/v2/bot/richmenu" and request.method == "POST":
            menu = json.loads(raw)
            problems = rules.problems_of_menu(menu)
            if problems:
                return self._done(request, self._wrong(str(problems)), menu, {"message": "menu"})
            menu_id = f"richmenu-{uuid.uuid4().hex}"
            self.menus[menu_id] = menu
            return self._done(request, 200, menu, {"richMenuId": menu_id})
        menu_id = path.split("/")[-2] if path.endswith("/content") else path.split("/")[-1]
        if menu_id not in self.menus:
            return self._done(request, 404, {}, {"message": "Not found"})
        if path.endswith("/content") and request.method == "GET":
            image = self.menu_images.get(menu_id)
            return web.Response(status=200 if image else 404, body=image or b"{}", content_type="image/png")
        if path.endswith("/content"):
            return self._done(request, self._menu_image(request, menu_id, raw), {}, {})
        if path.startswith("/v2/bot/user/all/richmenu/"):
            if menu_id not in self.menu_images:
                return self._done(
                    request, self._wrong("default menu without an image"), {}, {"message": "no image"}
                )
            self.default_menu = menu_id
            return self._done(request, 200, {}, {})
        if request.method == "DELETE":
            del self.menus[menu_id]
            return self._done(request, 200, {}, {})
        return self._done(request, self._wrong(f"unknown: {path}"), {}, {})

    def _menu_image(self, request: web.Request, menu_id: str, raw: bytes) -> int:
        with Image.open(io.BytesIO(raw)) as image:
            size = self.menus[menu_id]["size"]
            good = request.content_type in ("image/png", "image/jpeg") and len(raw) <= 1_048_576
            good = good and image.size == (size["width"], size["height"]) and menu_id not in self.menu_images
        if not good:
            return self._wrong("rich menu image")
        self.menu_images[menu_id] = raw
        return 200

    # --- What LINE sends to a bot --------------------------------------------------------------------

    def sign(self, body: bytes, secret: str = SECRET) -> str:
        """`x-line-signature` of a body."""
        return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()

    def event(
        self, kind: str, user: str, *, at: float | None = None, token: bool = True, **more: Any
    ) -> dict[str, Any]:
        """An event of a user, with a reply token where LINE gives one."""
        made: dict[str, Any] = {
            "type": kind,
            "mode": "active",
            "timestamp": int((at or time.time()) * 1000),
            "source": {"type": "user", "userId": user},
            "webhookEventId": ("01" + uuid.uuid4().hex.upper())[:26],
            "deliveryContext": {"isRedelivery": False},
            **more,
        }
        with self.lock:
            self.users.add(user)
            if token and kind in ("message", "follow", "postback", "accountLink"):
                made["replyToken"] = uuid.uuid4().hex
                self.tokens[made["replyToken"]] = Token(user, time.monotonic())
        return made

    def text(self, user: str, text: str, **more: Any) -> dict[str, Any]:
        """A text message of a user."""
        return self.message(user, {"type": "text", "text": text, "quoteToken": uuid.uuid4().hex}, **more)

    def message(self, user: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A message of a user, of any kind."""
        message_id = str(random.randrange(10**17, 10**18))
        read_token = uuid.uuid4().hex
        with self.lock:
            self.read_tokens[read_token] = message_id
        return self.event(
            "message", user, message={"id": message_id, "markAsReadToken": read_token, **content}, **more
        )

    def body(self, *events: dict[str, Any]) -> bytes:
        """A webhook's body. A token's minute begins when its webhook goes out."""
        with self.lock:
            for event in events:
                token = self.tokens.get(event.get("replyToken", ""))
                if token is not None and not token.used:
                    token.issued_at = time.monotonic()
        return json.dumps({"destination": BOT, "events": list(events)}, ensure_ascii=False).encode()

    def redelivered(self, event: dict[str, Any]) -> dict[str, Any]:
        """The same event once more."""
        return {**event, "deliveryContext": {"isRedelivery": True}}

    # --- What a user sees ----------------------------------------------------------------------------

    def seen_by(self, user: str) -> list[dict[str, Any]]:
        """The messages on a user's screen, in order."""
        with self.lock:
            return list(self.delivered.get(user, []))

    def texts_of(self, user: str) -> list[str]:
        """What a user reads."""
        return [message.get("text") or message.get("altText") or "" for message in self.seen_by(user)]

    def calls_to(self, path: str) -> list[Call]:
        """The calls to one of LINE's addresses."""
        with self.lock:
            return [call for call in self.calls if call.path == path]


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
