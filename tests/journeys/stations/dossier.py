"""The second phase: the parts of the full dossier, each reached by its line in the task list."""

from tests.builders import enterprise_number

from .visitor import Visitor

SECTIONS = (
    "organisation",
    "context_need",
    "competitiveness",
    "timeline",
    "complementarity",
    "support",
    "representativeness",
    "action_plan",
    "organisation_working",
)


def begin(visitor: Visitor, reference: str) -> None:
    """Open the second phase from the overview of the application."""
    visitor.go(f"/aanvragen/{reference}/")
    visitor.click("Volledig aanvraagdossier beginnen")
    visitor.press("Volledig aanvraagdossier beginnen")


def open_task(visitor: Visitor, reference: str, key: str) -> None:
    """Click the line of the task list that leads to the page `key`."""
    link = visitor.page.locator(f".task-list a[href$='/{reference}/{key}/']")
    if not link.count():
        visitor.go(f"/aanvragen/{reference}/")
    link.first.click()
    visitor.page.wait_for_load_state()
    visitor.look()


def write(visitor: Visitor, reference: str) -> dict[str, str]:
    """Every text section; what was written, by key."""
    texts = {key: f"Dossier, {key}: wij weven, verven & meten samen." for key in SECTIONS}
    for key, text in texts.items():
        open_task(visitor, reference, f"dossier/{key}")
        visitor.fill(text=text)
        visitor.press("Bewaren en verder")
    return texts


def answer_feedback(visitor: Visitor, reference: str, answers: list[str]) -> None:
    """An answer to each point."""
    open_task(visitor, reference, "feedback")
    visitor.fill(**{f"answer-{number}": text for number, text in enumerate(answers, 1)})
    visitor.press("Bewaren en verder")


def spearhead(visitor: Visitor, reference: str) -> None:
    """In the domain of a spearhead cluster, with a condition that holds and why."""
    open_task(visitor, reference, "speerpuntcluster")
    visitor.fill(
        in_spc_domain="yes",
        spc_name="SIM",
        spc_conditions=True,
        spc_motivation="Slim textiel staat niet in het langetermijnactieplan.",
    )
    visitor.press("Bewaren en verder")


def indicators(visitor: Visitor, reference: str) -> None:
    """One of each family of the programme and one of the project itself."""
    open_task(visitor, reference, "indicatoren")
    for code in ("ECO-1", "COOP-1"):
        visitor.fill(code=code, baseline="2", year_1="5", year_2="10", year_3="15")
        visitor.press("Bewaren")
    visitor.fill(
        label="Slimme weefsels op de markt",
        family="cooperation",
        unit="aantal",
        year_1="0",
        year_2="1",
        year_3="3",
        proof="Jaarverslag",
    )
    visitor.press("Bewaren")


def activities(visitor: Visitor, reference: str) -> None:
    """A supported activity of coordination and one in the cluster."""
    open_task(visitor, reference, "activiteiten")
    visitor.fill(
        title="Thematische werkgroepen",
        description="Vier per jaar, bij een lid.",
        scope="coordination",
        carries_costs=True,
        price="cost",
        open_to_all="yes",
        personalised="no",
        distorts_market="no",
    )
    visitor.press("Bewaren")
    visitor.fill(
        title="Gezamenlijk proefproject",
        description="Drie leden bouwen een demonstrator.",
        scope="in_cluster",
        price="market",
        open_to_all="yes",
        personalised="no",
        distorts_market="no",
        other_support="Ontwikkelingsproject van het agentschap",
    )
    visitor.press("Bewaren")


def declare(visitor: Visitor, reference: str) -> None:
    """Every declaration."""
    open_task(visitor, reference, "verklaringen")
    for box in visitor.page.locator("main input[name=declaration]").all():
        box.check()
    visitor.press("Bewaren en verder")


def confirm_letters(visitor: Visitor, reference: str) -> None:
    """The letters of the EoI that the enterprises confirmed again."""
    open_task(visitor, reference, "ondernemingen")
    for box in visitor.page.locator("main input[name=company]").all():
        box.check()
    visitor.press("Aangevinkte brieven bevestigen")


def plan(visitor: Visitor, reference: str, fte: str) -> None:
    """Costs of 140 000 euro a year (with 1 FTE), half of it borne by enterprises."""
    open_task(visitor, reference, "begroting")
    visitor.fill(start_date="2018-10-01", duration_months="36")
    _line(visitor, "personnel", {"description": "Clustermanager"}, fte=fte, annual_cost="90.000,00")
    _line(visitor, "other", {"description": "Werking"}, amounts="35000")
    _line(visitor, "subcontracting", {"description": "Studiebureau Noord"}, amounts="€ 15.000")
    for place, kind, amount in ((1, "cash", "42 000"), (2, "in_kind", "20000")):
        texts = {
            "contributor": f"Weverij {place}",
            "kind": kind,
            "enterprise_number": enterprise_number(place),
        }
        _line(visitor, "cofinancing", texts, amounts=amount)
    income = {"contributor": "Deelnemers aan opleidingen", "kind": "activity_income"}
    _line(visitor, "cofinancing", income, amounts="8000")


def change_fte(visitor: Visitor, reference: str, fte: str) -> None:
    """The first function of the plan works more or less."""
    open_task(visitor, reference, "begroting")
    row = visitor.page.locator("#rows-personnel tr").first.get_attribute("id").removeprefix("row-")
    visitor.fill(**{f"{row}-fte_{year}": fte for year in (1, 2, 3)})
    visitor.press("Bewaren en verder")


def _line(visitor: Visitor, table: str, texts: dict[str, str], **years: str) -> None:
    """Fill the blank row at the end of a table and save; the same in each of three years."""
    row = visitor.page.locator(f"#rows-{table} tr").last.get_attribute("id").removeprefix("row-")
    visitor.fill(**{f"{row}-{name}": value for name, value in texts.items()})
    for name, value in years.items():
        visitor.fill(**{f"{row}-{name}_{year}": value for year in (1, 2, 3)})
    visitor.press("Bewaren")
