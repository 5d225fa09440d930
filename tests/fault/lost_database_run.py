#!/usr/bin/env python3
"""Takes the database away under a running server and gives it back.

usage: lost_database_run.py PROGRAM ASSETS sqlite|postgresql
PostgreSQL is killed and started again; SQLite's file is moved away and back, as a disk that was unmounted. Pages must
say so, nothing may be acknowledged meanwhile, and the same server must go on.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from findings import Findings
from installation import Refused, Site, Visitor

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
CLUSTER = REPOSITORY / "tools" / "throwaway_postgres"
NO_ANSWER = "The database does not answer"
PATIENCE = 30
FILES = ("qualitea.sqlite", "qualitea.sqlite-wal", "qualitea.sqlite-shm")


class LostDatabase:
    def __init__(self, program, assets, kind, work):
        self.kind, self.work = kind, work
        self.cluster = work / "pg" if kind == "postgresql" else None
        address = self._cluster("start") if self.cluster else None
        self.site = Site(program, assets, work / "data", address)
        self.findings = Findings(f"lost database, {kind}")

    def _cluster(self, what):
        done = subprocess.run([CLUSTER, what, str(self.cluster)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def take_away(self):
        if self.cluster:
            self._cluster("halt")
            return
        self.away = self.work / "away"
        self.away.mkdir()
        for name in FILES:
            if (self.site.folder / name).exists():
                (self.site.folder / name).rename(self.away / name)

    def give_back(self):
        if self.cluster:
            self._cluster("run")
            return
        for name in FILES:
            if (self.away / name).exists():
                (self.away / name).rename(self.site.folder / name)

    def health(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.site.port}/health", timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as answered:
            return answered.code

    def run(self):
        self.site.folder.mkdir()
        self.person = Visitor(self.site, "lost@fault.example", self.site.add_contributor("lost@fault.example"))
        self.site.start()
        self.person.sign_in()
        self.series = self.person.make_measure("Entered")
        self.person.enter_figure(self.series, "01/01/2018", "12:01")
        for title, scenario in (("pages say so", self.lost), ("the same server goes on", self.back),
                                ("nothing that was acknowledged is lost", self.nothing_lost)):
            self.findings.scenario(title, scenario)
        return self.findings.close()

    def lost(self):
        self.take_away()
        figure = {"csrf": self.person.form_token(self.series), "period": "08/01/2018", "value": "12:02", "confirmed": "1"}
        for path, fields in (("/measures", None), (self.series, None), (f"{self.series}/data.csv", None),
                             (f"{self.series}/figures/new", figure), (f"{self.series}/figures/new", figure),
                             ("/sign-in", {"email": "a@b.example", "password": "not one of ours"})):
            began = time.monotonic()
            status, headers, page = self.person.ask(path, fields)
            self.findings.expect(status == 503 and NO_ANSWER in page, f"{path} gave {status}")
            self.findings.expect(headers.get("Retry-After"), f"{path} does not say when to come back")
            self.findings.expect(time.monotonic() - began < PATIENCE, f"{path} let a reader wait")
        self.findings.expect(self.health() == 503, "/health calls it well")
        if not self.cluster:
            self.findings.expect(not (self.site.folder / FILES[0]).exists(), "an empty database was made in its place")

    def back(self):
        self.give_back()
        server = self.site.server
        until = time.monotonic() + PATIENCE
        while self.health() != 200 and time.monotonic() < until:
            time.sleep(0.1)
        self.findings.expect(self.health() == 200, "/health did not come back")
        self.person.enter_figure(self.series, "15/01/2018", "12:03")
        self.findings.expect(self.person.ask("/measures")[0] == 200, "the wall did not come back")
        self.findings.expect(server.poll() is None, "the server ended")

    def nothing_lost(self):
        there = self.person.figures(self.series)
        self.findings.expect(there.get("2018-01-01") == "721" and there.get("2018-01-15") == "723", "a figure is lost")
        self.findings.expect(there.get("2018-01-08") != "722", "a figure was kept that was refused")
        self.site.stop()
        code, said = self.site.command("check")
        self.findings.expect(code == 0, f"check: {said.strip()[:600]}")

    def close(self):
        self.site.kill()
        if self.cluster:
            subprocess.run([CLUSTER, "stop", str(self.cluster)], capture_output=True)


def main():
    if len(sys.argv) != 4 or sys.argv[3] not in ("sqlite", "postgresql"):
        print(__doc__)
        return 2
    program, assets, kind = sys.argv[1:]
    work = pathlib.Path(tempfile.mkdtemp(prefix="ql-"))
    work.chmod(0o755)
    run = LostDatabase(str(pathlib.Path(program).resolve()), str(pathlib.Path(assets).resolve()), kind, work)
    try:
        return run.run()
    except (RuntimeError, Refused) as broken:
        print(f"failed  lost database, {kind}: {broken}")
        print("0 passed, 1 failed")
        return 1
    finally:
        run.close()
        shutil.rmtree(work, ignore_errors=True)


sys.exit(main())
