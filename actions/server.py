"""The actions' server: loopback only, with a token, and no word of a talk in a log or an error.

rasa-sdk's own server has no authentication and answers an error with the whole talk; its executor is used as it is.
"""

from __future__ import annotations

import hmac
import logging
import warnings
from typing import Any

import structlog
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from sanic import HTTPResponse, Request, Sanic
from sanic import json as json_response

from actions.base import city
from casework.settings import settings
from casework.storage import database

log = structlog.get_logger()


def make_executor() -> ActionExecutor:
    """rasa-sdk's executor with every action of this package."""
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor


def make_app(executor: ActionExecutor, name: str = "madoakari-actions") -> Sanic[Any, Any]:
    """The server as a Sanic application."""
    app: Sanic[Any, Any] = Sanic(name, configure_logging=False)
    app.config.ACCESS_LOG = False
    app.config.AUTO_EXTEND = False
    expected = f"Bearer {settings().actions_token.get_secret_value()}"

    @app.get("/health")
    async def health(_request: Request) -> HTTPResponse:
        return json_response({"status": "ok"})

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        if not hmac.compare_digest(request.headers.get("authorization", ""), expected):
            return json_response({"error": "not Rasa"}, status=401)
        # Our actions need nothing of the domain; without this the SDK would want it sent with every call.
        call = {"domain": {}, **(request.json or {})}
        try:
            result = await executor.run(call)
        except ActionExecutionRejection as rejection:
            return json_response(
                {"error": rejection.message, "action_name": rejection.action_name}, status=400
            )
        except ActionNotFoundException as missing:
            return json_response({"error": missing.message, "action_name": missing.action_name}, status=404)
        except Exception as error:
            # The action logged what broke; here only that the turn failed.
            return json_response({"error": type(error).__name__}, status=500)
        return json_response(result.model_dump() if result else {"events": [], "responses": []})

    @app.before_server_start
    async def warm_up(_app: Sanic[Any, Any]) -> None:
        city()

    @app.after_server_stop
    async def let_go(_app: Sanic[Any, Any]) -> None:
        await database().close()

    return app


def main() -> None:
    """Serve until told to stop."""
    warnings.filterwarnings("ignore", message=".*rasa.*version.*")
    logging.basicConfig(level=settings().log_level)
    logging.getLogger("rasa_sdk").setLevel(logging.ERROR)
    app = make_app(make_executor())
    app.run(
        host=settings().actions_host,
        port=settings().actions_port,
        single_process=True,
        access_log=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
