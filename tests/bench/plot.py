"""Plot: CPU seconds over meetings, both on logarithmic scales, as SVG for docs/performance.md."""

from collections.abc import Mapping, Sequence
from html import escape
from math import log10

WIDTH, HEIGHT = 760, 460
LEFT, TOP, RIGHT, BOTTOM = 60, 20, 250, 50
COLOURS = ("#1d4ed8", "#b45309", "#15803d", "#7e22ce", "#be123c", "#0f766e", "#4b5563", "#a16207", "#334155", "#9d174d")


def plot(series: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Draw a line for each case: meetings to the right, CPU seconds upwards."""
    points = [point for line in series.values() for point in line]
    most_x = max(1.0, log10(max(size for size, _ in points)))
    low = min(-1.0, *(log10(cpu) for _, cpu in points))
    high = max(log10(cpu) for _, cpu in points) + 0.1

    def at(size: float, cpu: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * log10(size) / most_x
        return round(x, 1), round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (log10(cpu) - low) / (high - low), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        "<style>text { font: 13px sans-serif }</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(int(low) - (low < int(low)), int(high) + 1):
        if low <= power <= high:
            _, y = at(1, 10.0**power)
            parts.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>')
            parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{10.0**power:g}</text>')
    for power in range(int(most_x) + 1):
        x, _ = at(10.0**power, 1)
        parts.append(f'<text x="{x}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 8}">meetings (across), CPU seconds (up)</text>')
    ends = sorted(((at(*max(line))[1], name) for name, line in series.items()), reverse=True)
    height: dict[str, float] = {}
    below = HEIGHT + 20.0
    for y, name in ends:
        below = height[name] = min(y + 4, below - 16)
    for number, (name, line) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        way = " ".join(f"{x},{y}" for x, y in (at(*point) for point in sorted(line)))
        parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in (at(*point) for point in line)]
        parts.append(f'<text x="{WIDTH - RIGHT + 12}" y="{height[name]}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])
