"""A city's folder (`cities/<name>/`): programmes, amounts, offices, hours and words, read and checked."""

from casework.city.loading import City, load_city
from casework.city.problems import CityProblems, Problem

__all__ = ["City", "CityProblems", "Problem", "load_city"]
