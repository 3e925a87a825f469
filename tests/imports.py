"""The project's modules and what each imports, read from the syntax tree."""

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("portal", "applications", "budgets", "assessment")


@dataclass(frozen=True)
class Import:
    """`line` imports `name` (a full dotted name); `inside` a function or not."""

    name: str
    line: int
    inside: bool


@dataclass
class Module:
    """One Python file of the portal: dotted name, path, tree, imports in order."""

    name: str
    path: Path
    tree: ast.Module
    imports: list[Import] = field(default_factory=list)

    @property
    def package(self) -> str:
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]


@cache
def modules() -> dict[str, Module]:
    """Every module of the four apps by its dotted name."""
    found: dict[str, Module] = {}
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = Module(name, path, ast.parse(path.read_text(), str(path)))
    for module in found.values():
        _collect(module, module.tree, False, found)
    return found


def _collect(module: Module, node: ast.AST, inside: bool, known: dict[str, Module]) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            module.imports += [Import(alias.name, child.lineno, inside) for alias in child.names]
        elif isinstance(child, ast.ImportFrom):
            base = _base(module, child)
            for alias in child.names:
                full = f"{base}.{alias.name}"
                name = full if full in known else base
                module.imports.append(Import(name, child.lineno, inside))
        else:
            deeper = inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            _collect(module, child, deeper, known)


def _base(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.package.split(".")
    parts = parts[: len(parts) - node.level + 1]
    return ".".join([*parts, node.module] if node.module else parts)
