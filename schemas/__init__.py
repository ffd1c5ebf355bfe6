"""What is valid: models of events, sources, actors and decisions, and the vocabulary they are written in.

This floor knows neither of the others. Users import from `kb`; the names here are handed on.
"""
