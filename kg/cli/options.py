"""Options that several commands share."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.graph import Graph

Command = TypeVar("Command", bound=Callable[..., Any])

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _DATE.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a date such as 2021-07-11")
    return value


def _base(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#:]", value):
        raise click.BadParameter(f"{value!r} is not an IRI that ends in / such as https://example.org/id/")
    return value


def _columns(_: click.Context, __: click.Parameter, value: str | None) -> dict[str, str]:
    from kg.read.rows import ROLES

    pairs = [pair.partition("=") for pair in (value or "").split(",") if pair.strip()]
    columns = {role.strip(): column.strip() for role, _, column in pairs}
    wrong = next((role for role, column in columns.items() if role not in ROLES or not column), None)
    if wrong is not None:
        raise click.BadParameter(f"{wrong!r}: write text=NAME,date=NAME, … with {', '.join(ROLES)}")
    return columns


columns = click.option(
    "--columns", callback=_columns, metavar="ROLE=NAME,...",
    help="Columns of a table, or keys of JSON objects: text=body,date=published (text, id, title, date, publisher, "
    "author, url, language).",
)  # fmt: skip

fetch = click.option(
    "--fetch", is_flag=True,
    help="Read addresses of the web too: one request a second to a host, as its robots.txt allows; public hosts only.",
)  # fmt: skip


class SeveralOption(click.Option):
    """An option that may be repeated; in kg.toml one value needs no list."""

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, click.core.ParameterSource]:
        """The values and where they come from."""
        value, source = super().consume_value(ctx, opts)
        if source is click.core.ParameterSource.DEFAULT_MAP and isinstance(value, str):
            value = (value,)
        return value, source


decisions = click.option(
    "--decisions", cls=SeveralOption, multiple=True, metavar="FILE", type=click.Path(),
    help="A person's decisions on identity, as `kg review` and `kg decisions` write them; may be repeated.",
)  # fmt: skip


_samples = click.option("--samples", is_flag=True, help="Read the sample articles that ship with kg.")
_model = click.option(
    "--model", metavar="NAME", help="Name or path of a spaCy pipeline, in place of the one of kg."
)
_how = (
    click.option("--workers", default=1, show_default=True, type=click.IntRange(min=1), metavar="N",
                 help="Number of processes."),
    click.option("--date", callback=_date, metavar="DATE", help="Date of articles that name none (2021-07-11)."),
    click.option("--publisher", metavar="NAME", help="Publisher of articles that name none."),
    columns,
    fetch,
)  # fmt: skip
retry = click.option(
    "--retry", is_flag=True, help="Try again to read articles that were set aside (see kg status)."
)


def _decorated(command: Command, *decorators: Callable[[Command], Command]) -> Command:
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


gazetteers = click.option(
    "--gazetteer", "gazetteers", cls=SeveralOption, multiple=True, metavar="FILE", type=click.Path(),
    help="A SKOS file of yours (.ttl, ...): its names help to tell who is who, its concepts are linked; repeatable.",
)  # fmt: skip

_report = click.option(
    "--report", "report_file", metavar="FILE", type=click.Path(dir_okay=False),
    help="Write what became of each input to this file, as JSON.",
)  # fmt: skip


def reading(command: Command) -> Command:
    """Adds what `build` and `extract` know of reading: inputs and samples, model and workers, and the options
    of read_articles."""
    inputs = click.argument("inputs", nargs=-1, metavar="INPUT...")
    return _decorated(command, inputs, _samples, _model, *_how, decisions, gazetteers, _report)


def adding(command: Command) -> Command:
    """Adds what `add` and `update` know: the store, the inputs and how to read them; the store names the model."""
    return _decorated(
        command, click.argument("store", metavar="STORE"),
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."), *_how, retry, decisions, gazetteers,
        refresh,
    )  # fmt: skip


refresh = click.option(
    "--exports", "refresh", is_flag=True, help="Also write the exports beside the store anew (kg.ttl, kg.graphml, ...)."
)
base_iri = click.option(
    "--base-iri", callback=_base, metavar="IRI", help="Where the names of articles, entities and events begin."
)
formats = click.option(
    "-f", "--format", "formats", cls=SeveralOption, multiple=True, metavar="FORMAT",
    help="turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, graphml-full, yed, gexf, cytoscape, dot, neo4j, "
    "csv, bulk; may be repeated.",
)  # fmt: skip


def filters(command: Command) -> Command:
    """Adds the filters that make a graph a picture which a person can read; see `selected`."""
    for decorate in reversed((
        click.option("--only", type=click.Choice(["asserted", "claims"]),
                     help="Only what articles tell as fact, or only what somebody says."),
        click.option("--types", metavar="TYPE,...", help="Only things of these types: Person, Event, kgo:Attack …"),
        click.option("--around", metavar="NAME", help="Only what stands around a thing, by its name or IRI."),
        click.option("--hops", type=click.IntRange(min=0), default=2, show_default=True, metavar="N",
                     help="How many edges from it, for --around."),
        click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N most important things."),
    )):  # fmt: skip
        command = decorate(command)
    return command


def selected(
    graph: "Graph", *, only: str | None, types: str | None, around: str | None, hops: int, top: int | None
) -> "Graph":
    """The graph, or the part of it that the filters ask for."""
    names = tuple(name.strip() for name in (types or "").split(",") if name.strip())
    if only is None and not names and around is None and top is None:
        return graph
    return graph.select(only=only, types=names, around=around, hops=hops, top=top)


def inputs_of(inputs: tuple[str, ...], samples: bool) -> list[str]:
    """The inputs with the folder of samples; a usage error where there are none."""
    from kg.resources import samples_dir

    found = [*inputs, *([str(samples_dir())] if samples else [])]
    if not found:
        raise click.UsageError("name the articles: files, folders, globs or addresses (kg build --help); or --samples")
    return found
