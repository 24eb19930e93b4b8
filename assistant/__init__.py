"""Vereinbart: questions about German local-government agreements, answered from the agreements themselves."""

__version__ = "0.1.0"
