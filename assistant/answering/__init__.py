"""From a question to a checked answer: question, evidence, generation, verification."""
