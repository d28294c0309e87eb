"""Minutebook: minutes kept in git, turned into a public record."""

__version__ = "0.1.0"
