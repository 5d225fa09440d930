#!/usr/bin/env python3
"""Prints the figures of the benchmark programs, the median of their repetitions beside what we aim for."""
import json
import os
import pathlib
import sys

# From the work's own aims, in milliseconds.
AIMS = {"import_in_all": 5000, "wall": 100, "try_it/5000": 300}
PER_MILLISECOND = {"ns": 1e6, "us": 1e3, "ms": 1, "s": 1e-3}


def plain(number):
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if number >= size:
            return f"{number / size:.1f} {letter}"
    return f"{number:.0f}"


def words_of(row):
    words = []
    if "bytes_per_second" in row:
        words.append(plain(row["bytes_per_second"]) + "B/s")
    if "items_per_second" in row:
        words.append(plain(row["items_per_second"]) + " items/s")
    for counter in ("bytes", "points", "series"):
        if counter in row:
            words.append(f"{row[counter]:,.0f} {counter}")
    return ", ".join(words)


def figures_of(path):
    """The rows of one program: name; median, least, most and least processor time in milliseconds; words."""
    runs = {}
    for row in json.loads(path.read_text())["benchmarks"]:
        if row["run_type"] == "iteration":
            runs.setdefault(row["run_name"].removesuffix("/real_time"), []).append(row)
    for name, rows in runs.items():
        rows.sort(key=lambda row: row["real_time"])
        unit = PER_MILLISECOND[rows[0]["time_unit"]]
        times = [row["real_time"] / unit for row in rows]
        middle = rows[len(rows) // 2]
        yield name, times[len(times) // 2], times[0], times[-1], min(row["cpu_time"] for row in rows) / unit, words_of(middle)


def main(folder):
    missed = []
    for path in sorted(pathlib.Path(folder).glob("*_bench.json")):
        if not path.read_text().strip():
            continue  # a filter left nothing of this program
        context = json.loads(path.read_text())["context"]
        print(f"\n{path.stem}: {context['date'][:16]}, {context['num_cpus']} cores, load {context['load_avg'][0]:.1f} at its start")
        print(f"  {'':36}{'median ms':>12}{'least':>12}{'most':>12}{'processor':>12}{'aim':>8}")
        for name, median, least, most, processor, words in figures_of(path):
            aim = AIMS.get(name)
            print(f"  {name:36}{median:12.3f}{least:12.3f}{most:12.3f}{processor:12.3f}{aim or '':>8}  {words}")
            if aim and median > aim:
                missed.append(name)
    print(f"\nload now: {os.getloadavg()[0]:.1f}. " + ("Every aim is met." if not missed else "Above its aim: " + ", ".join(missed) + "."))


main(sys.argv[1])
