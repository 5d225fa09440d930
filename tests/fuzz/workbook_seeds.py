#!/usr/bin/env python3
"""Writes the parts of each small sound workbook of tests/inputs as one text, the form that the door of workbooks takes.

usage: tests/fuzz/workbook_seeds.py FOLDER    see packed_workbook in tests/tabular/workbook_fuzz.h
"""
import sys
import zipfile
from pathlib import Path

target = Path(sys.argv[1])
target.mkdir(parents=True, exist_ok=True)
for workbook in sorted((Path(__file__).parent.parent / "inputs").glob("p*.xlsx")):
    with zipfile.ZipFile(workbook) as archive:
        parts = [b"### " + name.encode() + b"\n" + archive.read(name) for name in archive.namelist()]
    (target / workbook.stem).write_bytes(b"".join(parts))
