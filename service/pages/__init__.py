"""The web pages that show: no view in here changes a claim."""
