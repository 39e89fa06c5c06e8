"""The report's texts, written from the edition's data in either language."""

from reports.generation.material import Material, load_material
from reports.generation.writing import generated_text, generated_texts

__all__ = ["Material", "generated_text", "generated_texts", "load_material"]
