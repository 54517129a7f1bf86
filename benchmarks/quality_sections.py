"""How well the sections of articles that declare none are inferred."""


def measure_sections() -> None:
    """Print the figures."""
