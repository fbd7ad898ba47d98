"""How runs are carried out: the engine that starts them, and the handlers that say what they do."""
