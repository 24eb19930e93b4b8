"""Measurements. Each script compares at least two things in one run and prints a table."""
