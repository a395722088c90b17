"""Prints documents that reportlab-source.ts wrote: python3 print-reportlab.py FILE.json ... (needs ReportLab)."""
import json
import sys
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}
FRAME = A4[0] - 120


def table(grid, style):
    cells = [c for row in grid["rows"] for c in row["cells"]]
    cols = max(c["col"] + c["colspan"] for c in cells)
    size, font, heads = style["size"], style["font"], grid["headerRows"]
    widths = []
    for col in range(cols):
        own = [c for c in cells if c["col"] == col and c["colspan"] == 1]
        natural = max([10] + [stringWidth(words(c), BOLD[font], size) + size * c.get("indent", 0) for c in own])
        widths.append(min(natural, grid["maxEms"][col] * size) + 9)
    if sum(widths) > FRAME:
        widths = [w * FRAME / sum(widths) for w in widths]
    data = [["" for _ in range(cols)] for _ in grid["rows"]]
    commands = [
        ("VALIGN", (0, 0), (-1, -1), style["valign"]),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), style["padding"]),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style["padding"]),
    ]
    for c in cells:
        is_head = c["row"] < heads
        align = c.get("align") or ("center" if is_head and c["col"] else grid["aligns"][c["col"]])
        look = ParagraphStyle(
            "cell",
            fontName=BOLD[font] if is_head or c.get("isBold") else font,
            fontSize=size,
            leading=size * 1.15,
            alignment={"left": 0, "center": 1, "right": 2}[align],
            leftIndent=size * c.get("indent", 0),
            textColor=colors.white if is_head and style["shadedHeader"] else colors.black,
        )
        data[c["row"]][c["col"]] = Paragraph(escape(words(c)), look)
        if c["colspan"] > 1 or (c["rowspan"] > 1 and (style["grid"] or is_head)):
            end = (c["col"] + c["colspan"] - 1, c["row"] + (c["rowspan"] if style["grid"] or is_head else 1) - 1)
            commands.append(("SPAN", (c["col"], c["row"]), end))
    if style["grid"]:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    if style["lines"] == "rows":
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey))
    if style["lines"] == "header":
        for row in (0, heads):
            commands.append(("LINEABOVE", (0, row), (-1, row), 0.7, colors.black))
        commands.append(("LINEBELOW", (0, -1), (-1, -1), 0.7, colors.black))
    if style["bands"]:
        commands.append(("ROWBACKGROUNDS", (0, heads), (-1, -1), [colors.whitesmoke, colors.white]))
    if style["shadedHeader"] and heads:
        commands.append(("BACKGROUND", (0, 0), (-1, heads - 1), colors.HexColor("#24476b")))
    return Table(data, colWidths=widths, style=commands, repeatRows=heads)


def words(cell):
    return " ".join(part for part in (cell.get("sign"), cell["text"], cell.get("mark")) if part)


def flowables(block):
    if "heading" in block:
        return [Paragraph(block["heading"], ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=13, spaceAfter=8))]
    if "caption" in block:
        return [Paragraph(escape(block["caption"]), ParagraphStyle("c", fontName="Helvetica-Bold", fontSize=9, spaceAfter=4))]
    if "grid" in block:
        return [table(block["grid"], block["style"]), Spacer(1, 4)]
    if "note" in block:
        return [Paragraph(escape(block["note"]), ParagraphStyle("n", fontName="Helvetica", fontSize=7, spaceAfter=8))]
    return [Paragraph(escape(block["text"]), ParagraphStyle("p", fontName="Times-Roman", fontSize=10, leading=12.5, spaceAfter=8))]


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        story = [part for block in json.load(file)["blocks"] for part in flowables(block)]
    SimpleDocTemplate(path.removesuffix(".json") + ".pdf", pagesize=A4, leftMargin=60, rightMargin=60, invariant=1).build(story)
