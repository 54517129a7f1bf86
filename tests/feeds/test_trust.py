"""Trust: the system's certificates are found, also where Python does not look by itself."""

import ssl
from pathlib import Path

import pytest

from newsreader.feeds import trust

CERTIFICATE = Path(__file__).parents[1] / "data" / "self-signed.pem"
NOWHERE = ssl.DefaultVerifyPaths("", "", "", "", "", "")


def test_where_python_finds_them_by_itself_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: NOWHERE._replace(cafile=str(CERTIFICATE)))
    assert trust.certificates("linux") is True


@pytest.mark.parametrize("folder", ["", "empty"])
def test_a_program_that_was_built_elsewhere_looks_where_other_systems_keep_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    paths = NOWHERE._replace(capath=str(tmp_path)) if folder else NOWHERE
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    monkeypatch.setattr(trust, "_BUNDLES", ("/not/there.pem", str(CERTIFICATE)))
    found = trust.certificates("linux")
    assert isinstance(found, ssl.SSLContext)
    assert (found.verify_mode, found.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert len(found.get_ca_certs()) == 1


def test_where_there_are_none_nobody_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: NOWHERE)
    monkeypatch.setattr(trust, "_BUNDLES", ())
    assert trust.certificates("linux") is True


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_macos_and_windows_are_asked_themselves(platform: str) -> None:
    truststore = pytest.importorskip("truststore", reason="installed on macOS and Windows only")
    found = trust.certificates(platform)
    assert isinstance(found, truststore.SSLContext)
    assert (found.verify_mode, found.check_hostname) == (ssl.CERT_REQUIRED, True)
