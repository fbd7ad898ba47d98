"""One module per operation tagged `trajectories`. Do not edit: see CONTRIBUTING.md."""
