"""A text laid line by line, each line with its label: what readers of marked-up forms hand on."""

from schemas.text import PassageKind


class Laid:
    """Lines joined by newlines, with where each lies and what it is."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0
        self.labels_list: list[tuple[int, int, PassageKind]] = []

    def add(self, line: str, kind: PassageKind) -> None:
        """Lays one line; an empty one is left out."""
        line = " ".join(line.split())
        if line:
            self.labels_list.append((self._at, self._at + len(line), kind))
            self._lines.append(line)
            self._at += len(line) + 1

    @property
    def text(self) -> str:
        """All lines, with newlines between them."""
        return "\n".join(self._lines)

    @property
    def labels(self) -> tuple[tuple[int, int, PassageKind], ...]:
        """The zones, in order."""
        return tuple(self.labels_list)

    @property
    def kinds(self) -> set[PassageKind]:
        """The kinds laid so far."""
        return {kind for _, _, kind in self.labels_list}

    def first(self, kind: PassageKind) -> str | None:
        """The first line of a kind."""
        for line, (_, _, label) in zip(self._lines, self.labels_list, strict=True):
            if label == kind:
                return line
        return None
