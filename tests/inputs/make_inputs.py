#!/usr/bin/env python3
"""Writes the hostile and messy files of this folder; told.tsv beside them says what a user is told about each.

usage: tests/inputs/make_inputs.py [FOLDER]    the files are the same bytes on every run
All figures are made up. NHS numbers are from the range 999 000 0000 and up, which is never given to a person.
"""
import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORMATS = {"general": 0, "date": 1, "percent": 2, "minutes": 3, "hours": 4, "month": 5, "moment": 6, "clock": 7}
STYLES = (f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="5"><numFmt numFmtId="164" formatCode="0.0%"/>'
          '<numFmt numFmtId="165" formatCode="mm:ss"/><numFmt numFmtId="166" formatCode="[h]:mm:ss"/>'
          '<numFmt numFmtId="167" formatCode="mmm\\-yy"/><numFmt numFmtId="168" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
          '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
          '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/>'
          '<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/>'
          '<xf numFmtId="20"/></cellXfs></styleSheet>')


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def letters(column):
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Raw(str):
    """A cell as XML, with {r} where its place stands."""


def cell_xml(place, cell):
    if cell is None:
        return ""
    if isinstance(cell, Raw):
        return cell.replace("{r}", place)
    if isinstance(cell, tuple):
        value, style = cell
        return f'<c r="{place}" s="{FORMATS[style]}"><v>{value}</v></c>'
    if isinstance(cell, (int, float)):
        return f'<c r="{place}"><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escaped(cell)}</t></is></c>'


def sheet_xml(rows, first_row=1, merges=(), hidden_rows=()):
    body = []
    for index, row in enumerate(rows, first_row):
        cells = "".join(cell_xml(f"{letters(column)}{index}", cell) for column, cell in enumerate(row, 1))
        hidden = ' hidden="1"' if index in hidden_rows else ""
        body.append(f'<row r="{index}"{hidden}>{cells}</row>')
    merged = "".join(f'<mergeCell ref="{m}"/>' for m in merges)
    merged = f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{"".join(body)}</sheetData>{merged}</worksheet>'


def parts(sheets, shared=None, since_1904=False, styles=STYLES):
    """sheets: (name, state, xml). Names of parts to their bytes, in the order in which a spreadsheet writes them."""
    tabs, relations, files = "", "", {}
    for number, (name, state, xml) in enumerate(sheets, 1):
        hidden = f' state="{state}"' if state else ""
        tabs += f'<sheet name="{escaped(name)}" sheetId="{number}"{hidden} r:id="rId{number}"/>'
        relations += f'<Relationship Id="rId{number}" Type="{REL}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        files[f"xl/worksheets/sheet{number}.xml"] = xml
    relations += f'<Relationship Id="rIdA" Type="{REL}/styles" Target="styles.xml"/>'
    files["xl/styles.xml"] = styles
    if shared is not None:
        relations += f'<Relationship Id="rIdB" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
        files["xl/sharedStrings.xml"] = shared
    system = ' date1904="1"' if since_1904 else ""
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{REL}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr{system}/><sheets>{tabs}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        **files,
    }


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def workbook(rows, name="Data", **options):
    since_1904 = options.pop("since_1904", False)
    shared = options.pop("shared", None)
    return zipped(parts([(name, "", sheet_xml(rows, **options))], shared, since_1904))


def text(rows, separator=",", end="\n"):
    return "".join(separator.join(row) + end for row in rows)


MONTHS = ["Apr-24", "May-24", "Jun-24", "Jul-24", "Aug-24", "Sep-24"]
DAYS = ["01/04/2024", "01/05/2024", "01/06/2024", "01/07/2024", "01/08/2024", "01/09/2024"]
VALUES = ["41.2", "43.5", "39.9", "44.1", "42.7", "40.3"]
SERIALS = [45383, 45413, 45444, 45474, 45505, 45536]
PLAIN = [["Month", "Value"]] + [list(row) for row in zip(MONTHS, VALUES)]
UTF8 = text(PLAIN)
NAMED = [["Month", "Caf\u00e9 calls", "Note"]] + [[m, v, "na\u00efve \u2013 \u201cok\u201d"] for m, v in zip(MONTHS, VALUES)]


def with_value(row, value, rows=PLAIN):
    rows = [list(each) for each in rows]
    rows[row][1] = value
    return text(rows)


def with_date(row, date):
    rows = [["Date", "Value"]] + [list(each) for each in zip(DAYS, VALUES)]
    rows[row][0] = date
    return text(rows)


def old_office(*names):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def text_files():
    yield "01_plain.csv", UTF8
    yield "02_byte_order_mark.csv", "\ufeff" + UTF8
    yield "03_utf16_little_with_mark.csv", b"\xff\xfe" + text(NAMED).encode("utf-16-le")
    yield "04_utf16_big_with_mark.csv", b"\xfe\xff" + text(NAMED).encode("utf-16-be")
    yield "05_utf16_little_without_mark.csv", UTF8.encode("utf-16-le")
    yield "06_utf16_big_without_mark.csv", UTF8.encode("utf-16-be")
    yield "07_utf16_cut_in_a_character.csv", b"\xff\xfe" + UTF8.encode("utf-16-le")[:-3]
    yield "08_windows_1252.csv", text(NAMED).encode("cp1252")
    yield "09_utf8_with_a_broken_byte.csv", text(NAMED).encode().replace(b"Caf\xc3\xa9", b"Caf\xe9", 1)
    yield "10_lone_carriage_returns.csv", text(PLAIN, end="\r")
    yield "11_mixed_line_ends.csv", "Month,Value\r\nApr-24,41.2\rMay-24,43.5\nJun-24,39.9\r\n\r\nJul-24,44.1"
    yield "12_semicolons.csv", text(PLAIN, ";")
    yield "13_tabs.txt", text(PLAIN, "\t")
    yield "14_upright_lines.txt", text(PLAIN, "|")
    yield "15_separator_line.csv", "sep=;\r\n" + text(PLAIN, ";", "\r\n")
    yield "16_quote_never_closed.csv", with_value(3, '"39.9')
    yield "17_quoted_line_ends.csv", 'Month,Value,Note\nApr-24,41.2,"two\nlines"\nMay-24,43.5,"he said ""no"""\nJun-24,39.9,\n'
    yield "18_ten_thousand_columns.csv", text([["Month"] + [f"c{i}" for i in range(10_000)]] +
                                              [[m] + ["1"] * 10_000 for m in MONTHS[:3]])
    yield "19_ragged_rows.csv", "Month,Value\nApr-24,41.2,,,\nMay-24\nJun-24,39.9,x\n,\nJul-24,44.1\n"
    yield "20_zero_bytes.csv", UTF8.encode().replace(b"43.5", b"43\0.5")
    yield "21_random_bytes.csv", bytes((i * 7919 + i * i) % 251 for i in range(4_000))
    yield "22_empty.csv", ""
    yield "23_blank_lines_only.csv", "\r\n \r\n\t\r\n"
    yield "24_headings_only.csv", "Month,Value\n"
    yield "25_one_row.csv", "Month,Value\nApr-24,41.2\n"
    yield "26_no_dates.csv", "Area,Value\nKent,41\nSurrey,42\nSussex,43\n"
    yield "27_no_figures.csv", "Month,Comment\nApr-24,fine\nMay-24,late\nJun-24,fine\n"
    yield "28_formula_injection.csv", 'Month,Value,Note\nApr-24,41.2,"=HYPERLINK(""http://example.invalid"")"\nMay-24,=1+1,@SUM(A1)\nJun-24,39.9,+cmd|calc\nJul-24,44.1,-2+3\n'
    yield "29_script_in_cells.csv", 'Month,<script>alert(1)</script>\nApr-24,41.2\nMay-24,43.5\nJun-24,"<img src=x onerror=alert(1)>"\n'
    yield "30_sql_in_cells.csv", "Month,Value'); DROP TABLE point;--\nApr-24,41.2\nMay-24,'; DELETE FROM point;--\nJun-24,39.9\n"
    yield "31_emoji_and_right_to_left.csv", "Month,\U0001f691 \u0632\u0645\u0646\u202e value\nApr-24,41.2\nMay-24,43.5\nJun-24,39.9 \U0001f44d\n"
    yield "32_very_long_cell.csv", "Month,Value,Note\nApr-24,41.2,\nMay-24,43.5," + "x" * 140_000 + "\nJun-24,39.9,\n"
    yield "33_rich_text.rtf", r"{\rtf1\ansi Month\tab Value\par Apr-24\tab 41.2\par}"
    yield "34_json.json", json.dumps([{"month": m, "value": v} for m, v in zip(MONTHS, VALUES)])
    yield "35_web_page_as_xls.xls", "<html><body><table><tr><td>Month</td><td>Value</td></tr><tr><td>Apr-24</td><td>41.2</td></tr></table></body></html>"
    yield "36_xml_spreadsheet.xml", '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


def date_and_number_files():
    yield "40_31_november.csv", with_date(3, "31/11/2024")
    yield "41_29_february_2023.csv", with_date(3, "29/02/2023")
    yield "42_year_1899.csv", with_date(1, "01/04/1899")
    yield "43_year_9999.csv", with_date(6, "31/12/9999")
    yield "44_future_dates.csv", with_date(6, "01/09/2099")
    yield "45_ambiguous_day_and_month.csv", text([["Date", "Value"], ["03/04/2024", "1"], ["04/04/2024", "2"], ["05/04/2024", "3"]])
    yield "46_month_first.csv", text([["Date", "Value"], ["04/13/2024", "1"], ["04/14/2024", "2"], ["04/12/2024", "3"]])
    yield "47_spreadsheet_day_numbers.csv", text([["Date", "Value"]] + [[str(s), v] for s, v in zip(SERIALS, VALUES)])
    yield "48_financial_months.csv", text([["Period", "Value"]] + [[f"2024/25 M{m:02}", v] for m, v in enumerate(VALUES, 1)])
    yield "49_financial_quarters.csv", text([["Quarter", "Value"], ["2023-24 Q4", "11"], ["2024-25 Q1", "12"], ["2024-25 Q2", "13"]])
    yield "50_financial_periods_named_by_end.csv", text([["Period", "Value"]] + [[f"FY25 P{m}", v] for m, v in enumerate(VALUES, 1)])
    yield "51_moments_with_zone.csv", text([["Date", "Value"], ["2025-06-29T23:30:00Z", "1"], ["2025-06-30T23:30:00Z", "2"], ["2025-07-01T23:30:00+01:00", "3"]])
    yield "52_totals_row.csv", UTF8 + "Total,251.7\n"
    yield "53_footnotes_below.csv", UTF8 + "\nSource: made up\n* provisional\n"
    yield "54_duplicates_alike.csv", UTF8 + "Sep-24,40.3\n"
    yield "55_duplicates_that_differ.csv", UTF8 + "Sep-24,99\n"
    yield "56_percent_signs.csv", text([["Month", "Seen"]] + [[m, f"{v}%"] for m, v in zip(MONTHS, VALUES)])
    yield "57_percent_as_fraction.csv", text([["Month", "Percent seen"]] + [[m, str(float(v) / 100)] for m, v in zip(MONTHS, VALUES)])
    yield "58_mixed_units.csv", text([["Month", "Value"], ["Apr-24", "8:30"], ["May-24", "8:45"], ["Jun-24", "530"], ["Jul-24", "8:50"]])
    yield "59_decimal_commas.csv", text([["Month", "Value"]] + [[m, v.replace(".", ",")] for m, v in zip(MONTHS, VALUES)], ";")
    yield "60_negatives_in_brackets.csv", with_value(2, "(43.5)")
    yield "61_currency.csv", with_value(2, "\u00a343.50")
    yield "62_thousands.csv", text([["Month", "Calls"]] + [[m, f"{i},204"] for i, m in enumerate(MONTHS, 1)], "\t")
    yield "63_marks_for_missing.csv", text([["Month", "Value"]] + [list(p) for p in zip(MONTHS, [".", "-", "NA", "*", "..", "44"])] + [["Oct-24", "c"], ["Nov-24", "[x]"], ["Dec-24", "46"]])
    yield "64_minutes_and_seconds.csv", text([["Month", "Mean"], ["Apr-24", "8:47"], ["May-24", "9:02"], ["Jun-24", "1:02:11"], ["Jul-24", "8:75"]])
    yield "65_numbers_too_large.csv", with_value(2, "1e300")
    yield "66_words_for_numbers.csv", with_value(2, "forty three")
    yield "67_numerator_above_denominator.csv", text([["Month", "Numerator", "Denominator"]] + [[m, "40", "50"] for m in MONTHS] + [[f"{m}-25", "40", "50"] for m in ("Jan", "Feb", "Mar", "Apr", "May")] + [["Jun-25", "60", "50"], ["Jul-25", "0", "0"]])
    yield "68_two_columns_of_dates.csv", text([["Received", "Month closed", "Value"]] + [[d, m, v] for d, m, v in zip(DAYS, MONTHS, VALUES)])
    yield "69_two_tables.csv", UTF8 + "\nMonth,Complaints\nApr-24,3\nMay-24,5\nJun-24,4\n"
    yield "70_wide_dates_down.csv", text([["Month", "Kent", "Surrey", "Sussex"]] + [[m, v, "12", "n/a"] for m, v in zip(MONTHS, VALUES)])
    yield "71_wide_dates_across.csv", text([["Measure", "Area"] + MONTHS, ["Mean", "Kent"] + VALUES, ["Mean", "Surrey"] + ["12"] * 6, ["Calls", "Kent"] + ["1"] * 5 + ["many"]])
    yield "72_long.csv", text([["Month", "Measure", "Site", "Value"]] + [[m, name, site, v] for m, v in zip(MONTHS, VALUES) for name in ("Mean", "Calls") for site in ("Kent", "Surrey")])
    yield "73_dates_out_of_order.csv", text([["Month", "Value"]] + [list(p) for p in zip(reversed(MONTHS), VALUES)])
    yield "74_nhs_numbers.csv", text([["Month", "Value", "Comment"], ["Apr-24", "41", "seen 999 000 0018 at home"], ["May-24", "43", ""], ["Jun-24", "40", "9990000026"]])
    yield "75_nhs_numbers_with_wrong_check_digit.csv", text([["Month", "Value", "Comment"], ["Apr-24", "41", "job 999 000 0019"], ["May-24", "43", ""], ["Jun-24", "40", "9990000027"]])
    yield "76_ten_digit_figures.csv", text([["Month", "Value"], ["Apr-24", "9990000018"], ["May-24", "43"], ["Jun-24", "40"], ["Jul-24", "44"]])
    yield "77_column_of_nhs_numbers_as_value.csv", text([["Date", "Value"], ["01/04/2024", "9990000018"], ["02/04/2024", "9990000026"], ["03/04/2024", "9990000034"]])
    yield "78_life_qi.csv", "Life QI chart export\nProject: Falls at home\nMeasure: Falls seen within the hour\n\n" + text([["Date", "Numerator", "Denominator"]] + [[d, "40", "50"] for d in DAYS])
    yield "79_dates_without_figures_yet.csv", UTF8 + "Oct-24,\nNov-24,\nDec-24,\n"
    yield "81_zero_character_in_utf16.csv", b"\xff\xfe" + UTF8.replace("43.5", "43\0.5").encode("utf-16-le")
    yield "82_zero_byte_in_a_heading.csv", UTF8.replace("Value", "Val\0ue").encode()
    yield "80_years_across.csv", text([["Measure", "2021", "2022", "2023", "2024"], ["Calls", "10", "12", "11", "13"]])


def workbook_files():
    rows = [["Month", "Value"]] + [[(s, "date"), float(v)] for s, v in zip(SERIALS, VALUES)]
    shared_rows = [[Raw('<c r="{r}" t="s"><v>0</v></c>'), Raw('<c r="{r}" t="s"><v>1</v></c>')]] + rows[1:]
    shared = f'{HEAD}<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><t>Month</t></si><si><r><t>Mean </t></r><r><t>minutes</t></r></si></sst>'
    yield "p01_plain.xlsx", workbook(rows)
    yield "p02_shared_texts.xlsx", workbook(shared_rows, shared=shared)
    yield "p03_shared_text_missing.xlsx", workbook([[Raw('<c r="{r}" t="s"><v>7</v></c>')]] + rows[1:], shared=shared)
    yield "p04_since_1904.xlsx", workbook([["Month", "Value"]] + [[(s - 1462, "date"), float(v)] for s, v in zip(SERIALS, VALUES)], since_1904=True)
    yield "p05_percent_times_and_errors.xlsx", workbook(
        [["Month", "Seen", "Mean", "Longest"]] +
        [[(s, "month"), (0.582, "percent"), (527 / 86400, "minutes"), (4685 / 86400, "hours")] for s in SERIALS[:4]] +
        [[(SERIALS[4], "month"), Raw('<c r="{r}" t="e"><v>#DIV/0!</v></c>'), Raw('<c r="{r}" t="e"><v>#N/A</v></c>'), None]])
    yield "p06_formulas.xlsx", workbook([["Month", "Value"]] + [[(s, "date"), Raw(f'<c r="{{r}}"><f>1+{v}</f><v>{v}</v></c>')] for s, v in zip(SERIALS[:4], VALUES)] + [[(SERIALS[4], "date"), Raw('<c r="{r}"><f>1+1</f></c>')]])
    yield "p07_title_rows_merged.xlsx", workbook([["Made-up ambulance trust: mean response"], [], *rows], merges=["A1:D1"])
    yield "p08_places_merged_down.xlsx", workbook([["Site", "Month", "Value"]] + [[site if i == 0 else None, (s, "date"), float(v)] for site in ("Kent", "Surrey") for i, (s, v) in enumerate(zip(SERIALS[:4], VALUES))], merges=["A2:A5", "A6:A9"])
    yield "p09_hidden_sheet.xlsx", zipped(parts([("Lists", "veryHidden", sheet_xml([["secret"]])), ("Data", "", sheet_xml(rows))]))
    yield "p10_only_hidden_sheets.xlsx", zipped(parts([("Data", "hidden", sheet_xml(rows))]))
    yield "p11_no_cells.xlsx", workbook([])
    yield "p12_cover_sheet_first.xlsx", zipped(parts([("Cover", "", sheet_xml([["Board report"], ["Ask the team"]])), ("Data", "", sheet_xml(rows))]))
    yield "p13_moments.xlsx", workbook([["When", "Value"]] + [[(s + 0.5625, "moment"), float(v)] for s, v in zip(SERIALS, VALUES)])
    yield "p14_29_february_1900.xlsx", workbook([["Date", "Value"], [(59, "date"), 1], [(60, "date"), 2], [(61, "date"), 3]])
    yield "p15_hours_and_minutes.xlsx", workbook([["Month", "Mean"]] + [[(s, "date"), (0.3659722222222222, "clock")] for s in SERIALS[:4]])
    yield "p16_hidden_rows.xlsx", workbook(rows, hidden_rows=(3, 4))
    yield "p17_making_data_count_sheet.xlsx", workbook([
        ["Date", "Mean response", "Seen in an hour"], ["Target", (1080 / 86400, "minutes"), (0.9, "percent")],
        ["Improvement direction", "Low", "High"]] +
        [[(s, "date"), ((500 + i) / 86400, "minutes"), (0.9 - i / 100, "percent")] for i, s in enumerate(SERIALS)], name="Data")
    yield "p18_making_data_count_tool.xlsx", workbook([
        ["Making Data Count: SPC tool"], [], ["Measure name", "Mean response"], ["Target", 18], ["Improvement", "Low"], [],
        ["Date", "Value", "Mean", "Upper process limit", "Lower process limit"]] +
        [[(s, "date"), float(v), 42, 50, 34] for s, v in zip(SERIALS, VALUES)], name="SPC")
    good = workbook(rows)
    yield "x01_cut_short.xlsx", good[: len(good) // 2]
    yield "x02_cut_in_the_directory.xlsx", good[:-30]
    yield "x03_broken_deflate.xlsx", good[:700] + bytes(40) + good[740:]
    yield "x04_sheet_is_not_xml.xlsx", zipped(parts([("Data", "", "not xml at all")]))
    yield "x05_sheet_cut_short.xlsx", zipped(parts([("Data", "", sheet_xml(rows)[:-120])]))
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i-1};" * 10}">' for i in range(1, 10))
    entities = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>' + sheet_xml([["&l9;"]]).removeprefix(HEAD).replace("&amp;l9;", "&l9;")
    yield "x06_entity_expansion.xlsx", zipped(parts([("Data", "", entities)]))
    outside = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + sheet_xml([["&x;"]]).removeprefix(HEAD).replace("&amp;x;", "&x;")
    yield "x07_outside_entity.xlsx", zipped(parts([("Data", "", outside)]))
    yield "x08_zip_bomb.xlsx", zipped(parts([("Data", "", sheet_xml([]).replace("<sheetData>", "<sheetData>" + " " * 210_000_000))]))
    long_text = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{"long " * 6_000}</t></si></sst>'
    yield "x09_one_text_in_many_cells.xlsx", workbook([[Raw('<c r="{r}" t="s"><v>0</v></c>')] * 40] * 100, shared=long_text)
    yield "x10_deep_nesting.xlsx", zipped(parts([("Data", "", sheet_xml([]).replace("<sheetData>", "<sheetData>" + "<a>" * 5_000))]))
    yield "x11_places_beyond_the_sheet.xlsx", zipped(parts([("Data", "", sheet_xml(rows).replace('r="B3"', 'r="ZZZ3"'))]))
    yield "x12_row_beyond_the_sheet.xlsx", zipped(parts([("Data", "", sheet_xml(rows).replace('<row r="3">', '<row r="4294967297">'))]))
    climbing = parts([("Data", "", sheet_xml(rows))])
    climbing["../../../../tmp/outside.txt"] = "outside"
    climbing["/etc/outside"] = "outside"
    yield "x13_paths_that_climb.xlsx", zipped(climbing)
    climbing = parts([("Data", "", sheet_xml(rows))])
    climbing["xl/_rels/workbook.xml.rels"] = climbing["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "../../../etc/passwd")
    yield "x14_sheet_outside_the_workbook.xlsx", zipped(climbing)
    yield "x15_too_many_parts.xlsx", zipped({**parts([("Data", "", sheet_xml(rows))]), **{f"xl/p{i}": "" for i in range(2_100)}})
    yield "x16_cells_far_apart.xlsx", zipped(parts([("Data", "", f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>' + "".join(
        f'<row r="{i}"><c r="{letters(i * 3)}{i}"><v>1</v></c></row>' for i in range(1, 2_001)) + "</sheetData></worksheet>")]))
    yield "x17_one_very_long_tag.xlsx", zipped(parts([("Data", "", sheet_xml([]).replace("<sheetData>", '<sheetData a="' + "y" * 3_000_000 + '">'))]))
    yield "x18_password.xlsx", old_office("EncryptionInfo", "EncryptedPackage")
    yield "x19_old_workbook.xls", old_office("Root Entry", "Workbook")
    yield "x20_old_document.doc", old_office("Root Entry", "WordDocument")
    yield "x21_open_document.ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
    yield "x22_binary_workbook.xlsb", zipped({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "b"})
    yield "x23_word_document.docx", zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"})
    yield "x24_zip_of_csv.zip", zipped({"figures.csv": UTF8})
    yield "x25_empty_zip.xlsx", zipped({})
    yield "x26_pdf.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
    yield "x27_picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
    yield "x28_compressed.csv.gz", gzip.compress(UTF8.encode(), mtime=0)
    yield "x30_zero_character_in_a_cell.xlsx", workbook([[Raw('<c r="{r}" t="inlineStr"><is><t>Month&#0;</t></is></c>'), "Value"], *rows[1:]])
    yield "x31_zero_character_escaped.xlsx", workbook([["Month", "Val_x0000_ue"], *rows[1:]])
    yield "x29_numbers_that_are_no_days.xlsx", workbook([["Date", "Value"]] + [[(s, "date"), 1] for s in (-5, 3e9, SERIALS[0], SERIALS[1])])


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent)
    for files in (text_files(), date_and_number_files(), workbook_files()):
        for name, content in files:
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


if __name__ == "__main__":
    main()
