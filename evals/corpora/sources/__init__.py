"""What makes the corpora's PDF, Word and OpenDocument files: ``python -m evals.corpora.sources.<name>``."""
