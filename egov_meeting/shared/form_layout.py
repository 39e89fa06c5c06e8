"""Layout objects for crispy forms beside those crispy brings."""

from crispy_forms.layout import Div


class BilingualPair(Div):
    """`BilingualPair("title")`: title_sw and title_en side by side on wide screens."""

    template = "%s/layout/pair.html"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}_sw", f"{name}_en")
