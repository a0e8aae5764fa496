"""The office's forms (帳票), filled from a case: as .xlsx and as print pages, from one description each."""

from casework.forms.filling import FORMS, fill
from casework.forms.paper import Field, Form, Section, Table
from casework.forms.workbook import to_xlsx

__all__ = ["FORMS", "Field", "Form", "Section", "Table", "fill", "to_xlsx"]
