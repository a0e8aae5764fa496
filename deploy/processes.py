"""The supervisor's configuration: three processes, restarted when they die, all ended together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

TEMPLATE = """\
[supervisord]
nodaemon = true
silent = true
logfile = {var}/supervisord.log
logfile_maxbytes = 5MB
logfile_backups = 2
pidfile = {var}/supervisord.pid
childlogdir = {var}
directory = {root}
{user}
[unix_http_server]
file = {var}/supervisor.sock
chmod = 0600

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl = unix://{var}/supervisor.sock

{programs}
"""

PROGRAM = """\
[program:{name}]
command = {command}
directory = {root}
autorestart = true
startretries = 1000000
startsecs = 1
stopwaitsecs = 5
stopasgroup = true
killasgroup = true
priority = {priority}
stdout_logfile = {var}/log/{name}.log
stdout_logfile_maxbytes = 10MB
stdout_logfile_backups = 3
redirect_stderr = true
"""


def commands(environment: Mapping[str, str]) -> dict[str, str]:
    """The command of each process, by name, in the order of their start."""
    python = ROOT / ".venv" / "bin" / "python"
    rasa = ROOT / "bot" / ".venv" / "bin" / "python"
    rasa_port = environment["MADO_RASA_URL"].rsplit(":", 1)[1]
    return {
        "desk": f"{python} -m desk.app",
        "actions": f"{python} -m actions.server",
        "rasa": f"{rasa} -m bot.serve --port {rasa_port}",
    }


def configuration(environment: Mapping[str, str]) -> str:
    """supervisord's configuration file."""
    var = Path(environment.get("MADO_VAR", ROOT / "var"))
    programs = "\n".join(
        PROGRAM.format(name=name, command=command, root=ROOT, var=var, priority=place)
        for place, (name, command) in enumerate(commands(environment).items(), start=1)
    )
    # supervisord asks root to say by which user it runs; anybody else may not say it.
    user = "user = root" if os.geteuid() == 0 else ""
    return TEMPLATE.format(var=var, root=ROOT, programs=programs, user=user)
