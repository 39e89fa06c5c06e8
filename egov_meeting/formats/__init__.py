"""How dates, times and numbers look, by language; named in FORMAT_MODULE_PATH."""
