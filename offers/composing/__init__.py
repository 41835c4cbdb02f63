"""From the live record to the words and lines of a draft. Reads only; offers/actions writes."""
