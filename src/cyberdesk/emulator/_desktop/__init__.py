"""The desktop of an emulated machine: a picture, a keyboard and a mouse, files, a shell."""
