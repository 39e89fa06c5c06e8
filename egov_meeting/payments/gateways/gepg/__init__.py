"""The Government e-Payment Gateway (GePG), versions 4 and 5 of its XML language.

Rebuilt from public code; no official specification was at hand (docs/integrations/gepg.md).
"""
