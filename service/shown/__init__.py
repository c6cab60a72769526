"""What verdicts, claims and articles look like, as JSON and laid out for a page or a terminal alike."""
