"""Tests of the way of the talk."""
