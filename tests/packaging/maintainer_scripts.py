#!/usr/bin/env python3
"""Runs the package's scripts in the order in which dpkg does, with a pretended systemd, and looks at what they ask of it.

usage: maintainer_scripts.py PACKAGING    one line for each rule that does not hold; 0 when all do
It installs nothing: the account, the folders and systemd are pretended.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SYSTEMCTL = """#!/bin/sh
echo "$*" >> "$LOG"
case "$1" in
  try-restart) if [ -e "$STATE/runs" ]; then echo started >> "$LOG"; fi ;;
  restart) touch "$STATE/runs"; echo started >> "$LOG" ;;
  stop) rm -f "$STATE/runs" ;;
esac
"""


class Machine:
    def __init__(self, packaging: Path, folder: Path):
        self.packaging, self.folder = packaging, folder
        self.log, self.state, self.tools = folder / "log", folder / "state", folder / "tools"
        for made in (self.state, self.tools, folder / "run/systemd/system"):
            made.mkdir(parents=True)
        for tool in ("getent", "useradd", "install"):
            (self.tools / tool).write_text("#!/bin/sh\n")
        (self.tools / "systemctl").write_text(SYSTEMCTL)
        for tool in self.tools.iterdir():
            tool.chmod(0o755)

    def script(self, name: str, *words: str) -> None:
        text = (self.packaging / name).read_text().replace("/run/", f"{self.folder}/run/")
        subprocess.run(["sh", "-c", text, name, *words], check=True,
                       env={**os.environ, "PATH": f"{self.tools}:{os.environ['PATH']}", "LOG": str(self.log),
                            "STATE": str(self.state)})

    def install(self) -> None:
        self.script("preinst", "install")
        self.script("postinst", "configure", "")

    def upgrade(self) -> list[str]:
        """What systemd was asked."""
        self.log.write_text("")
        self.script("prerm", "upgrade", "2")
        self.script("preinst", "upgrade", "1")
        self.script("postinst", "configure", "1")
        return self.log.read_text().splitlines()

    def upgrade_from_a_package_that_stops(self) -> None:
        self.stop()
        self.script("preinst", "upgrade", "0.2.0")
        self.script("postinst", "configure", "0.2.0")

    def remove(self) -> None:
        self.script("prerm", "remove")

    @property
    def runs(self) -> bool:
        return (self.state / "runs").exists()

    def stop(self) -> None:
        (self.state / "runs").unlink()


def main() -> int:
    packaging = Path(sys.argv[1]).resolve()
    faults = []

    def must(holds: bool, words: str) -> None:
        if not holds:
            faults.append(words)

    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(packaging, Path(folder))
        machine.install()
        must(machine.runs, "a first install starts the service")
        must("enable qualitea.service" in machine.log.read_text(), "a first install switches the service on")
        asked = machine.upgrade()
        must(asked.count("started") == 1 and machine.runs, "an upgrade starts a service that runs anew, once")
        must("stop qualitea.service" not in asked, "an upgrade does not stop the service before its files are there")
        must("enable qualitea.service" not in asked, "an upgrade does not switch the service on")
        machine.stop()
        must("started" not in machine.upgrade() and not machine.runs, "an upgrade leaves a stopped service stopped")
        machine.install()
        machine.upgrade_from_a_package_that_stops()
        must(machine.runs, "an upgrade from 0.2.0, whose package stops the service, starts it again")
        machine.stop()
        must("started" not in machine.upgrade(), "the next upgrade leaves a stopped service stopped again")
        machine.remove()
        must("disable qualitea.service" in machine.log.read_text(), "a removal switches the service off")
        machine.script("preinst", "install", "1")
        machine.script("postinst", "configure", "1")
        must(machine.runs, "an install after a removal starts the service")
    for words in faults:
        print(f"failed  {words}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
