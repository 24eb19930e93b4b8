"""How the models that are shipped were made. Nothing here runs with the product."""
