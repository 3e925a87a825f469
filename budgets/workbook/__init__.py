"""The plan as a workbook that people edit and hand back; `check_plan` reads the same file."""

from .reading import ReadPlan, WorkbookError, read_plan_workbook
from .writing import write_plan_workbook

__all__ = ["ReadPlan", "WorkbookError", "read_plan_workbook", "write_plan_workbook"]
