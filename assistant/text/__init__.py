"""From a file to sentences: readers, repair, structure."""
