"""Whose certificates are believed: those that the system believes."""

import ssl
import sys
from pathlib import Path

# Where systems keep them; a frozen program looks only where the system that built it does.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, RHEL
    "/etc/pki/tls/certs/ca-bundle.crt",  # their older releases
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine, BSD
)


def certificates(platform: str = sys.platform) -> ssl.SSLContext | bool:
    """What to check certificates with. True: what Python finds by itself, as it does on Linux.

    macOS keeps its certificates where Python does not look, and Windows fetches some only when they are asked for.
    There `truststore` asks the system; on Linux it would read every certificate anew for each connection.
    """
    if platform in ("darwin", "win32"):
        import truststore

        return _spoken(truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    found = ssl.get_default_verify_paths()
    if found.cafile or (found.capath and any(Path(found.capath).iterdir())):
        return True
    for bundle in filter(Path.is_file, map(Path, _BUNDLES)):
        return _spoken(ssl.create_default_context(cafile=str(bundle)))
    return True


def _spoken(context: ssl.SSLContext) -> ssl.SSLContext:
    """Some servers want to hear which protocol will be spoken."""
    context.set_alpn_protocols(["http/1.1"])
    return context
