from kg.extract.reading import Reading
from kg.model import Mention


def resolve(reading: Reading) -> list[Mention]:
    return []
