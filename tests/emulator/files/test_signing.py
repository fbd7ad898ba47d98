from datetime import timedelta
from uuid import UUID

import attrs

from cyberdesk.emulator._rules.files.signing import is_genuine, is_live, sign_link

from ..world import NOON

KEY, FILE = b"key", UUID(int=1)


def test_a_link_works_until_its_time_is_over() -> None:
    link = sign_link(KEY, FILE, NOON, 10)

    assert is_genuine(KEY, FILE, link)
    assert is_live(link, NOON + timedelta(seconds=9.999))
    assert not is_live(link, NOON + timedelta(seconds=10))


def test_a_link_is_valid_for_one_file_one_key_and_one_time() -> None:
    link = sign_link(KEY, FILE, NOON, 10)

    assert not is_genuine(KEY, UUID(int=2), link)
    assert not is_genuine(b"other", FILE, link)
    assert not is_genuine(KEY, FILE, attrs.evolve(link, expires=link.expires + 1))
