"""Tests: they mirror the tree, use the real parts, and say in their names what a person gets."""
