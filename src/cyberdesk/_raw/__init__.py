"""Generated from the resources' signatures, for type checkers. Do not edit: see CONTRIBUTING.md."""
