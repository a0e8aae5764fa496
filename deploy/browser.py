"""Have Debian's Chromium and a Japanese font for the browser tests; installed when they are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-ipafont-gothic")


def main() -> None:
    """Install the browser unless it is there."""
    if shutil.which("chromium"):
        return
    if shutil.which("apt-get") is None:
        sys.exit("ブラウザの試験には Chromium が要ります（Debian なら apt-get install chromium）。")
    root = [] if os.geteuid() == 0 else ["sudo"]
    print("→ 試験用のブラウザ（Chromium）を入れます", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*root, "apt-get", "update", "-qq"], check=True, env=quiet, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
        check=True,
        env=quiet,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    main()
