"""The commands of `belegt`, and how they speak to a person at a terminal."""
