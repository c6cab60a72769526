"""The JSON API, /v1: reading, checking and writing over HTTP, each answer described in openapi."""
