"""The classes of the graph model, by kind; ontology/kg.ttl says the same and a test compares them."""

ENTITY_CLASSES: tuple[str, ...] = (
    "schema:Person",
    "schema:Organization",
    "schema:GovernmentOrganization",
    "schema:NewsMediaOrganization",
    "schema:PoliticalParty",
    "schema:Corporation",
    "schema:EducationalOrganization",
    "schema:SportsTeam",
    "kgo:ArmedGroup",
    "schema:Place",
    "schema:Country",
    "schema:AdministrativeArea",
    "schema:City",
    "kgo:Facility",
    "kgo:Group",
    "kgo:Position",
    "schema:Product",
    "schema:CreativeWork",
    "kgo:Law",
)

EVENT_CLASSES: tuple[str, ...] = (
    "kgo:Event",
    # communication
    "kgo:Announcement", "kgo:Correspondence", "kgo:Meeting", "kgo:PhoneCall", "kgo:Negotiation", "kgo:Agreement",
    "kgo:Appeal", "kgo:Praise", "kgo:Criticism", "kgo:Threat", "kgo:Promise", "kgo:Forecast",
    # conflict
    "kgo:Attack", "kgo:Bombing", "kgo:ArmedConflict", "kgo:Killing", "kgo:Injury", "kgo:Ceasefire", "kgo:Protest",
    "kgo:Displacement", "kgo:Destruction",
    # justice
    "kgo:Arrest", "kgo:Release", "kgo:Investigation", "kgo:Charge", "kgo:Trial", "kgo:Ruling", "kgo:Sentence",
    "kgo:Lawsuit",
    # politics
    "kgo:Election", "kgo:Appointment", "kgo:Resignation", "kgo:Legislation", "kgo:Sanction", "kgo:Visit",
    "kgo:Vote",
    # business
    "kgo:Acquisition", "kgo:Founding", "kgo:Investment", "kgo:Layoff", "kgo:ProductRelease", "kgo:PriceChange",
    "kgo:Contract", "kgo:Bankruptcy",
    # life and nature
    "kgo:Birth", "kgo:Death", "kgo:Marriage", "kgo:Award", "kgo:NaturalDisaster", "kgo:Accident", "kgo:Match",
)
