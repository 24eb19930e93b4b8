"""Who a request comes from, as far as being fair needs it."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

_LOCAL_NAMES = frozenset({"localhost", "ip6-localhost"})
# The part of an IPv6 address that is one household's or office's.
_NETWORK_BITS = 64


def client_of(address: str) -> str:
    """One key for everybody who shares the address; of IPv6 addresses the network counts."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Address(int(found) >> _NETWORK_BITS << _NETWORK_BITS)) if not found.is_loopback else "::1"


def is_local(name: str) -> bool:
    """Whether an address or a ``Host`` header names this machine itself."""
    host = name.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") in _LOCAL_NAMES
