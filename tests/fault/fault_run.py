#!/usr/bin/env python3
"""Kills the program at random moments during edits and imports, and asks each time whether anything was lost.

usage: fault_run.py PROGRAM ASSETS ROUNDS [--database ADDRESS] [--seed N]
Each round: two people enter figures while a file is imported and a back-up is made; all are killed with SIGKILL at a
random moment, every fourth time as soon as the back-up says that it is made. Then `qualitea check` must be clean, every figure that somebody was told is saved must be there, an import
must be there whole or not at all, and a back-up that has its name must restore into an empty folder that checks clean.
One line a round that failed, then `N passed, N failed`.
"""
import argparse
import datetime
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from installation import Refused, Site, Visitor, make_demo

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = HERE.parent.parent / "data" / "ambsys" / "AmbSYS-to-Mar-2025.csv"
EDITED = {"first": "/measures/34/OU-ASHFORD", "second": "/measures/34/OU-BRIGHTON"}
IMPORTED = "/measures/34/OU-THANET"
WEEKS = [datetime.date(2019, 1, 7) + datetime.timedelta(weeks=i) for i in range(300)]
LEAST_SECONDS = 600


def as_time(seconds):
    return f"{seconds // 60}:{seconds % 60:02}"


class Writer(threading.Thread):
    """Enters figures one after the other. What was acknowledged is known; what was on its way may be either."""

    def __init__(self, visitor, series, known, rng):
        super().__init__()
        self.visitor, self.series, self.known, self.rng = visitor, series, known, rng
        self.on_its_way = None
        self.fault = None
        self.acknowledged = 0

    def run(self):
        try:
            while True:
                week = self.rng.choice(WEEKS)
                seconds = self.rng.randrange(LEAST_SECONDS, LEAST_SECONDS + 900)
                self.on_its_way = (week.isoformat(), seconds)
                self.visitor.enter_figure(self.series, week.strftime("%d/%m/%Y"), as_time(seconds))
                self.known[week.isoformat()] = seconds
                self.acknowledged += 1
                self.on_its_way = None
        except OSError:
            pass  # the server is gone, as it should be
        except Refused as refused:
            self.fault = str(refused)


def import_file(folder, marker):
    """300 weeks of one value: half an import would show as two values."""
    path = folder / f"import-{marker}.csv"
    rows = "".join(f"{week.strftime('%d/%m/%Y')},{as_time(marker)}\n" for week in WEEKS)
    path.write_text("Week commencing,Time\n" + rows)
    return path


class FaultRun:
    def __init__(self, site, rng):
        self.site, self.rng = site, rng
        self.people = {}
        for name in EDITED:
            email = f"{name}@fault.example"
            self.people[name] = Visitor(site, email, site.add_contributor(email))
        self.known = {name: {} for name in EDITED}
        self.imported = None  # the marker that was acknowledged last
        self.acknowledged = 0
        self.imports = 0
        self.backups = 0

    def sign_in(self):
        self.site.start()
        for visitor in self.people.values():
            visitor.sign_in()
        self.site.stop()

    def round(self, number):
        """What went wrong, as a list of sentences."""
        site, rng = self.site, self.rng
        site.start()
        writers = {name: Writer(self.people[name], series, self.known[name], random.Random(rng.random()))
                   for name, series in EDITED.items()}
        for writer in writers.values():
            writer.start()
        marker = LEAST_SECONDS + 1000 + number
        loading = site.begin_command("import", str(import_file(site.folder.parent, marker)), "--measure", "34",
                                     "--organisation", "OU-THANET")
        backup = site.folder.parent / f"round-{number}.backup"
        backing_up = site.begin_command("backup", str(backup))
        if number % 4 == 3:
            backing_up.wait()  # so that whole back-ups are among those that are restored
        else:
            time.sleep(rng.uniform(0.02, rng.choice((0.4, 1.6))))
        importing_ended, backing_up_ended = loading.poll(), backing_up.poll()
        for command in (loading, backing_up):
            command.kill()
        site.kill()
        for writer in writers.values():
            writer.join()
        for command in (loading, backing_up):
            command.wait()
            command.stderr.close()

        wrong = [f"{name}: {writer.fault}" for name, writer in writers.items() if writer.fault]
        code, said = site.command("check")
        if code != 0:
            wrong.append(f"check: {said.strip()[:600]}")
        wrong += self.broken_backup(backup, backing_up_ended == 0)
        site.start()
        for name, writer in writers.items():
            self.acknowledged += writer.acknowledged
            wrong += self.missing_edits(name, writer)
        wrong += self.torn_import(marker, importing_ended == 0)
        site.stop()
        return wrong

    def missing_edits(self, name, writer):
        there = self.people[name].figures(EDITED[name])
        known = self.known[name]
        if writer.on_its_way:
            week, seconds = writer.on_its_way
            if there.get(week) == str(seconds):
                known[week] = seconds  # it was saved, and only the answer was lost
        return [f"{name}: {week} was saved as {seconds} and is {there.get(week)!r}"
                for week, seconds in known.items() if there.get(week) != str(seconds)]

    def broken_backup(self, backup, acknowledged):
        if not backup.exists():
            return [f"{backup.name} was acknowledged and is not there"] if acknowledged else []
        elsewhere = Site(self.site.program, self.site.assets, backup.with_suffix(".restored"))
        wrong = []
        for words in (["restore", str(backup)], ["check"]):
            code, said = elsewhere.command(*words)
            if code != 0:
                wrong.append(f"{backup.name}: {words[0]}: {said.strip()[:600]}")
        self.backups += not wrong
        if not wrong:
            shutil.rmtree(elsewhere.folder)
            backup.unlink()
        return wrong

    def torn_import(self, marker, acknowledged):
        there = self.people["first"].figures(IMPORTED)
        values = {there.get(week.isoformat()) for week in WEEKS}
        if values == {str(marker)}:
            self.imported = marker
            self.imports += 1
            return []
        if acknowledged:
            return [f"import {marker} was acknowledged and is not there"]
        if str(marker) in values or self.imported is not None and values != {str(self.imported)}:
            return [f"import {marker} is half there: {len(values)} different values"]
        return []


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("program")
    words.add_argument("assets")
    words.add_argument("rounds", type=int)
    words.add_argument("--database", help="address of an empty PostgreSQL database; without it SQLite")
    words.add_argument("--seed", type=int, default=int(time.time()))
    asked = words.parse_args()
    kind = "postgresql" if asked.database else "sqlite"
    work = pathlib.Path(tempfile.mkdtemp(prefix="qualitea-fault-"))
    passed = failed = 0
    try:
        site = Site(str(pathlib.Path(asked.program).resolve()), str(pathlib.Path(asked.assets).resolve()), work / "data",
                    asked.database)
        make_demo(site, FIGURES)
        run = FaultRun(site, random.Random(asked.seed))
        run.sign_in()
        for number in range(asked.rounds):
            wrong = run.round(number)
            passed += not wrong
            failed += bool(wrong)
            for sentence in wrong:
                print(f"failed  fault {kind}, round {number}, seed {asked.seed}: {sentence}", flush=True)
        print(f"passed  fault {kind}: {passed} of {asked.rounds} kills; {run.acknowledged} figures acknowledged, "
              f"{run.imports} imports whole, {run.backups} back-ups restored; seed {asked.seed}", flush=True)
    except (RuntimeError, Refused, subprocess.TimeoutExpired) as broken:
        failed += 1
        print(f"failed  fault {kind}, seed {asked.seed}: {broken}")
    finally:
        if failed == 0:
            shutil.rmtree(work, ignore_errors=True)
        else:
            print(f"What is left to look at: {work}")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
