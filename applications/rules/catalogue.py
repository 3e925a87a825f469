"""The application rules in words: what each asks, and the sentence of the call it comes from."""

from __future__ import annotations

from portal.lib.rulebook import RuleEntry

_BOTH = ("eoi", "dossier")
_EOI = ("eoi",)
_DOSSIER = ("dossier",)


def _entry(
    rule: str,
    when: tuple[str, ...],
    title: tuple[str, str],
    formula: tuple[str, str],
    source: str | None,
    limits: tuple[str, ...] = (),
    per: str = "total",
) -> RuleEntry:
    return RuleEntry(rule, when, per, *title, *formula, limits, source)


CATALOGUE: tuple[RuleEntry, ...] = (
    _entry(
        "applicant.legal_personality",
        _BOTH,
        ("Rechtspersoonlijkheid", "Legal personality"),
        (
            "de organisatie heeft rechtspersoonlijkheid; in oprichting geeft bij de EoI een "
            "waarschuwing en blokkeert in het dossier",
            "the organisation has legal personality; one being founded warns at the EoI and "
            "blocks in the dossier",
        ),
        "Organisatie met rechtspersoonlijkheid",
    ),
    _entry(
        "applicant.single_executor",
        _BOTH,
        ("Eén uitvoerende organisatie", "One executing organisation"),
        (
            "precies één uitvoerende organisatie, nieuw of host",
            "exactly one executing organisation, new or host",
        ),
        "1 uitvoerende organisatie; Nieuwe rechtspersoon of bestaande host-organisatie",
    ),
    _entry(
        "mandates.minimum",
        _BOTH,
        ("Mandaten van Vlaamse ondernemingen", "Mandates of Flemish enterprises"),
        (
            "verschillende Vlaamse ondernemingen met mandaat ≥ minimum",
            "distinct Flemish enterprises with a mandate ≥ minimum",
        ),
        "Mandaat van 10 Vlaamse ondernemingen",
        ("mandates_min",),
    ),
    _entry(
        "letters.minimum",
        _BOTH,
        ("Intentiebrieven van Vlaamse ondernemingen", "Letters of intent of Flemish enterprises"),
        (
            "intentiebrieven van verschillende Vlaamse ondernemingen ≥ minimum; in het dossier "
            "opnieuw (bewaarde brieven worden herbevestigd)",
            "letters of intent from distinct Flemish enterprises ≥ minimum; anew in the dossier "
            "(kept letters are re-confirmed)",
        ),
        "Minstens 10 intentiebrieven van Vlaamse ondernemingen",
        ("letters_min",),
    ),
    _entry(
        "mandates.flemish",
        _BOTH,
        ("Vlaamse ondernemingen", "Flemish enterprises"),
        (
            "vestiging in het Vlaamse Gewest (postcode 1500–1999, 2000–3999, 8000–9999); andere "
            "tellen niet mee",
            "an establishment in the Flemish Region (post code 1500–1999, 2000–3999, 8000–9999); "
            "others are not counted",
        ),
        "Vlaamse ondernemingen",
        per="line",
    ),
    _entry(
        "mandates.number",
        ("always",),
        ("Geldig ondernemingsnummer", "Valid enterprise number"),
        (
            "tien cijfers, controlegetal modulo 97, begint met 0 of 1",
            "ten digits, check digits modulo 97, starts with 0 or 1",
        ),
        None,
        per="line",
    ),
    _entry(
        "mandates.not_own",
        _BOTH,
        ("Niet de aanvrager zelf", "Not the applicant itself"),
        (
            "het eigen nummer van de aanvrager telt niet mee",
            "the applicant's own number is not counted",
        ),
        None,
        per="line",
    ),
    _entry(
        "mandates.shared",
        ("staff",),
        ("Ook bij een andere aanvraag", "In another application too"),
        (
            "de onderneming steunt geen andere aanvraag van deze oproep",
            "the enterprise backs no other application of this call",
        ),
        None,
        per="line",
    ),
    _entry(
        "eoi.sections",
        _EOI,
        ("Onderdelen van de EoI", "Sections of the EoI"),
        (
            "alle onderdelen zijn ingevuld, binnen hun lengte",
            "all sections are filled in, within their length",
        ),
        "Beperkt tot de essentie",
        per="line",
    ),
    _entry(
        "eoi.pitch_slides",
        _EOI,
        ("Presentatie voor de pitch", "Slides for the pitch"),
        ("de presentatie is bijgevoegd", "the slides are attached"),
        "Ppt als bijlage bij de EoI",
    ),
    _entry(
        "eoi.deadline",
        _EOI,
        ("Op tijd (EoI)", "On time (EoI)"),
        (
            "ontvangen ≤ deadline, of een uitdrukkelijk verleende verlenging",
            "received ≤ deadline, or a named extension",
        ),
        "Deadline 12 december 2017 – 12 uur",
    ),
    _entry(
        "dossier.gate",
        _DOSSIER,
        ("Toegang tot fase 2", "Access to phase 2"),
        (
            "EoI ingediend en niet onontvankelijk, en deelgenomen aan de pitch",
            "EoI submitted and not found inadmissible, and the pitch attended",
        ),
        "Enkel wie EoI indiende en deelnam aan de pitch",
    ),
    _entry(
        "dossier.sections",
        _DOSSIER,
        ("Onderdelen van het dossier", "Sections of the dossier"),
        (
            "alle onderdelen zijn ingevuld, binnen hun lengte; verplichte bijlagen zijn er",
            "all sections are filled in, within their length; required attachments are there",
        ),
        "Inhoudelijk aanvraagdossier",
        per="line",
    ),
    _entry(
        "dossier.indicators",
        _DOSSIER,
        ("Indicatoren", "Indicators"),
        (
            "minstens één per familie (ecosysteem, samenwerking) en één projectspecifieke",
            "at least one of each family (ecosystem, cooperation) and one project-specific",
        ),
        "Opbouw ecosysteem / Samenwerking",
        ("indicators_per_family_min", "project_indicators_min"),
        per="line",
    ),
    _entry(
        "dossier.declarations",
        _DOSSIER,
        ("Verklaringen", "Declarations"),
        ("alle verklaringen zijn aangevinkt", "all declarations are ticked"),
        "In verhouding met doelstellingen en activiteiten; Gebaseerd op reële kosten; "
        "Gescheiden boekhouding",
        per="line",
    ),
    _entry(
        "dossier.feedback_answered",
        _DOSSIER,
        ("Antwoord op de feedback", "Answer to the feedback"),
        ("elk punt van de feedback heeft een antwoord", "every point of feedback has an answer"),
        "Gerichte aanbevelingen en aandachtspunten voor fase 2",
        per="line",
    ),
    _entry(
        "dossier.deadline",
        _DOSSIER,
        ("Op tijd (dossier)", "On time (dossier)"),
        (
            "ontvangen ≤ deadline, of een uitdrukkelijk verleende verlenging",
            "received ≤ deadline, or a named extension",
        ),
        "Deadline 21 maart 2018 – 12 uur",
    ),
    _entry(
        "activities.scope",
        _DOSSIER,
        ("Activiteiten binnen de steun", "Activities within the support"),
        (
            "coördinatie of in de cluster; enkel coördinatie draagt kosten; niet gepersonaliseerd, "
            "open, niet marktverstorend, aan markt- of kostprijs of met reden",
            "coordination or in the cluster; only coordination carries costs; not personalised, "
            "open, not distorting the market, at market or cost price or with a reason",
        ),
        "Art. 27 GBER …; geen gepersonaliseerde diensten; In principe betalend",
        per="line",
    ),
    _entry(
        "complementarity.spc",
        _DOSSIER,
        ("In het domein van een speerpuntcluster", "In the domain of a spearhead cluster"),
        (
            "minstens één van de voorwaarden is aangevinkt en gemotiveerd",
            "at least one of the conditions is ticked and motivated",
        ),
        "IBN mogelijk indien …",
    ),
)

SOURCES: dict[str, str | None] = {entry.rule: entry.source for entry in CATALOGUE}
