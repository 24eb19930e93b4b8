"""Invented papers for measuring, a folder a corpus."""
