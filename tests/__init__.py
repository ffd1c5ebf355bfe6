"""Tests, which mirror the tree, and `bench`, which measures."""
