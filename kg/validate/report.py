"""What validation found, for a person and for a program."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that breaks a shape."""

    shape: str  # name of the shape: "Statement"
    message: str  # what must hold
    focus: str  # IRI of the node
    value: str = ""  # the value at fault, as N-Triples writes it


@dataclass(frozen=True, slots=True)
class Report:
    """All violations of a graph, sorted."""

    violations: tuple[Violation, ...] = ()
    checked: int = 0  # number of constraints that were run

    @property
    def conforms(self) -> bool:
        """True when no shape is broken."""
        return not self.violations

    def __str__(self) -> str:
        """A readable report: each broken rule with its count and up to three examples."""
        if self.conforms:
            return f"conforms: {self.checked} constraints hold"
        lines = [f"does not conform: {len(self.violations)} violations of {self.checked} constraints"]
        rules = Counter((v.shape, v.message) for v in self.violations)
        for (shape, message), count in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
            lines.append(f"\n{shape}: {message} ({count})")
            cases = [v for v in self.violations if (v.shape, v.message) == (shape, message)]
            lines += [f"  {case.focus}" + (f"  {case.value}" if case.value else "") for case in cases[:3]]
        return "\n".join(lines)
