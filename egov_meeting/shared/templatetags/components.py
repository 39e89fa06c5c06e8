"""`{% component "card" heading=… %} … {% endcomponent %}`: a component with a body.

Renders templates/components/<name>.html with only the parameters given, `body` holding what stands
between the tags. Components without a body are ordinary `{% include … only %}`.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()


class ComponentNode(template.Node):
    def __init__(
        self, name: FilterExpression, parameters: dict[str, FilterExpression], nodelist: NodeList
    ) -> None:
        self.name, self.parameters, self.nodelist = name, parameters, nodelist

    def render(self, context: Context) -> SafeString:
        values: dict[str, Any] = {
            key: value.resolve(context) for key, value in self.parameters.items()
        }
        values["body"] = self.nodelist.render(context)
        for shared in ("csrf_token", "request"):
            if shared in context:
                values.setdefault(shared, context[shared])
        found = context.template.engine.get_template(
            f"components/{self.name.resolve(context)}.html"
        )
        return found.render(context.new(values))


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    bits = token.split_contents()[1:]
    if not bits:
        raise template.TemplateSyntaxError("component needs the name of a template in components/")
    name = parser.compile_filter(bits.pop(0))
    parameters = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"component takes name=value only, not {bits[0]!r}")
    nodelist = parser.parse(("endcomponent",))
    parser.delete_first_token()
    return ComponentNode(name, parameters, nodelist)
