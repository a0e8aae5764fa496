"""`python -m desk.line.richmenu`: make the rich menu, give it its picture, and show it to everybody. Safe to repeat."""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import aiohttp
from linebot.v3.messaging import (
    ApiException,
    AsyncApiClient,
    AsyncMessagingApi,
    AsyncMessagingApiBlob,
    Configuration,
    RichMenuRequest,
)

from casework.settings import settings
from desk.line.richmenu_image import FIELDS, HEIGHT, LARGEST_BYTES, WIDTH, NoFont, draw

NAME = "madoakari"
BAR_TEXT = "メニュー"
CALL_SECONDS = 30.0


def menu(image: bytes) -> dict[str, Any]:
    """The menu as LINE takes it. Its name carries a digest of all that it is, so that a second run changes nothing."""
    areas = [
        {
            "bounds": {"x": left, "y": top, "width": width, "height": height},
            "action": {"type": "postback", "label": label, "data": f"menu:{label}", "displayText": label},
        }
        for label, (left, top, width, height), _, _ in FIELDS
    ]
    digest = hashlib.sha256(image + json.dumps(areas, ensure_ascii=False).encode()).hexdigest()[:16]
    return {
        "size": {"width": WIDTH, "height": HEIGHT},
        "selected": True,
        "name": f"{NAME}-{digest}",
        "chatBarText": BAR_TEXT,
        "areas": areas,
    }


async def put_up(image: bytes) -> str:
    """Have this menu be everybody's; returns what was done. Older menus of ours are taken away."""
    token = settings().line_access_token.get_secret_value()
    limit = aiohttp.ClientTimeout(total=CALL_SECONDS)
    api_client = AsyncApiClient(Configuration(host=settings().line_api_url.rstrip("/"), access_token=token))
    data_client = AsyncApiClient(Configuration(host=settings().line_data_url.rstrip("/"), access_token=token))
    api, blob = AsyncMessagingApi(api_client), AsyncMessagingApiBlob(data_client)
    wanted = menu(image)
    try:
        there = (await api.get_rich_menu_list(_request_timeout=limit)).richmenus or []
        menu_id = next((each.rich_menu_id for each in there if each.name == wanted["name"]), None)
        done = "メニューは、もうあります。"
        if menu_id is None or not await _has_picture(blob, menu_id, limit):
            if menu_id is not None:
                await api.delete_rich_menu(menu_id, _request_timeout=limit)
            request = RichMenuRequest.from_dict(wanted)
            menu_id = (await api.create_rich_menu(request, _request_timeout=limit)).rich_menu_id
            kind = "image/png" if image.startswith(b"\x89PNG") else "image/jpeg"
            await blob.set_rich_menu_image(
                menu_id, body=image, _headers={"Content-Type": kind}, _request_timeout=limit
            )
            done = "メニューを作りました。"
        await api.set_default_rich_menu(menu_id, _request_timeout=limit)
        for each in there:
            if (
                each.name.startswith(f"{NAME}-")
                and each.rich_menu_id != menu_id
                and each.name != wanted["name"]
            ):
                await api.delete_rich_menu(each.rich_menu_id, _request_timeout=limit)
    finally:
        await api_client.close()
        await data_client.close()
    return f"{done} すべての友だちに表示します：{menu_id}"


async def _has_picture(blob: AsyncMessagingApiBlob, menu_id: str, limit: aiohttp.ClientTimeout) -> bool:
    """Whether a former run got as far as the picture."""
    try:
        return bool(await blob.get_rich_menu_image(menu_id, _request_timeout=limit))
    except ApiException:
        return False


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m desk.line.richmenu", description=__doc__)
    parser.add_argument(
        "--image", type=Path, help="a picture of the city's own, 2500×843, PNG or JPEG, up to 1 MB"
    )
    parser.add_argument(
        "--font", type=Path, help="a Japanese font file, where the machine has none that is known"
    )
    parser.add_argument("--draw-only", type=Path, help="only draw the picture to this file")
    arguments = parser.parse_args()
    try:
        image = arguments.image.read_bytes() if arguments.image else draw(arguments.font)
    except NoFont as reason:
        print(reason, file=sys.stderr)  # noqa: T201
        return 1
    if arguments.draw_only:
        arguments.draw_only.write_bytes(image)
        return 0
    if len(image) > LARGEST_BYTES:
        print("画像が 1 MB より大きいです。", file=sys.stderr)  # noqa: T201
        return 1
    if not settings().line_is_on:
        missing = "MADO_LINE_CHANNEL_SECRET と MADO_LINE_ACCESS_TOKEN"
        print(f"LINEの設定がありません（{missing}）。", file=sys.stderr)  # noqa: T201
        return 1
    try:
        print(asyncio.run(put_up(image)))  # noqa: T201
    except ApiException as error:
        print(f"LINEが受け付けませんでした（{error.status}）。", file=sys.stderr)  # noqa: T201
        return 1
    except (aiohttp.ClientError, OSError, TimeoutError):
        print("LINEにつながりませんでした。", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
