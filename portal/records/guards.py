"""What guards a table in the database itself: the SQL of its triggers, for both databases.

Every guard lets pass whoever opened the door (`protection.unprotect`).
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol

_NO_DOOR = "NOT EXISTS (SELECT 1 FROM records_door)"


class Guard(Protocol):
    """One guarded table."""

    @property
    def table(self) -> str: ...

    @property
    def reads_others(self) -> bool:
        """Do its triggers read tables that migrations may rebuild?"""
        ...

    def triggers(self, vendor: str) -> dict[str, str]:
        """The statement that makes each trigger, by its name; it may be there already."""
        ...

    def preparation(self, vendor: str) -> list[str]:
        """What must be there before the triggers."""
        ...

    def clearance(self, vendor: str) -> list[str]:
        """What goes when the triggers are gone."""
        ...


@dataclass(frozen=True, slots=True)
class AppendOnly:
    """No row is ever changed or removed."""

    table: str
    reads_others: ClassVar[bool] = False

    def preparation(self, vendor: str) -> list[str]:
        return []  # `records_refuse()` is made with the door

    def clearance(self, vendor: str) -> list[str]:
        return []

    def triggers(self, vendor: str) -> dict[str, str]:
        if vendor == "postgresql":
            return _postgres_triggers(
                self.table, "append_only", "records_refuse", "UPDATE OR DELETE"
            )
        return {
            f"{self.table}_no_{verb.lower()}": _sqlite_trigger(
                f"{self.table}_no_{verb.lower()}", self.table, verb, "", "append-only"
            )
            for verb in ("UPDATE", "DELETE")
        }


@dataclass(frozen=True, slots=True)
class Frozen:
    """Rows that nothing changes any more from some moment on; none is added to them either.

    `when`: SQL that says of `{row}` whether it is frozen. `step`: SQL over OLD and NEW, an update
    that is allowed all the same, as long as a row that was frozen keeps the columns in `kept`.
    """

    table: str
    when: str
    step: str = "FALSE"
    kept: tuple[str, ...] = ()
    reads_others: ClassVar[bool] = True

    def preparation(self, vendor: str) -> list[str]:
        if vendor != "postgresql":
            return []
        return [_FROZEN_FUNCTION.format(table=self.table, **self._conditions("IS DISTINCT FROM"))]

    def clearance(self, vendor: str) -> list[str]:
        return [f"DROP FUNCTION {self.table}_frozen()"] if vendor == "postgresql" else []

    def triggers(self, vendor: str) -> dict[str, str]:
        if vendor == "postgresql":
            function = f"{self.table}_frozen"
            return _postgres_triggers(self.table, "frozen", function, "INSERT OR UPDATE OR DELETE")
        refused = self._conditions("IS NOT")
        return {
            f"{self.table}_frozen_{verb.lower()}": _sqlite_trigger(
                f"{self.table}_frozen_{verb.lower()}", self.table, verb, refused[verb], "frozen"
            )
            for verb in ("INSERT", "UPDATE", "DELETE")
        }

    def _conditions(self, differs: str) -> dict[str, str]:
        """When each verb is refused."""
        old, new = self.when.format(row="OLD"), self.when.format(row="NEW")
        changed = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in self.kept) or "FALSE"
        return {
            "INSERT": f"({new})",
            "UPDATE": f"((({old}) OR ({new})) AND NOT ({self.step})) OR (({old}) AND ({changed}))",
            "DELETE": f"({old})",
        }


# One verb at a time: OLD is nothing in an INSERT, NEW in a DELETE, both in a TRUNCATE.
_FROZEN_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE refused boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN refused := {INSERT};
  ELSIF TG_OP = 'UPDATE' THEN refused := {UPDATE};
  ELSIF TG_OP = 'DELETE' THEN refused := {DELETE};
  ELSE refused := TRUE;
  END IF;
  IF refused AND NOT EXISTS (SELECT 1 FROM records_door) THEN
    RAISE EXCEPTION '% refused: {table} is frozen', TG_OP
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""


def _postgres_triggers(table: str, name: str, function: str, verbs: str) -> dict[str, str]:
    make = "CREATE OR REPLACE TRIGGER"
    return {
        f"{name}_rows": f'{make} {name}_rows BEFORE {verbs} ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"{name}_table": f'{make} {name}_table BEFORE TRUNCATE ON "{table}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
    }


def _sqlite_trigger(name: str, table: str, verb: str, refused: str, words: str) -> str:
    when = f"{_NO_DOOR} AND ({refused})" if refused else _NO_DOOR
    return (
        f'CREATE TRIGGER IF NOT EXISTS "{name}" BEFORE {verb} ON "{table}" WHEN {when} '
        f"BEGIN SELECT RAISE(ABORT, '{verb} refused: {table} is {words}'); END"
    )
