"""Events with their evidence: build a knowledge base from articles and YAML, ask it, show it.

Documented imports are `from kb import ...`.
"""
