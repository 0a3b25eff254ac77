from kg.extract.reading import Reading
from kg.model import Statement


def extract(reading: Reading) -> list[Statement]:
    return []
