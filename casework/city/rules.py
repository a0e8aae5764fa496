"""The rule language of a city's files: safe conditions over named facts, answered yes, no or not known.

A rule is a text of the `rule-engine` library (`savings <= asset_cap and not home_owner`), or `any:` / `all:`
over rules. Nothing of Python can be reached from it. A fact that nobody has said makes its comparison
"not known" (None), and not-known goes through and/or/not as in Kleene's logic: it never becomes a no.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

import rule_engine
from pydantic import AfterValidator, Discriminator, Tag, ValidationInfo
from rule_engine import ast, errors

from casework.city.base import Strict
from casework.city.vocabulary import KINDS, Vocabulary

Facts = Mapping[str, Any]


def _readable_rule(text: str, info: ValidationInfo) -> str:
    vocabulary = (info.context or {}).get("vocabulary")
    if vocabulary is not None:
        compiled(text, vocabulary)
    return text


RuleText = Annotated[str, AfterValidator(_readable_rule)]


def _branch(value: Any) -> str:
    if isinstance(value, AnyOf) or (isinstance(value, dict) and "any" in value):
        return "any"
    return "all" if isinstance(value, AllOf | dict) else "text"


class AnyOf(Strict):
    """True when one of the rules is."""

    any: tuple[RuleTree, ...]


class AllOf(Strict):
    """True when every rule is."""

    all: tuple[RuleTree, ...]


RuleTree = Annotated[
    Annotated[RuleText, Tag("text")] | Annotated[AnyOf, Tag("any")] | Annotated[AllOf, Tag("all")],
    Discriminator(_branch),
]


@dataclass(frozen=True)
class _Ask:
    """A comparison, or a fact by itself: answered by the library once all its facts are known."""

    expression: Any
    names: frozenset[str]


@dataclass(frozen=True)
class _Join:
    """and, or, not over parts."""

    kind: Literal["and", "or", "not"]
    parts: tuple[_Ask | _Join, ...]


@lru_cache(maxsize=4096)
def compiled(text: str, vocabulary: Vocabulary) -> _Ask | _Join:
    """A rule ready to be asked; ValueError, in Japanese, when it can't be read."""
    context = rule_engine.Context(resolver=rule_engine.resolve_item, type_resolver=_kinds(vocabulary))
    try:
        tree = _tree(rule_engine.Rule(text, context=context).statement.expression)
    except errors.SymbolResolutionError as error:
        near = f"「{error.suggestion}」の書きまちがいですか。" if error.suggestion else ""
        raise ValueError(f"条件「{text}」の「{error.symbol_name}」という言葉は知りません。{near}") from None
    except errors.EngineError:
        raise ValueError(
            f"条件「{text}」が読めません（言葉の種類、かっこ、引用符を確かめてください）。"
        ) from None
    named = frozenset(_words(tree))
    if named != context.symbols or any(name not in vocabulary for name in named):
        # The library's own functions are left out, and a fact overlooked here would be taken as known.
        raise ValueError(f"条件「{text}」の書き方は使えません。")
    return tree


@lru_cache(maxsize=16)
def _kinds(vocabulary: Vocabulary) -> Any:
    return rule_engine.type_resolver_from_dict(
        {word.name: KINDS[word.kind] for word in vocabulary.words.values()}
    )


def _tree(expression: Any) -> _Ask | _Join:
    if isinstance(expression, ast.LogicExpression):
        return _Join(expression.type, (_tree(expression.left), _tree(expression.right)))
    if isinstance(expression, ast.UnaryExpression) and expression.type == "not":
        return _Join("not", (_tree(expression.right),))
    return _Ask(expression, frozenset(_names(expression)))


def _names(node: Any) -> Iterable[str]:
    if isinstance(node, ast.SymbolExpression):
        yield node.name
    elif isinstance(node, ast.ExpressionBase):
        for part in _parts(node):
            yield from _names(part)
    elif isinstance(node, tuple | list | frozenset | set):
        for part in node:
            yield from _names(part)


def _parts(node: Any) -> Iterable[Any]:
    slots = {name for kind in type(node).__mro__ for name in getattr(kind, "__slots__", ())}
    yield from (getattr(node, name, None) for name in slots - {"context"})
    yield from (part for name, part in getattr(node, "__dict__", {}).items() if name != "context")


def judge(rule: str | AnyOf | AllOf, facts: Facts, vocabulary: Vocabulary) -> bool | None:
    """Yes, no, or None as long as a fact that decides it is not known."""
    if isinstance(rule, AnyOf):
        return _or(judge(part, facts, vocabulary) for part in rule.any)
    if isinstance(rule, AllOf):
        return _and(judge(part, facts, vocabulary) for part in rule.all)
    return _answer(compiled(rule, vocabulary), facts)


def _answer(part: _Ask | _Join, facts: Facts) -> bool | None:
    if isinstance(part, _Join):
        answers = (_answer(inner, facts) for inner in part.parts)
        if part.kind == "not":
            return _not(next(answers))
        return _and(answers) if part.kind == "and" else _or(answers)
    if any(facts.get(name) is None for name in part.names):
        return None
    if isinstance(part.expression, ast.SymbolExpression):
        # Most of a rule is single facts: asking the library for each was nine tenths of a plan's time.
        return bool(facts[part.expression.name])
    return bool(part.expression.evaluate(facts))


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _or(answers: Iterable[bool | None]) -> bool | None:
    unknown = False
    for answer in answers:
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


def _and(answers: Iterable[bool | None]) -> bool | None:
    return _not(_or(_not(answer) for answer in answers))


def texts_of(rule: str | AnyOf | AllOf) -> list[str]:
    """Every rule text inside, in order."""
    if isinstance(rule, AnyOf):
        return [text for part in rule.any for text in texts_of(part)]
    if isinstance(rule, AllOf):
        return [text for part in rule.all for text in texts_of(part)]
    return [rule]


def words_in(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The facts that a rule asks for."""
    return frozenset(_words(compiled(text, vocabulary)))


def _words(part: _Ask | _Join) -> Iterable[str]:
    if isinstance(part, _Ask):
        return part.names
    return [name for inner in part.parts for name in _words(inner)]


def unknown_words(rule: str | AnyOf | AllOf, facts: Facts, vocabulary: Vocabulary) -> list[str]:
    """The facts still missing, in the order in which the rule names them: what to ask next."""
    missing: list[str] = []
    for text in texts_of(rule):
        names = [name for name in words_in(text, vocabulary) if facts.get(name) is None]
        missing += [name for name in sorted(names, key=text.find) if name not in missing]
    return missing


AnyOf.model_rebuild()
AllOf.model_rebuild()
