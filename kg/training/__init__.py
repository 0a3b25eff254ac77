"""Fits the weights that stand in ``kg/extract/lexicons``; nothing here runs when articles are read."""
