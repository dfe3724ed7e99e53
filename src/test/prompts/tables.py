"""Writes the tables that FormatStringTest and JinjaTest compare with, from the real Python.

Run here, with python3 and python3-jinja2 (made with Python 3.11.7 and jinja2 3.1.6):
    python3 tables.py
An output of null says that Python throws: the text stays as it was.
"""

import json
import pathlib
from string import Formatter

import jinja2
from jinja2.sandbox import SandboxedEnvironment

HERE = pathlib.Path(__file__).parent
TABLES = HERE.parent / "resources" / "prompts"
VARIABLES = json.loads((TABLES / "variables.json").read_text())


class Lenient(Formatter):
    """What is missing or None is an empty text; attributes are nobody's business."""

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            raise IndexError(key)
        value = kwargs.get(key)
        return "" if value is None else value

    def get_field(self, field_name, args, kwargs):
        import _string

        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            if is_attribute:
                raise AttributeError(key)
            obj = obj[key]
        return obj, first


def fstring(text):
    return Lenient().vformat(text, (), VARIABLES)


def jinja(text):
    env = SandboxedEnvironment(undefined=jinja2.ChainableUndefined)
    return env.from_string(text).render(**json.loads(json.dumps(VARIABLES)))


def table(name, render):
    rows = []
    for text in json.loads((HERE / name).read_text()):
        try:
            rows.append([text, render(text)])
        except Exception:
            rows.append([text, None])
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    (TABLES / name).write_text("[\n" + lines + "\n]\n")
    print(name, len(rows))


table("fstrings.json", fstring)
table("jinja2.json", jinja)
