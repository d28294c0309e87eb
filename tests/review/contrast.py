"""Contrast of two colours, as WCAG 2.2 defines "relative luminance" and "contrast ratio"."""

Colour = tuple[int, int, int]


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours in sRGB (0 to 255): 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """Give the relative luminance of a colour: 0 to 1."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
