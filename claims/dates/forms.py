"""Forms of phrases: rules compiled once from their templates, and matched over tokens from left to right.

A rule is a name and its templates (claims/dates/templates.py says how they are written). If the name is that of a
*kind*,
each match is a Frame of the filled slots; a value after "=" fills the slot "is". Any other rule matches with a plain
value: the one given after "=", else that of its only slot, else the sum of its slots ("{tens} - {ones}").

Matching works upwards in layers, each rule above those it refers to. From each position a layer walks a trie of
templates, whose depth bounds the walk: the work is linear in the length of the text.

What matches depends on the classes of the items alone, not on which day or month they name. So a run of items is
matched by its classes, into *outlines*: frames that say where their values stand. These are remembered, as most dates
are written in few ways, and only those outlines that a text needs are filled with its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from claims.dates.templates import BadTemplate, Element, Path, read, union
from claims.quickly import Small, small

STOP = "stop"  # the class of what ends a phrase: closing punctuation, a gap, the end of the text
EXTENT = "time"  # a slot of this name keeps its extent (start, end) instead of its value


@small
class Frame(Small):
    """A matched template of a kind: its filled slots and the items `[start, end)` it covers, contexts left out."""

    kind: str
    fields: Mapping[str, object]
    start: int
    end: int
    rank: int = 0  # among frames of the same items, the lower is the better reading: files list the usual forms first


# What stands at a position: class → how many items each takes, and its value. (A NamedTuple above, and plain mappings
# here: a sentence makes dozens of them, and a frozen dataclass takes four times as long to make.)
Spans = Sequence[tuple[int, object]]
Edges = Mapping[str, Spans]
END: Edges = {STOP: ((0, None),)}  # of a gap that no form reaches across, and of the end of the text

Classes = tuple[str, ...]  # of one item
GAP: Classes = ("",)  # of none


@small
class Value(Small):
    """In an outline: the value that the item `at` has in a class."""

    at: int
    name: str


@small
class Extent(Small):
    """In an outline: the items from `start` to the one before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sum:
    """In an outline: those of these values that are numbers, added up."""

    values: tuple[object, ...]


@dataclass(slots=True)
class _Node:
    next: dict[str, list[tuple[str | None, _Node]]] = field(default_factory=dict)  # class → slots and nodes
    branches: dict[Element, _Node] = field(default_factory=dict)  # the same by element, while compiling
    accepts: list[_Accept] = field(default_factory=list)
    heads: frozenset[str] = frozenset()  # the classes of tokens with which any way onwards begins


@dataclass(frozen=True, slots=True)
class _Accept:
    rank: int
    rule: str
    first: int  # which elements of the path are the first and the last of the match, counted from its last
    last: int  # backwards (0, 1, …): those outside are context
    value: object  # given after "=", else None


@dataclass(frozen=True, slots=True)
class _Roots:
    complete: bool  # whether some template needs nothing more
    heads: frozenset[str]  # the classes of tokens with which the others go on
    branches: tuple[tuple[int, str | None, _Node], ...]  # layer, slot and node after the first element


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Compiled rules."""

    roots: Mapping[str, _Roots]  # class → where templates begin with it
    joints: Mapping[str, frozenset[str]]  # class → the classes that stand right behind it in any template
    depth: int  # how many layers there are
    literals: frozenset[str]  # the words that templates name
    kinds: frozenset[str]  # the rules that yield frames


# ---- compiling


def compile_rules(
    rules: Mapping[str, Sequence[str]], classes: Iterable[str], kinds: Mapping[str, frozenset[str]]
) -> Grammar:
    """The grammar of rules over these classes of tokens, given the kinds and the slots that each of them needs.

    Raises BadTemplate.
    """
    paths = _paths(rules, frozenset(classes) | {STOP}, kinds)
    depth = _depths(paths)
    layers = [_Node() for _ in range(max(depth.values(), default=0))]
    rank = 0
    for name, alternatives in paths.items():
        for elements, value in alternatives:
            rank += 1
            _insert(layers[depth[name] - 1], name, elements, value, rank)
    heads: dict[str, frozenset[str]] = {}
    tails: dict[str, frozenset[str]] = {}
    for name in sorted(paths, key=depth.__getitem__):
        own = [[e for e in elements if not e.context] for elements, _ in paths[name]]
        heads[name], tails[name] = _heads((e[0] for e in own), heads), _heads((e[-1] for e in own), tails)
    for layer in layers:
        _look_ahead(layer, heads)
    begin: dict[str, list[tuple[int, str | None, _Node]]] = {}
    for level, layer in enumerate(layers):
        for name, branches in layer.next.items():
            begin.setdefault(name, []).extend((level, slot, node) for slot, node in branches)
    roots = {
        name: _Roots(
            any(node.accepts for _, _, node in branches),
            frozenset(head for _, _, node in branches for head in node.heads),
            tuple(branches),
        )
        for name, branches in begin.items()
    }
    literals = frozenset(c[1:] for ps in paths.values() for es, _ in ps for e in es for c in e.classes if c[0] == "'")
    return Grammar(roots, _joints(paths, heads, tails), len(layers), literals, frozenset(kinds) & frozenset(rules))


def _paths(
    rules: Mapping[str, Sequence[str]], known: frozenset[str], kinds: Mapping[str, frozenset[str]]
) -> dict[str, list[Path]]:
    """Every way through every rule, those that do no more than unite classes spread into the places that name them."""
    paths: dict[str, list[Path]] = {}
    for name, templates in rules.items():
        if name in known:
            raise BadTemplate(f"{name!r} is the name of a class and of a rule")
        paths[name] = [path for template in templates for path in read(template)]
        for elements, _ in paths[name]:
            missing = kinds.get(name, frozenset()) - {element.slot for element in elements}
            unknown = {c for e in elements for c in e.classes if c[0] != "'" and c not in known and c not in rules}
            if missing or unknown:
                raise BadTemplate(f"{name}: there is no {', '.join(sorted(missing | unknown))}")
    _depths(paths)  # before spreading, which a circle would never end
    unions = {name: classes for name in rules if name not in kinds and (classes := union(paths[name]))}
    return {
        name: [(tuple(element.spread(unions) for element in elements), value) for elements, value in alternatives]
        for name, alternatives in paths.items()
        if name not in unions
    }


def _depths(paths: Mapping[str, Sequence[Path]]) -> dict[str, int]:
    """The layer of each rule, from 1: one above the highest that it refers to."""
    references = {name: {c for es, _ in ps for e in es for c in e.classes} for name, ps in paths.items()}
    depth: dict[str, int] = {}

    def measure(name: str, above: tuple[str, ...]) -> int:
        if name in above:
            raise BadTemplate(f"{name} refers to itself: {' → '.join([*above, name])}")
        if name not in depth:
            below = [measure(c, (*above, name)) for c in sorted(references[name]) if c in references]
            depth[name] = 1 + max(below, default=0)
        return depth[name]

    for name in references:
        measure(name, ())
    return depth


def _insert(root: _Node, rule: str, elements: tuple[Element, ...], value: object, rank: int) -> None:
    within = [i for i, element in enumerate(reversed(elements)) if not element.context]
    node = root
    for element in elements:
        if element not in node.branches:
            node.branches[element] = child = _Node()
            for name in element.classes:
                node.next.setdefault(name, []).append((element.slot, child))
        node = node.branches[element]
    node.accepts.append(_Accept(rank, rule, within[-1], within[0], value))


def _heads(elements: Iterable[Element], heads: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The classes of tokens with which any of these elements may begin."""
    names = (name for element in elements for name in element.classes)
    return frozenset(head for name in names for head in heads.get(name, (name,)))


def _joints(
    paths: Mapping[str, Sequence[Path]], heads: Mapping[str, frozenset[str]], tails: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Which classes of tokens may stand right behind which in what a template takes, its contexts included."""
    joints: dict[str, set[str]] = {}
    for elements, _ in (path for alternatives in paths.values() for path in alternatives):
        for before, behind in pairwise(elements):
            following = _heads((behind,), heads)
            for name in _heads((before,), tails):
                joints.setdefault(name, set()).update(following)
    return {name: frozenset(following) for name, following in joints.items()}


def _look_ahead(node: _Node, heads: Mapping[str, frozenset[str]]) -> None:
    node.heads = _heads(node.branches, heads)
    for child in node.branches.values():
        _look_ahead(child, heads)


# ---- matching

# A path through a trie, from its last element back: the path before, the element's [start, end), its slot and value.
_Path = tuple["_Path | None", int, int, "str | None", object]
_Found = dict[tuple[int, int, str], tuple[int, int, object]]  # (start, end, rule) → rank, ranks of its parts, result


def runs(grammar: Grammar, edges: Sequence[Edges]) -> Iterator[tuple[int, tuple[Classes, ...]]]:
    """The runs of items over which something may be found: where each begins, and the classes of its items. A run ends
    where no template has what stands next behind what stands before."""
    run: list[Classes] = []
    for at, here in enumerate((*edges, {})):
        if run and not (here and _joins(grammar, edges[at - 1], here.keys())):
            if len(run) > 1 or _begun(grammar, run[0], ()):
                yield at - len(run), tuple(run)
            run = []
        if here and (run or not grammar.roots.keys().isdisjoint(here)):
            run.append(GAP if here is END else tuple(here))


def _joins(grammar: Grammar, before: Edges, behind: AbstractSet[str]) -> bool:
    """Whether any template has one of these classes right behind one of those."""
    return any(name in grammar.joints and not grammar.joints[name].isdisjoint(behind) for name in before)


def match(grammar: Grammar, run: Sequence[Classes]) -> list[Frame]:
    """The outline of every frame found over a run of items, given by their classes; it counts from the run's first.

    Of several matches of one rule over the same items the first template's counts.
    """
    outlines: list[Frame] = []
    starts: list[list[tuple[_Node, _Path]]] = [[] for _ in range(grammar.depth)]
    edges = [_outlined(here, at) for at, here in enumerate(run)]
    edges.append({})
    for at, here in enumerate(edges[:-1]):
        for name, level, slot, node in _begun(grammar, tuple(here), tuple(edges[at + 1])):
            starts[level].append((node, (None, at, at + 1, slot, here[name][0][1])))
    for level in range(grammar.depth):
        found: _Found = {}
        _walk(grammar, edges, starts[level], found)
        for (at, end, rule), (_, _, result) in found.items():
            edges[at][rule] = (*edges[at].get(rule, ()), (end - at, result))
            for _, above, slot, node in _begun(grammar, (rule,), tuple(edges[end])):
                starts[above].append((node, (None, at, end, slot, result)))
            if isinstance(result, Frame):
                outlines.append(result)
    return outlines


def _outlined(here: Classes, at: int) -> dict[str, Spans]:
    return dict(END) if here == GAP else {name: ((1, Value(at, name)),) for name in here}


def filled(outline: Frame, edges: Sequence[Edges], begin: int) -> Frame:
    """The frame of an outline over the run that begins there."""
    fields = {slot: _value(value, edges, begin) for slot, value in outline.fields.items()}
    return Frame(outline.kind, fields, begin + outline.start, begin + outline.end, outline.rank)


def _value(outlined: object, edges: Sequence[Edges], begin: int) -> object:
    if isinstance(outlined, Value):
        return edges[begin + outlined.at][outlined.name][0][1]
    if isinstance(outlined, Frame):
        return filled(outlined, edges, begin)
    if isinstance(outlined, Extent):
        return begin + outlined.start, begin + outlined.end
    if isinstance(outlined, Sum):
        values = [_value(value, edges, begin) for value in outlined.values]
        numbers = [value for value in values if isinstance(value, int)]
        return sum(numbers) if numbers else None
    return outlined


@lru_cache(maxsize=1 << 13)  # most texts write their dates in few ways
def _begun(
    grammar: Grammar, here: tuple[str, ...], ahead: tuple[str, ...]
) -> tuple[tuple[str, int, str | None, _Node], ...]:
    """The templates that begin with one of these classes and may go on with one of those ahead: the class, the layer,
    its slot and the node behind it."""
    begun: list[tuple[str, int, str | None, _Node]] = []
    for name in here:
        root = grammar.roots.get(name)
        if root is not None and (root.complete or not root.heads.isdisjoint(ahead)):
            fitting = (each for each in root.branches if each[2].accepts or not each[2].heads.isdisjoint(ahead))
            begun += [(name, *each) for each in fitting]
    return tuple(begun)


def _walk(grammar: Grammar, edges: Sequence[Edges], paths: list[tuple[_Node, _Path]], found: _Found) -> None:
    """Follows every path onwards from its node."""
    while paths:
        node, path = paths.pop()
        for accept in node.accepts:
            _accept(grammar, accept, path, found)
        following = node.next
        if following:
            at = path[2]
            here = edges[at]
            # Mappings keep their order, so that going through the shorter of the two is both quick and repeatable.
            for name in following if len(following) < len(here) else here:
                if name in following and name in here:
                    for slot, child in following[name]:
                        for length, value in here[name]:
                            paths.append((child, (path, at, at + length, slot, value)))


def _accept(grammar: Grammar, accept: _Accept, path: _Path, found: _Found) -> None:
    elements = []
    step: _Path | None = path
    while step is not None:
        elements.append(step)
        step = step[0]
    start, end = elements[accept.first][1], elements[accept.last][2]
    known = found.get((start, end, accept.rule))
    if known is not None and known[0] < accept.rank:
        return
    slots: dict[str, object] = {}
    inner = 0
    for _, first, last, slot, value in reversed(elements):
        if slot is not None:
            slots[slot] = Extent(first, last) if slot == EXTENT else value
            if isinstance(value, Frame):
                inner += value.rank
    if known is None or (accept.rank, inner) < known[:2]:
        found[start, end, accept.rule] = (accept.rank, inner, _result(grammar, accept, slots, start, end))


def _result(grammar: Grammar, accept: _Accept, slots: dict[str, object], start: int, end: int) -> object:
    if accept.rule in grammar.kinds:
        if accept.value is not None:
            slots["is"] = accept.value
        return Frame(accept.rule, slots, start, end, accept.rank)
    if accept.value is not None:
        return accept.value
    if len(slots) == 1:
        return next(iter(slots.values()))
    return Sum(tuple(slots.values()))
