#!/usr/bin/env python3
"""Plants one broken rule at a time in a small copy of a house and asks the check to report it, by file.

usage: tests/house/planted_faults.py    one line for each case: passed or failed; exit code 1 when any failed.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HEADER = "#pragma once\n/// What this is.\n/// What it is not.\n"
LATER = "TO" + "DO"

# (what is planted, check, file, its text, words that the report must hold)
FAULTS = [
    ("base includes another room", "layers", "src/base/day.h", HEADER + '#include "json/json_writer.h"\n', "base may not include"),
    ("spc includes the database", "layers", "src/spc/limit.cpp", '#include "db/connection.h"\n', "spc may not include"),
    ("the server includes a slice", "layers", "src/http/pipe.cpp", '#include "measures/measure.h"\n', "http may not include"),
    ("shell includes a slice", "layers", "src/shell/door.cpp", '#include "access/access.h"\n', "shell may not include"),
    ("a slice includes one below it", "layers", "src/access/door.cpp", '#include "measures/measure.h"\n', "access may not include"),
    ("a slice includes another's pages", "layers", "src/home/first_routes.cpp", '#include "measures/wall/wall_pages.h"\n', "another slice's pages"),
    ("a component draws a chart itself", "layers", "src/ui/badge.cpp", '#include "chart/spc_drawing.h"\n', "of chart it sees only"),
    ("a component analyses a series", "layers", "src/ui/badge.cpp", '#include "spc/analyse.h"\n', "of spc it sees only"),
    ("pages include a store", "layers", "src/measures/wall/wall_pages.cpp", '#include "measures/point_store.h"\n', "may not include measures/point_store.h"),
    ("a store includes pages", "layers", "src/measures/point_store.cpp", '#include "measures/wall/wall_pages.h"\n', "a store may not include"),
    ("a noun sees a store and pages", "layers", "src/measures/wall.cpp",
     '#include "measures/point_store.h"\n#include "measures/wall/wall_pages.h"\n', "only *_routes and *_commands"),
    ("asio outside http", "layers", "src/shell/door.cpp", "#include <boost/asio.hpp>\n", "stays behind src/http"),
    ("sqlite outside db", "layers", "src/measures/point_store.cpp", "#include <sqlite3.h>\n", "stays behind src/db"),
    ("Boost.Math outside stats", "layers", "src/spc/limit.cpp", "#include <boost/math/distributions/normal.hpp>\n", "stand in src/stats"),
    ("spdlog in another file", "layers", "src/http/pipe.cpp", "#include <spdlog/spdlog.h>\n", "base/log.h"),
    ("cairo outside chart", "layers", "src/ui/badge.cpp", "#include <cairo.h>\n", "made in src/chart"),
    ("libxlsxwriter in a slice", "layers", "src/measures/wall.cpp", "#include <xlsxwriter.h>\n", "written in src/document"),
    ("libcurl outside client", "layers", "src/shell/door.cpp", "#include <curl/curl.h>\n", "through src/client"),
    ("sodium outside its files", "layers", "src/measures/point_store.cpp", "#include <sodium.h>\n", "digests"),
    ("the command line in pages", "layers", "src/access/door_pages.cpp", "#include <CLI/CLI.hpp>\n", "command line"),
    ("a hidden clock", "layers", "src/spc/limit.cpp", "auto now = std::chrono::system_clock::now();\n", "take a Clock"),
    ("an old hidden clock", "layers", "src/measures/wall.cpp", "auto now = time(nullptr);\n", "take a Clock"),
    ("a hidden setting", "layers", "src/shell/door.cpp", 'auto home = std::getenv("HOME");\n', "take a setting"),
    ("a folder not in the table", "layers", "src/stuff/thing.cpp", "int a;\n", "not in the table"),
    ("a name used twice", "style", "src/chart/day.cpp", "int a;\n", "used more than once"),
    ("a folder called utils", "style", "src/utils/thing.cpp", "int a;\n", "no folder is called utils"),
    ("a header without the pragma", "style", "src/base/bare.h", "/// What.\n/// Not.\nint a();\n", "#pragma once"),
    ("a header that says nothing", "style", "src/base/bare.h", "#pragma once\nint a();\n", "/// line"),
    ("a header that says only what it is", "style", "src/base/bare.h", "#pragma once\n/// What.\nint a();\n", "deliberately not"),
    ("a file of 601 lines", "style", "src/base/long.cpp", "int a;\n" * 601, "split it"),
    ("co_await inside ?:", "style", "src/http/pipe.cpp", "auto a = b ? co_await c() : d();\n", "co_await"),
    ("co_await after the colon", "style", "src/http/pipe.cpp", "auto a = b\n  ? c()\n  : co_await d();\n", "co_await"),
    ("a bool parameter", "style", "src/base/bare.h", HEADER + "void draw(int size, bool wide);\n", "bool parameter"),
    ("a bool parameter with a default", "style", "src/base/bare.h", HEADER + "void draw(bool wide = false);\n", "bool parameter"),
    ("a name that says nothing", "style", "src/base/bare.cpp", "class ChartManager {};\n", "says nothing"),
    ("a promise for later", "style", "src/base/bare.cpp", f"// {LATER}: more\n", "leave it to an issue"),
    ("a column without a meaning", "style", "migrations/0001_days.sql", "CREATE TABLE day (\n  length REAL NOT NULL\n) STRICT;\n", "meaning and unit"),
    ("inline style in a page", "style", "src/ui/badge.cpp", 'h.div({{"class", "a"}, {"style", "color:red"}});\n', "no inline style"),
    ("inline style in the script", "style", "assets/app.js", "e.setAttribute('style', 'color:red');\n", "no inline style"),
    ("a path of one machine", "style", "docs/notes.md", "See /ho" + "me/someone/notes.\n", "path of one machine"),
    ("an npm package of another version", "style", "package.json", '{"version": "0.0.1"}\n', "version 0.0.1 is not the program's"),
    ("a lock file of another version", "style", "package-lock.json", '{"packages": {"": {"version": "0.0.1"}}}\n', "is not the program's"),
    ("a header that needs another", "headers", "src/base/bare.h", HEADER + "std::string name();\n", "does not compile alone"),
]

# What the checks must leave alone.
SOUND = [
    ("layers", "src/http/pipe.cpp", "#include <boost/asio.hpp>\n"),
    ("layers", "src/base/clock.cpp", "auto now = std::chrono::system_clock::now();\n"),
    ("layers", "src/measures/wall/wall_routes.cpp", '#include "measures/point_store.h"\n#include "measures/wall/wall_pages.h"\n'),
    ("layers", "src/ui/badge.h", HEADER + '#include "chart/icon.h"\n#include "spc/analysis.h"\n'),
    ("style", "src/base/bare.h", HEADER + "struct Day { bool is_first = true; };\nbool is_day(int number);\n"),
    ("style", "src/base/bare.cpp", "// co_await ? a : b is not code here\nauto text = \"a ? co_await b : c\";\n"),
    ("headers", "src/base/bare.h", HEADER + "#include <string>\nstd::string name();\n"),
]


def report_of(check: str, file: str, text: str) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sound = root / "src" / "base" / "day.cpp"
        sound.parent.mkdir(parents=True)
        sound.write_text("int day_number;\n", encoding="utf-8")
        planted = root / file
        planted.parent.mkdir(parents=True, exist_ok=True)
        planted.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, ROOT / "tools" / f"check_{check}", root], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


def main() -> int:
    failed = 0
    for title, check, file, text, words in FAULTS:
        code, report = report_of(check, file, text)
        good = code == 1 and words in report and Path(file).name in report
        failed += not good
        print(f"{'passed' if good else 'failed'}  planted: {title}" + ("" if good else f": {check} said: {report.strip()}"))
    for check, file, text in SOUND:
        code, report = report_of(check, file, text)
        failed += code != 0
        print(f"{'passed' if code == 0 else 'failed'}  sound: {check} {file}" + ("" if code == 0 else f": {report.strip()}"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
