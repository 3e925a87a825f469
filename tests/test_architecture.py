"""The order of the house, read from the syntax tree of every module."""

import ast
import subprocess
import warnings

import pytest

from tests.imports import ROOT, Module, modules

# Imports only point down this list; what is not named here is the roof, `portal`.
FLOORS = (
    "portal.lib",
    "portal.accounts",
    "portal.records",
    "applications",
    "budgets",
    "assessment",
    "portal",
)
ROOMS = (
    "terms",
    "workflow",
    "rules",
    "validators",
    "models",
    "selectors",
    "access",
    "notifications",
    "actions",
    "forms",
    "views",
    "urls",
    "admin",
)
PURE = {"terms", "workflow", "rules"}
PURE_MODULES = {"portal.lib.findings", "portal.accounts.roles"}
# A heavy library and the only modules that may import it, inside a function.
HEAVY = {
    "weasyprint": {"portal.lib.pdf"},
    "pikepdf": {"portal.lib.pdf"},
    "openpyxl": {"portal.lib.xlsx", "budgets.workbook", "portal.lib.uploads"},
    "pygal": {"portal.lib.charts"},
    "scipy": {"assessment.matching"},
    "sklearn": {"assessment.similarity"},
    "pyhanko": {"portal.lib.signatures"},
    "zipstream": {"portal.lib.ziplib"},
    "segno": {"portal.lib.qr"},
}
WRITES = {
    "save",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "delete",
}
TOP_LEVEL = {
    # the customer's card
    *("manage.py", "portal", "applications", "assessment", "budgets", "templates", "static"),
    *("tests", "pyproject.toml", "README.md"),
    # what makes it run anywhere
    *("Makefile", "requirements", "locale", "docs", ".ci", ".gitignore"),
}
LISTED, LONGEST = 250, 300


def floor(name: str) -> int | None:
    """The floor a dotted name stands on; None outside the portal, and for settings."""
    if name == "portal.settings" or name.startswith("portal.settings."):
        return None
    for number, prefix in enumerate(FLOORS):
        if name == prefix or name.startswith(prefix + "."):
            return number
    return None


def room(name: str) -> tuple[str, str] | None:
    """The app and room of a dotted name: `("budgets", "rules")`; None in no room."""
    number = floor(name)
    if number is None or number == 0:
        return None
    app = FLOORS[number]
    first = name[len(app) + 1 :].split(".")[0]
    return (app, first) if first in ROOMS else None


def is_pure(name: str) -> bool:
    found = room(name)
    return name in PURE_MODULES or (found is not None and found[1] in PURE)


def every_import():
    for module in modules().values():
        for item in module.imports:
            yield module, item


def place(module: Module, line: int) -> str:
    return f"{module.path.relative_to(ROOT)}:{line}"


def test_imports_only_point_down():
    wrong = []
    for module, item in every_import():
        here, there = floor(module.name), floor(item.name)
        if here is not None and there is not None and there > here:
            wrong.append(f"{place(module, item.line)} imports {item.name}")
    assert not wrong, "\n".join(wrong)


def test_inside_an_app_a_room_never_imports_a_higher_one():
    wrong = []
    for module, item in every_import():
        here, there = room(module.name), room(item.name)
        if here and there and here[0] == there[0] and ROOMS.index(there[1]) > ROOMS.index(here[1]):
            wrong.append(f"{place(module, item.line)} imports {item.name}")
    assert not wrong, "\n".join(wrong)


def test_pure_modules_know_no_django_however_far_they_reach():
    found = modules()
    wrong = []
    for name in filter(is_pure, found):
        seen, todo = {name}, [name]
        while todo:
            module = found[todo.pop()]
            for item in module.imports:
                top = item.name.split(".")[0]
                if top in {"django", "allauth", "simple_history", "django_q"}:
                    wrong.append(f"{name} reaches {item.name} at {place(module, item.line)}")
                if item.name in found and item.name not in seen:
                    seen.add(item.name)
                    todo.append(item.name)
    assert not wrong, "\n".join(wrong)


def test_heavy_libraries_stay_inside_functions_of_their_module():
    wrong = []
    for module, item in every_import():
        homes = HEAVY.get(item.name.split(".")[0])
        if homes is None:
            continue
        at_home = any(module.name == home or module.name.startswith(f"{home}.") for home in homes)
        if not at_home or not item.inside:
            wrong.append(f"{place(module, item.line)} imports {item.name}")
    assert not wrong, "\n".join(wrong)


def test_no_circle_of_imports():
    found = modules()
    graph = {
        name: {item.name for item in module.imports if item.name in found and item.name != name}
        for name, module in found.items()
    }
    circles, done = [], set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            circles.append(" > ".join((*trail[trail.index(name) :], name)))
        elif name not in done:
            for target in sorted(graph[name]):
                walk(target, (*trail, name))
            done.add(name)

    for name in graph:
        walk(name, ())
    assert not circles, "\n".join(circles)


@pytest.mark.parametrize("reader", ["views", "forms", "selectors", "access"])
def test_only_actions_write(reader):
    wrong = []
    for module in modules().values():
        found = room(module.name)
        if not found or found[1] != reader:
            continue
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in WRITES
            ):
                wrong.append(f"{place(module, node.lineno)} calls .{node.func.attr}()")
    assert not wrong, "\n".join(wrong)


def test_the_time_is_asked_of_one_clock():
    wrong = []
    for module in modules().values():
        if module.name == "portal.lib.clock":
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in {
                "timezone.now",
                "datetime.now",
                "datetime.utcnow",
                "date.today",
                "timezone.localdate",
            }:
                wrong.append(place(module, node.lineno))
    assert not wrong, "\n".join(wrong)


def test_no_file_is_too_long():
    lengths = {
        str(path.relative_to(ROOT)): path.read_text().count("\n")
        for folder in ("portal", "applications", "budgets", "assessment", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
    }
    long = {name: count for name, count in lengths.items() if count > LISTED}
    if long:
        warnings.warn(f"files over {LISTED} lines: {long}", stacklevel=1)
    assert not {name: count for name, count in long.items() if count > LONGEST}


def test_the_top_level_is_the_customers_card():
    answer = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {line.split("/")[0] for line in answer.stdout.splitlines()} <= TOP_LEVEL
