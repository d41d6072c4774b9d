"""In a worker: what the endpoint says of itself (SPARQL 1.1 Service Description)."""

from pyoxigraph import RdfFormat, Store, parse

from .answers import graph_reply
from .frames import Reply
from .negotiation import GRAPHS, choose_form

_DESCRIPTION = """
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX f: <http://www.w3.org/ns/formats/>
<> a sd:Service ;
  sd:endpoint <> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph, sd:EmptyGraphs ;
  sd:resultFormat f:SPARQL_Results_JSON, f:SPARQL_Results_XML, f:SPARQL_Results_CSV, f:SPARQL_Results_TSV,
                  f:Turtle, f:N-Triples, f:JSON-LD, f:RDF_XML .
"""


def describe_service(store: Store, *, endpoint: str, accept: str | None, limit: int, zipped: bool) -> Reply:
    """The service description, about the address that was asked."""
    form = choose_form(accept, GRAPHS)
    quads = parse(_DESCRIPTION, RdfFormat.TURTLE, base_iri=endpoint)
    return graph_reply([quad.triple for quad in quads], form, limit=limit, zipped=zipped)
