"""From a snapshot to a page and a PDF. Nothing here reads the database."""
