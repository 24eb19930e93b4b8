"""Measuring: how often the answers are right, without a judge model."""
