"""Bench: what a build costs on records of any size, beside two rivals, and a plot of it."""
