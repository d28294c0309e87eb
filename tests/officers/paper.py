"""Paper: Word files made by hand, part by part, so that a test shows all that is in them."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str, properties: str = "") -> str:
    """Make a run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*inside: str, properties: str = "") -> str:
    """Make a paragraph; what begins with < is XML already."""
    runs = "".join(each if each.startswith("<") else run(each) for each in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(text: str, *, number: int = 1, level: int = 0, properties: str = "") -> str:
    """Make a paragraph with an automatic number."""
    inside = text if text.startswith("<") else run(text, properties)
    return para(inside, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def bold(text: str) -> str:
    """Make a paragraph in bold."""
    return para(run(text, "<w:b/>"))


def styled(style: str, *inside: str) -> str:
    """Make a paragraph of a style."""
    return para(*inside, properties=f'<w:pStyle w:val="{style}"/>')


def link(text: str, id_: str) -> str:
    """Make a link by relationship."""
    return f'<w:hyperlink r:id="{id_}">{run(text)}</w:hyperlink>'


def field(instruction: str, text: str) -> str:
    """Make a complex field and what it shows."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inside = f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return f"{mark.format('begin')}{inside}{mark.format('separate')}{run(text)}{mark.format('end')}"


def table(*rows: tuple[str, ...]) -> str:
    """Make a table; a cell that begins with < is XML already."""
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{c if c.startswith('<') else para(c)}</w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def merged(text: str = "", *, begins: bool = False) -> str:
    """Make what stands in a cell of several rows: its beginning with its words, or a row further down."""
    how = ' w:val="restart"' if begins else ""
    return f"<w:tcPr><w:vMerge{how}/></w:tcPr>{para(text)}"


def level(number: int, form: str = "decimal", text: str = "", start: int = 1, more: str = "") -> str:
    """Make a level of a list."""
    shown = quoteattr(text or f"%{number + 1}.")
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val={shown}/></w:lvl>'


def abstract(id_: int, *levels: str) -> str:
    """Make the definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def instance(id_: int, of: int, more: str = "") -> str:
    """Make a list that follows a definition."""
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


USUAL_LISTS = (
    abstract(0, level(0))
    + abstract(1, level(0, "bullet", "·"))
    + abstract(2, level(0, "lowerLetter", "%1)"))
    + instance(1, 0)
    + instance(2, 1)
    + instance(3, 2)
)
"""1: numbers, 2: bullets, 3: letters."""


def word(
    *body: str,
    numbering: str = USUAL_LISTS,
    styles: str = "",
    links: dict[str, str] | None = None,
    parts: dict[str, str] | None = None,
) -> bytes:
    """Make a Word file; `parts` are further parts by name, with a relationship each that is named after its kind."""
    further = parts or {}
    relations = "".join(
        f'<Relationship Id="{id_}" Type="{R}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
        for id_, target in (links or {}).items()
    )
    kinds = {"numbering": numbering, "styles": styles, **further}
    relations += "".join(
        f'<Relationship Id="part-{kind}" Type="{R}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>' for kind in kinds
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"<w:document {OPEN}><w:body>{''.join(body)}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {OPEN}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {OPEN}>{styles}</w:styles>",
        **{f"word/{kind}.xml": text for kind, text in further.items()},
    }
    return zipped({name: text.encode() for name, text in files.items()})


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return stream.getvalue()
