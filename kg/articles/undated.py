"""Articles of which nobody knows the day: what they say of "Friday" has no date then, which a user wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Article, Failure


class Undated:
    """Counts them, for one warning of all."""

    def __init__(self) -> None:
        self.first = ""
        self.count = 0

    def passing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles as they come, the undated among them counted."""
        for article in articles:
            if article.date is None:
                self.first = self.first or article.id
                self.count += 1
            yield article

    def warnings(self) -> list[Failure]:
        """One, if there are any: the first by its id, and how many more."""
        if not self.count:
            return []
        more = f" and {self.count - 1:,} more" if self.count > 1 else ""
        return [Failure(f"{self.first}{more}", _OPEN)]


_OPEN = "no date in its text, its file's name or a .json file beside it: what happened 'on Friday' there has none"
