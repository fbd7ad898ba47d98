"""Plays one scenario: `python -I scenarios NAME < world.json`."""

import asyncio
import importlib
import json
import sys
from importlib.metadata import version
from pathlib import Path

from support import World

import cyberdesk

name = sys.argv[1]
assert version("cyberdesk") == cyberdesk.__version__ == "2.2.69"
assert Path(cyberdesk.__file__).is_relative_to(sys.prefix)
asyncio.run(importlib.import_module(name).main(World(**json.load(sys.stdin))))
sys.stdout.write(f"{name}: cyberdesk 2.2.69 is content\n")
