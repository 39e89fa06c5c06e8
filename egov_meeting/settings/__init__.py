"""Settings by place: base (shared), local (embedded default), test, production."""
