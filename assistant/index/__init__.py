"""From sentences to passages that can be found: embedding, Chroma, BM25, search."""
