"""Made-up samples for the style guide."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from portal.lib import clock, figures
from portal.lib.findings import Finding, Outcome, Severity


@dataclass
class SampleTask:
    """One line of the task list."""

    title: str
    state: str
    current: bool = False
    note: str = ""
    group: str = "EoI"
    url: str = "#"


@dataclass
class SampleFrame:
    """What `components/frame.html` reads."""

    reference: str = "IBN2-0042"
    title: str = "Netwerk Slim Textiel"
    status_label: str = "Nog niet ingediend"
    status_tone: str = "warning"
    status_icon: str = "pen"
    deadline_text: str = ""
    deadline: Any = None
    server_time: Any = None
    next_missing_url: str = "#"
    tasks: list[SampleTask] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class SampleForm(forms.Form):
    """A field of each kind."""

    title = forms.CharField(
        label="Titel van het netwerk", help_text="Kort en herkenbaar, hoogstens 80 tekens."
    )
    amount = forms.CharField(
        label="Gevraagde subsidie in jaar 1",
        help_text="Een bedrag, bijvoorbeeld 150.000,00.",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "amount input-short"}),
    )
    scope = forms.CharField(
        label="Scope",
        help_text="Welk domein, welke waardeketen, welke ondernemingen?",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    body = forms.ChoiceField(
        label="Uitvoerende organisatie",
        choices=[("new", "Een nieuwe rechtspersoon"), ("host", "Een bestaande host-organisatie")],
        widget=forms.RadioSelect,
        help_text="Er is precies één uitvoerende organisatie.",
    )
    province = forms.ChoiceField(
        label="Provincie", choices=[("", "Kies een provincie"), ("o", "Oost-Vlaanderen")]
    )
    letter = forms.FileField(
        label="Intentiebrief", help_text="PDF, hoogstens 10 MB.", required=False
    )
    open_access = forms.BooleanField(label="De activiteiten staan open voor alle clusterleden.")

    helper = FormHelper()
    helper.form_tag = False


def _finding(
    rule: str, outcome: str, actual: str | None, limit: str | None, **more: Any
) -> Finding:
    severity = Severity.WARNING if outcome == "warn" else Severity.BLOCKING
    words = more.pop("words")
    return Finding(
        rule,
        Outcome(outcome),
        severity,
        more.pop("year", None),
        actual,
        limit,
        words,
        words,
        **more,
    )


def findings() -> list[Finding]:
    """Some of each outcome."""
    return [
        _finding(
            "letters.minimum",
            "fail",
            "7",
            "10",
            words="U hebt 7 intentiebrieven van Vlaamse ondernemingen. Minstens 10 zijn nodig: "
            "voeg er nog 3 toe.",
            source="Minstens 10 intentiebrieven van Vlaamse ondernemingen",
        ),
        _finding(
            "cofinancing.cash_share",
            "fail",
            "0.552",
            "0.600000",
            words="Het aandeel cash over alle jaren: 55,20 %. Het minimum is 60,00 %. Zet "
            "€ 14.500,00 om in cash of voeg € 36.250,00 cash toe.",
            remedy={"shift": "14500.00", "add": "36250.00"},
            source="Cash (minstens 60 %)",
        ),
        *(
            _finding(
                "cofinancing.cash_share",
                "warn",
                "0.552",
                "0.600000",
                year=year,
                words=f"Het aandeel cash in jaar {year}: 55,20 %. Het minimum is 60,00 %.",
            )
            for year in (1, 2)
        ),
        _finding(
            "budget.total_cap",
            "pass",
            "842000.00",
            "900000.00",
            words="De projectbegroting over alle jaren: € 842.000,00. Het maximum: € 900.000,00.",
            source="Projectbegroting max 900 dzEUR",
        ),
        _finding(
            "budget.min_fte",
            "not_applicable",
            None,
            "0.50",
            words="Er is nog geen personeel ingevuld.",
            source="Minimum 0,5 VTE/jaar",
        ),
    ]


def frame() -> SampleFrame:
    """An application three days before its deadline."""
    deadline = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3, hours=2)
    states = [
        ("Organisatie", "complete"),
        ("Scope", "complete"),
        ("Voortraject", "in_progress"),
        ("Doelstellingen en activiteiten", "not_started"),
        ("Mandaten en intentiebrieven", "problem"),
        ("Begroting en cofinanciering", "problem"),
        ("Pitchpresentatie", "not_started"),
    ]
    tasks = [SampleTask(title, state) for title, state in states]
    tasks[2].current = True
    tasks[3].note = "Bram werkt hier nu aan"
    tasks.append(SampleTask("Nakijken en indienen", "not_started", group="Indienen"))
    return SampleFrame(
        deadline_text=f"Sluit {figures.deadline(deadline)}",
        deadline=deadline,
        server_time=clock.now(),
        tasks=tasks,
        findings=findings(),
    )


def context(request: HttpRequest) -> dict[str, Any]:
    """Everything the style guide shows."""
    row = SimpleNamespace
    euros = [figures.euro(Decimal(value)) for value in ("90000", "91800", "93636")]
    return {
        "frame": frame(),
        "form": SampleForm(),
        "wrong": SampleForm({"amount": "12,5x", "title": ""}, prefix="wrong"),
        "badges": [
            ("neutral", "Concept"),
            ("info", "In beoordeling"),
            ("success", "Ontvankelijk"),
            ("warning", "Aanvulling gevraagd"),
            ("error", "Onontvankelijk"),
        ],
        "head": ["Kostenpost", "2018", "2019", "2020"],
        "rows": [row(name="Personeelskosten", amounts=euros), row(name="Overige", amounts=euros)],
        "foot": [row(name="Totaal", amounts=euros)],
        "items": [
            {"name": "Organisatie", "value": "Slim Textiel vzw", "url": "#", "action": "Wijzigen"},
            {"name": "Ondernemingsnummer", "value": figures.enterprise_number("0999990024")},
        ],
        "steps": [
            {"title": "EoI ingediend", "when": "12 december 2017", "state": "done"},
            {"title": "Pitch", "when": "18 december 2017, 10.30 uur", "state": "now"},
            {"title": "Volledig dossier", "when": "uiterlijk 21 maart 2018", "state": "later"},
        ],
        "page": Paginator(range(240), 20).get_page(request.GET.get("page")),
        "keys": [{"key": "j", "label": "Volgende vraag"}, {"key": "k", "label": "Vorige vraag"}],
        "saved_at": clock.now(),
        "icons": sorted(ICONS),
    }


ICONS = {
    *("arrow-down", "arrow-right", "arrow-up", "back", "check", "check-circle", "chevron-down"),
    *("chevron-right", "circle", "clock", "copy", "cross", "dash", "dot", "download", "file"),
    *("half", "info", "lock", "mail", "pen", "plus", "problem", "scale", "search", "sent", "star"),
    *("trash", "upload", "user", "warning"),
}
