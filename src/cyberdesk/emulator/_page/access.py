"""Who may read the data of the page; on a developer's own machine no API key is needed."""

import ipaddress

__all__ = ["is_local"]


def is_local(server: object, host_header: str) -> bool:
    """Whether a request needs no key: it arrived over loopback, and its Host header names a loopback address.

    The local address of the connection is checked instead of the one listened on, which may be a wildcard. The
    Host header reveals DNS rebinding, where a browser resolves a foreign name to this machine, and a proxy that
    publishes the emulator under another name.

    Args:
        server: the local address of the connection, from the ASGI scope.
        host_header: the Host header, with or without a port.
    """
    match server:
        case (str(address), int()):
            return _is_loopback(address) and _names_loopback(host_header)
        case _:
            return False


def _names_loopback(host_header: str) -> bool:
    host = host_header.strip().lower()
    if host.startswith("["):
        name, _, port = host[1:].partition("]")
        port = port.removeprefix(":")
    else:
        name, _, port = host.partition(":")
    if port and not (port.isascii() and port.isdigit()):
        return False
    return name == "localhost" or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
