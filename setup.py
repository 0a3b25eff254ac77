"""Only what pyproject.toml cannot say: the folder ontologies is a part of the package kg."""

from setuptools import find_namespace_packages, setup

setup(
    packages=[*find_namespace_packages(include=["kg", "kg.*"]), "kg.ontologies"],
    package_dir={"kg.ontologies": "ontologies"},
)
