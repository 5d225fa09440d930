#!/usr/bin/env python3
"""Reads an XLSX with nothing but a zip and an XML parser and prints what it means, a line each.

usage: read_workbook.py FILE    prints sheets, cells with their number formats, charts; exit code 1 when the package is broken.
"""
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

package = zipfile.ZipFile(sys.argv[1])
parts = {name: package.read(name) for name in package.namelist()}
trees = {name: ElementTree.fromstring(data) for name, data in parts.items()}  # every part is well-formed XML

types = trees["[Content_Types].xml"]
known = {each.get("PartName") for each in types if each.tag.endswith("Override")}
endings = {each.get("Extension") for each in types if each.tag.endswith("Default")}
for name in parts:
    if name != "[Content_Types].xml" and "/" + name not in known and name.rsplit(".", 1)[-1] not in endings:
        sys.exit(f"no content type for {name}")
for name in known:
    if name[1:] not in parts:
        sys.exit(f"a content type for {name}, which is not there")

shared = []
if "xl/sharedStrings.xml" in parts:
    shared = ["".join(t.text or "" for t in each.iter(MAIN + "t")) for each in trees["xl/sharedStrings.xml"]]
styles = trees["xl/styles.xml"]
formats = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(MAIN + "numFmt")}
cell_formats = [formats.get(each.get("numFmtId"), "") for each in styles.find(MAIN + "cellXfs")]

for number, sheet in enumerate(trees["xl/workbook.xml"].iter(MAIN + "sheet"), 1):
    print(f"sheet {sheet.get('name')}")
    tree = trees[f"xl/worksheets/sheet{number}.xml"]
    for cell in tree.iter(MAIN + "c"):
        value, inline = cell.find(MAIN + "v"), cell.find(MAIN + "is")
        if cell.find(MAIN + "f") is not None:
            sys.exit(f"{cell.get('r')} holds a formula")
        if inline is not None:
            print(f"{sheet.get('name')}!{cell.get('r')} text {''.join(t.text or '' for t in inline.iter(MAIN + 't'))}")
        elif value is not None and cell.get("t") == "s":
            print(f"{sheet.get('name')}!{cell.get('r')} text {shared[int(value.text)]}")
        elif value is not None:
            print(f"{sheet.get('name')}!{cell.get('r')} number {value.text} as {cell_formats[int(cell.get('s', 0))]}")

for name, tree in sorted(trees.items()):
    if re.match(r"xl/drawings/drawing\d+\.xml$", name):
        for shape in tree.iter(PLACE + "cNvPr"):
            print(f"alt {shape.get('descr')}")
    if not re.match(r"xl/charts/chart\d+\.xml$", name):
        continue
    title = "".join(t.text or "" for t in tree.find(f"{CHART}chart/{CHART}title").iter(DRAW + "t"))
    print(f"chart {title}")
    print(f"gaps {tree.find(f'{CHART}chart/{CHART}dispBlanksAs').get('val') if tree.find(f'{CHART}chart/{CHART}dispBlanksAs') is not None else 'gap'}")
    for axis in ("catAx", "dateAx", "valAx"):
        for found in tree.iter(CHART + axis):
            print(f"axis {axis} {found.find(CHART + 'numFmt').get('formatCode')}")
    for series in tree.iter(CHART + "ser"):
        label = series.find(CHART + "tx")
        words = "".join(v.text or "" for v in label.iter(CHART + "v"))
        marker = series.find(f"{CHART}marker/{CHART}symbol")
        line = series.find(f"{CHART}spPr/{DRAW}ln")
        dash = line.find(DRAW + "prstDash") if line is not None else None
        line_kind = "none" if line is not None and line.find(DRAW + "noFill") is not None else dash.get("val") if dash is not None else "solid"
        values = series.find(f"{CHART}val/{CHART}numRef/{CHART}f").text
        print(f"series {words}; marker {marker.get('val') if marker is not None else 'auto'}; line {line_kind}; {values}")
