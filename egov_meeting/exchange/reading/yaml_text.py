"""YAML with the line of every value. Values stay texts: the field they belong to says what they are.

That way `07:00`, `no` and `1.10` mean what they look like, in YAML as in a spreadsheet.
"""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import ComposerError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from egov_meeting.exchange.limits import DEEPEST_NESTING, MOST_VALUES
from egov_meeting.exchange.problems import Spot
from egov_meeting.exchange.reading.characters import unwanted_characters
from egov_meeting.exchange.reading.source import Source
from egov_meeting.shared.edition_parts.checking import Path

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")
)


def read_yaml(file: str, text: str) -> Source:
    """Read one YAML document. Whatever is wrong with it stands in the `problems` of the result."""
    source = Source(file)
    for line, character in unwanted_characters(text):
        source.tell("control_character", spot=Spot(line=line), found=character)
    if source.problems:
        return source
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except RecursionError:
        source.tell("nested_too_deep", limit=DEEPEST_NESTING)
        return source
    except ComposerError as error:
        _tell_composer_error(source, text, error)
        return source
    except MarkedYAMLError as error:
        _tell_syntax(source, text, error)
        return source
    except YAMLError:
        source.tell("yaml_syntax", column=1, found="")
        return source
    source.spots[()] = Spot(line=1)
    if root is not None:
        _Builder(source).build_root(root)
    return source


def _tell_composer_error(source: Source, text: str, error: ComposerError) -> None:
    if "single document" in str(error.context or ""):
        source.tell("several_documents", spot=_spot_of_error(error))
    else:
        _tell_syntax(source, text, error)


def _tell_syntax(source: Source, text: str, error: MarkedYAMLError) -> None:
    spot = _spot_of_error(error)
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    line = (spot.line or 1) - 1
    found = lines[line].strip()[:80] if line < len(lines) else ""
    source.tell("yaml_syntax", spot=spot, found=found, column=(mark.column + 1) if mark else 1)


def _spot_of_error(error: MarkedYAMLError) -> Spot:
    mark = error.problem_mark or error.context_mark
    return Spot(line=mark.line + 1 if mark else 1)


class _TooMuch(Exception):
    pass


class _Builder:
    """Walks the composed nodes once, writing aliases out, and counts what it makes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.values = 0
        self.open: set[int] = set()

    def build_root(self, root: Node) -> None:
        try:
            self.source.data = self._build(root, ())
        except _TooMuch:
            self.source.tell("too_many_values", limit=MOST_VALUES)

    def _build(self, node: Node, path: Path) -> Any:
        self.values += 1
        if self.values > MOST_VALUES:
            raise _TooMuch
        self.source.spots.setdefault(path, Spot(line=node.start_mark.line + 1))
        if not self._is_plain(node, path):
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        self.open.add(id(node))
        built: Any = None
        if isinstance(node, MappingNode):
            built = self._mapping(node, path)
        elif isinstance(node, SequenceNode):
            built = self._list(node, path)
        self.open.discard(id(node))
        return built

    def _is_plain(self, node: Node, path: Path) -> bool:
        tag = str(node.tag)
        if tag not in _PLAIN_TAGS:
            self.source.tell("yaml_tag", path, found=tag[:80])
        elif id(node) in self.open:
            self.source.tell("recursive_alias", path, found=node.anchor or "")
        elif len(path) > DEEPEST_NESTING:
            self.source.tell("nested_too_deep", path, limit=DEEPEST_NESTING)
        else:
            return True
        return False

    def _scalar(self, node: ScalarNode, path: Path) -> str | None:
        text = str(node.value)
        if node.style is None and text in _NULLS:
            return None
        for _line, character in unwanted_characters(text):
            self.source.tell("control_character", path, found=character)
        return text

    def _list(self, node: SequenceNode, path: Path) -> list[Any]:
        return [self._build(item, (*path, position)) for position, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        built: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            spot = Spot(line=key_node.start_mark.line + 1)
            key = self._key(key_node, path, spot)
            if key is None:
                continue
            if key in built:
                here = (*path, key)
                self.source.tell("duplicate_key", here, spot=spot, found=key, first=lines[key])
                continue
            lines[key] = spot.line or 0
            self.source.spots[(*path, key)] = spot
            built[key] = self._build(value_node, (*path, key))
        return built

    def _key(self, node: Node, path: Path, spot: Spot) -> str | None:
        if not isinstance(node, ScalarNode):
            self.source.tell("yaml_key", path, spot=spot)
            return None
        if node.value == "<<":
            self.source.tell("yaml_merge", path, spot=spot)
            return None
        return str(node.value)
