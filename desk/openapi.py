"""/openapi.json of the desk, without the viewer pages that would load scripts from elsewhere."""

from __future__ import annotations

from typing import Any

from sanic import Sanic
from sanic_ext import Extend
from sanic_ext.extensions.openapi.extension import OpenAPIExtension

DESCRIPTION = (
    "The resident's chat and the staff's cases. Bearer tokens; errors are {error: a sentence in Japanese}."
)


class PlainOpenApi(OpenAPIExtension):  # type: ignore[no-untyped-call]
    """sanic-ext's OpenAPI without a viewer; its own label asks for the viewer's address."""

    name = "plainopenapi"

    def label(self) -> str:
        """Shown in the start log."""
        return "/openapi.json"


def describe(app: Sanic[Any, Any]) -> None:
    """Give the app its /openapi.json."""
    app.config.update(
        OAS_UI_REDOC=False, OAS_UI_SWAGGER=False, OAS_URL_PREFIX="/", OAS_URI_TO_JSON="openapi.json"
    )
    Extend(app, extensions=[PlainOpenApi], built_in_extensions=False)
    app.ext.openapi.describe("madoakari", version="1", description=DESCRIPTION)
    app.ext.openapi.add_security_scheme("token", "http", scheme="bearer")
