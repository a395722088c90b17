"""Reads a folder of PDFs with another tool: other-tools.py FOLDER hybrid|network|lattice|pdfplumber.

Writes one JSON file of cells for each PDF to FOLDER-TOOL, which `node bench/extract-tables.ts` scores beside ours.
Needs camelot-py or pdfplumber; neither is part of the project.
"""

import glob
import json
import os
import sys


def tables_of(path, tool):
    if tool == "pdfplumber":
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            return [table for page in pdf.pages for table in page.extract_tables()]
    import camelot

    return [t.df.values.tolist() for t in camelot.read_pdf(path, pages="all", flavor=tool)]


def cells_of(table):
    return [
        {"row": r, "col": c, "rowspan": 1, "colspan": 1, "text": text or ""}
        for r, row in enumerate(table)
        for c, text in enumerate(row)
    ]


folder, tool = sys.argv[1:3]
os.makedirs(f"{folder}-{tool}", exist_ok=True)
for path in sorted(glob.glob(os.path.join(folder, "*.pdf"))):
    name = os.path.basename(path)[:-4]
    try:
        tables = tables_of(path, tool)
    except Exception as error:  # a file that the tool cannot read counts as without tables
        print(f"{name}: {error}", file=sys.stderr)
        tables = []
    with open(f"{folder}-{tool}/{name}.json", "w") as out:
        json.dump([cells_of(t) for t in tables], out)
