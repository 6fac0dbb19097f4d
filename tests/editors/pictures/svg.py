"""Draws what stands in a terminal, letter by letter where it stood: from the escapes that tmux keeps to an SVG."""

import re
import unicodedata
from dataclasses import dataclass, replace
from html import escape

PAPER, INK = "#14161b", "#e0e2ea"
NAMED = (
    "#2b2f38 #f07a7a #9fd07f #e6b450 #6fb3f2 #d3a1ee #6fd3c7 #e0e2ea "
    "#6b7489 #ff8f8f #b6e296 #ffd27f #8cc8ff #e3bbff #8ee8dc #ffffff"
).split()
"""The sixteen colours that a program names by number and a terminal chooses."""

FONT = "'DejaVu Sans Mono', Menlo, Consolas, monospace"
SIZE, WIDTH, HEIGHT, MARGIN = 14, 8.43, 19, 14
"""Of a letter, of its cell, and around all, in pixels."""

STYLES = re.compile(r"\x1b\[([\d;:]*)m")
WORDS = re.compile(r"\S+(?: \S+)*|\s+")


@dataclass(frozen=True)
class Style:
    """How a letter looks."""

    ink: str | None = None
    paper: str | None = None
    line: str | None = None
    wave: str | None = None
    bold: bool = False
    dim: bool = False
    italic: bool = False
    reverse: bool = False

    @property
    def colours(self):
        ink, paper = self.ink or INK, self.paper or PAPER
        return (paper, ink) if self.reverse else (ink, paper)


PLAIN = Style()
ON = {"1": {"bold": True}, "2": {"dim": True}, "3": {"italic": True}, "7": {"reverse": True}}
OFF = {
    "22": {"bold": False, "dim": False}, "23": {"italic": False}, "24": {"wave": None}, "27": {"reverse": False},
    "39": {"ink": None}, "49": {"paper": None}, "59": {"line": None},
}  # fmt: skip
WAVES = {"0": None, "1": "straight", "3": "curly"}
COLOURED = {"38": "ink", "48": "paper", "58": "line"}


def svg(screen):
    """The picture of a screen as `tmux capture-pane -e` tells it, in as many columns as its longest line has."""
    rows = list(rows_of(screen.rstrip()))
    columns = max((run[0] + run[1] for row in rows for run in row), default=0)
    width, height = MARGIN * 2 + columns * WIDTH, MARGIN * 2 + len(rows) * HEIGHT
    drawn = "\n".join(shape for number, row in enumerate(rows) for run in row for shape in shapes(number, *run))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}" '
        f'font-family="{escape(FONT)}" font-size="{SIZE}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>\n{drawn}\n</svg>\n'
    )


def rows_of(screen):
    """For each line its stretches that look alike: first column, columns, text, style. A style lasts over lines."""
    style = PLAIN
    for line in screen.split("\n"):
        row, column = [], 0
        # Every other piece is a text; between them stand the codes that set a style.
        pieces = STYLES.split(line)
        for text, codes in zip(pieces[::2], [*pieces[1::2], None]):
            for word in WORDS.findall(text):
                row.append((column, cells(word), word, style))
                column += cells(word)
            style = style if codes is None else styled(style, codes)
        yield row


def cells(text):
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) == "W" else not unicodedata.combining(letter) for letter in text)


def styled(style, codes):
    """The style behind an escape."""
    rest = codes.split(";") if codes else ["0"]
    while rest:
        code, _, detail = rest.pop(0).partition(":")
        if code in ("", "0"):
            style = PLAIN
        elif code in ON:
            style = replace(style, **ON[code])
        elif code in OFF:
            style = replace(style, **OFF[code])
        elif code == "4":
            style = replace(style, wave=WAVES.get(detail or "1", "straight"))
        elif code in COLOURED:
            style = replace(style, **{COLOURED[code]: colour(detail.split(":") if detail else rest)})
        elif code.isdecimal() and int(code) in (*range(30, 38), *range(90, 98)):
            style = replace(style, ink=NAMED[int(code) % 10 + (8 if int(code) >= 90 else 0)])
        elif code.isdecimal() and int(code) in (*range(40, 48), *range(100, 108)):
            style = replace(style, paper=NAMED[int(code) % 10 + (8 if int(code) >= 100 else 0)])
    return style


def colour(told):
    """The colour that begins a list of numbers, which it takes from it: `5;n`, or `2;r;g;b`."""
    if told.pop(0) == "2":
        told[:] = [one for one in told if one]
        red, green, blue = (int(told.pop(0)) for _ in range(3))
        return f"#{red:02x}{green:02x}{blue:02x}"
    number = int(told.pop(0))
    if number < 16:
        return NAMED[number]
    if number >= 232:
        return f"#{8 + 10 * (number - 232):02x}" + 2 * f"{8 + 10 * (number - 232):02x}"
    steps = [(number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6]
    return "#" + "".join(f"{55 + 40 * step if step else 0:02x}" for step in steps)


def shapes(row, column, columns, text, style):
    """What draws a stretch: its paper, its letters and the line below them."""
    left, top, width = MARGIN + column * WIDTH, MARGIN + row * HEIGHT, columns * WIDTH
    ink, paper = style.colours
    if paper != PAPER:
        yield f'<rect x="{left:.1f}" y="{top}" width="{width + 0.4:.1f}" height="{HEIGHT}" fill="{paper}"/>'
    if text.strip():
        looks = [f'fill="{ink}"']
        looks += ['font-weight="bold"'] * style.bold + ['opacity="0.7"'] * style.dim + ['font-style="italic"'] * style.italic
        # The width is told so that columns stand below one another in whatever font the reader has.
        place = f'x="{left:.1f}" y="{top + 14}" textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"'
        yield f"<text {place} {' '.join(looks)}>{escape(text, quote=False)}</text>"
    if style.wave:
        yield f'<path d="{below(left, top + HEIGHT - 2.5, width, style.wave)}" fill="none" stroke="{style.line or ink}"/>'


def below(left, y, width, wave):
    """The path of a line below letters."""
    if wave == "straight":
        return f"M{left:.1f} {y}h{width:.1f}"
    half = WIDTH / 4
    return f"M{left:.1f} {y}" + "".join(
        f"q{half / 2:.2f} {-3 if step % 2 else 3} {half:.2f} 0" for step in range(round(width / half))
    )
