#!/usr/bin/env python3
"""Unpacks every stream of a PDF that holds objects, for tests of what no reader program prints.

usage: read_pdf_objects.py FILE    prints them one after another; it reads no page.
"""
import re
import sys
import zlib

for found in re.finditer(rb"stream\r?\n(.*?)endstream", open(sys.argv[1], "rb").read(), re.S):
    try:
        text = zlib.decompress(found.group(1))
    except zlib.error:
        continue
    if b"/Type /Catalog" in text or b"/StructElem" in text:
        print(text.decode("latin-1"))
