#!/usr/bin/env python3
"""Fills the disk under a running server and asks whether people are told what to do and nothing is lost.

usage: full_disk_run.py PROGRAM ASSETS sqlite|postgresql|limited
The database lies on a file system of its own that is filled to its last byte, while figures are entered, a file is
imported, people sign in and back-ups are made. Then room is made, and the same server must go on. It says so and passes
nothing where it may not mount; `limited` needs no right: there SQLite's files may not grow.
"""
import datetime
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from findings import Findings
from installation import Refused, Site, Visitor
from small_disk import LimitedFiles, NoMount, SmallDisk

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
CLUSTER = REPOSITORY / "tools" / "throwaway_postgres"
SQLITE_MEGABYTES = 24
POSTGRES_MEGABYTES = 256
MOST_ENTRIES = 3000
NO_ROOM = "The server has no room left"
NO_ANSWER = "The database does not answer"
EMPTY_DISK_WORDS = (NO_ROOM, NO_ANSWER)


def mondays():
    """Of the past, each once."""
    day = datetime.date(1990, 1, 1)
    while True:
        yield day
        day += datetime.timedelta(weeks=1)


def import_file(folder, seconds):
    path = folder / f"import-{seconds}.csv"
    rows = [f"{day:02}/01/2024,{seconds // 60}:{seconds % 60:02}\n" for day in (1, 8, 15, 22, 29)]
    path.write_text("Week commencing,Time\n" + "".join(rows))
    return path


class FullDisk:
    def __init__(self, program, assets, kind, work):
        self.kind, self.work = kind, work
        if kind == "limited":
            self.disk = LimitedFiles(work / "disk")
        else:
            self.disk = SmallDisk(work / "disk", SQLITE_MEGABYTES if kind == "sqlite" else POSTGRES_MEGABYTES)
        self.cluster = self.disk.folder / "pg" if kind == "postgresql" else None
        address = self._cluster("start") if self.cluster else None
        folder = work / "data" if self.cluster else self.disk.folder / "data"
        self.site = Site(program, assets, folder, address)
        self.findings = Findings(f"full disk, {kind}")
        self.known = {}
        self.weeks = mondays()

    def _cluster(self, what):
        done = subprocess.run([CLUSTER, what, str(self.cluster)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def run(self):
        site, findings = self.site, self.findings
        site.folder.mkdir(exist_ok=True)
        self.password = site.add_contributor("full@fault.example")
        self.person = Visitor(site, "full@fault.example", self.password)
        site.start()
        self.person.sign_in()
        self.series, self.imported = (self.person.make_measure(name) for name in ("Entered", "Imported"))
        self.enter(20)
        for title, scenario in (("figures until the disk is full", self.fill_up),
                                ("an import", self.try_import),
                                ("signing in", self.try_sign_in),
                                ("back-ups", self.try_backup),
                                ("reading goes on", self.read),
                                ("room is made and the same server goes on", self.go_on),
                                ("nothing that was acknowledged is lost", self.nothing_lost)):
            findings.scenario(title, scenario)
        return findings.close()

    def enter(self, count):
        """How many were acknowledged before one was refused; the refusal's status and words, or nothing."""
        for entered in range(count):
            week = next(self.weeks)
            seconds = 700 + entered % 500
            status, headers, page = self.person.ask(
                f"{self.series}/figures/new", {"csrf": self.person.form_token(f"{self.series}/figures/new"),
                                               "period": week.strftime("%d/%m/%Y"),
                                          "value": f"{seconds // 60}:{seconds % 60:02}", "confirmed": "1"})
            if status == 303 and "saved=figure" in headers.get("Location", ""):
                self.known[week.isoformat()] = str(seconds)
            else:
                return entered, status, page
        return count, None, ""

    def told(self, status, page, what):
        """It was refused, and says why."""
        self.findings.expect(status == 503, f"{what} gave {status}: {words(page)}")
        self.findings.expect(any(each in page for each in EMPTY_DISK_WORDS), f"{what} does not say why: {words(page)}")

    def fill_up(self):
        self.disk.fill(self.site.server)
        entered, status, page = self.enter(MOST_ENTRIES)
        if self.findings.expect(status is not None, f"{entered} figures were taken by a full disk"):
            self.told(status, page, "a figure")
        return f"{entered} figures were still taken, {self.disk.free()} bytes are free"

    def try_import(self):
        file = import_file(self.work, 1234)
        for attempt in ("first", "second"):
            status, _, page = self.person.upload(f"{self.imported}/figures/import", file)
            self.told(status, page, f"the {attempt} import")
        return ""

    def try_sign_in(self):
        other = Visitor(self.site, self.person.email, self.password)
        status, _, page = other.ask("/sign-in", {"email": other.email, "password": other.password})
        if status != 303:
            return self.told(status, page, "signing in")
        # A row may still fit into a page that is there already: then it must be kept.
        status, _, page = other.ask("/account")
        self.findings.expect(status == 200, f"a session that was given is not there: {status}")
        return "a row still fitted"

    def try_backup(self):
        target = self.disk.folder / "full.backup"
        code, said = self.site.command("backup", str(target), under=self.disk.limits())
        self.findings.expect(code != 0, f"a back-up onto a full disk was acknowledged: {said}")
        left = [each.name for each in self.disk.folder.glob("full.backup*")]
        self.findings.expect(not left, f"a back-up that failed left {left}")
        self.findings.expect("There is no room left" in said, f"the back-up says: {said}")
        return said.strip().splitlines()[-1]

    def read(self):
        status, _, page = self.person.ask("/measures")
        if not self.cluster:
            self.findings.expect(status == 200, f"the wall gave {status}: {words(page)}")
        else:  # PostgreSQL may have stopped itself: then it is said
            self.findings.expect(status == 200 or NO_ANSWER in page, f"the wall gave {status}: {words(page)}")
        return f"the wall gave {status}"

    def go_on(self):
        self.disk.make_room(self.site.server)
        if self.cluster:
            self._cluster("run")  # does nothing while it runs; it stops itself when its log does not fit
        server = self.site.server.pid
        entered, status, page = self.enter(20)
        self.findings.expect(entered == 20, f"after room was made a figure gave {status}: {words(page)}")
        other = Visitor(self.site, self.person.email, self.password)
        other.sign_in()
        status, headers, page = other.upload(f"{self.imported}/figures/import", import_file(self.work, 1300))
        if self.findings.expect(status == 303, f"the import gave {status}: {words(page)}"):
            rows = headers["Location"]
            status, _, page = other.ask(rows, {"csrf": other.token_on(rows), "step": "save", "unusual": "kept"})
            self.findings.expect(status == 303, f"saving the import gave {status}: {words(page)}")
        code, said = self.site.command("backup", str(self.work / "after.backup"))
        self.findings.expect(code == 0, f"the back-up after: {said}")
        self.findings.expect(self.site.server.poll() is None and self.site.server.pid == server, "the server ended")

    def nothing_lost(self):
        there = self.person.figures(self.series)
        lost = {week for week, seconds in self.known.items() if there.get(week) != seconds}
        self.findings.expect(not lost, f"{len(lost)} acknowledged figures are not there: {sorted(lost)[:5]}")
        self.site.stop()
        code, said = self.site.command("check")
        self.findings.expect(code == 0, f"check: {said.strip()[:600]}")
        return f"{len(self.known)} figures"

    def close(self):
        self.site.kill()
        if self.cluster:
            subprocess.run([CLUSTER, "stop", str(self.cluster)], capture_output=True)
        self.disk.unmount()


def words(page):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.split("<main", 1)[-1]))[:300]


def main():
    if len(sys.argv) != 4 or sys.argv[3] not in ("sqlite", "postgresql", "limited"):
        print(__doc__)
        return 2
    program, assets, kind = sys.argv[1:]
    work = pathlib.Path(tempfile.mkdtemp(prefix="qf-"))
    work.chmod(0o755)
    try:
        run = FullDisk(str(pathlib.Path(program).resolve()), str(pathlib.Path(assets).resolve()), kind, work)
    except NoMount as refused:
        print(f"skipped full disk, {kind}: a file system cannot be mounted here ({refused}). Run it as root.")
        print("0 passed, 0 failed")
        return 0
    try:
        return run.run()
    except (RuntimeError, Refused) as broken:
        print(f"failed  full disk, {kind}: {broken}")
        print("0 passed, 1 failed")
        return 1
    finally:
        run.close()
        shutil.rmtree(work, ignore_errors=True)


sys.exit(main())
