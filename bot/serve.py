"""Serve Rasa to the desk: loopback only, quiet about what people write, with the mends of bot/mending.py."""

from __future__ import annotations

import argparse
import os


def main() -> None:
    """Run Rasa's server with the newest model."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--model", default="models")
    arguments = parser.parse_args()

    import rasa.core.run
    import rasa.utils.log_utils
    from rasa.core.utils import AvailableEndpoints

    from bot import mending

    mending.mend()
    rasa.utils.log_utils.configure_structlog(30)
    rasa.core.run.serve_application(
        model_path=arguments.model,
        interface="127.0.0.1",
        port=arguments.port,
        credentials="credentials.yml",
        endpoints=AvailableEndpoints.read_endpoints("endpoints.yml"),
        enable_api=True,
        auth_token=os.environ["MADO_RASA_TOKEN"],
        response_timeout=30,
        request_timeout=30,
        cors=[],
    )


if __name__ == "__main__":
    main()
