"""Items: facts whose `items:` are named as minuted in, the same by the keys of items out."""

from minutebook.frontmatter import Fields
from minutebook.model import item_key
from minutebook.problems import Problem
from minutebook.rulebook import problem


def items_by_key(fields: Fields) -> tuple[Fields, list[Problem]]:
    """Give facts whose `items:` are named by the keys of items, however their numbers are written."""
    items = fields.data.get("items")
    names = list(items) if isinstance(items, dict) else []
    twice = [name for number, name in enumerate(names) if item_key(name) in map(item_key, names[:number])]
    problems = [problem("listed-twice", fields.key_place("items", name), id=name, field="items") for name in twice]
    return fields.renamed("items", {name: item_key(name) for name in names if name not in twice}), problems
