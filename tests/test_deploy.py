"""The files for a server say what the program understands, and are written as their programs want them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import crossplane
import pytest
import yaml
from jsonschema.validators import validator_for

from assistant.settings import Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
SETTINGS = {f"VEREINBART_{name.upper()}" for name in Settings.model_fields}
TEXTS = [*sorted(DEPLOY.iterdir()), ROOT / "README.md", ROOT / "docs" / "betrieb.md"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_setting_that_is_named_is_one(path: Path) -> None:
    named = set(re.findall(r"VEREINBART_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8")))
    assert named <= SETTINGS


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_compose_has_what_it_names(compose: dict[str, Any]) -> None:
    assert set(compose) == {"name", "services", "volumes"}
    for service in compose["services"].values():
        assert ("image" in service) is not ("build" in service)
        assert set(service.get("depends_on", ())) <= set(compose["services"])
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            assert source.startswith("./") or source in compose["volumes"]
    assert (
        DEPLOY / compose["services"]["vereinbart"]["build"]["context"] / "deploy" / "Dockerfile"
    ).is_file()


def test_compose_is_as_its_specification_wants_it(compose: dict[str, Any]) -> None:
    pytest.importorskip("check_jsonschema", reason="no schema of compose files here")
    path = files("check_jsonschema").joinpath("builtin_schemas", "vendor", "compose-spec.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    wrong = validator_for(schema)(schema).iter_errors(compose)
    assert [f"{error.json_path}: {error.message}" for error in wrong] == []


def test_compose_has_the_chroma_that_the_app_was_tested_with(compose: dict[str, Any]) -> None:
    locked = re.search(r"^chromadb==(\S+)", (ROOT / "requirements.lock").read_text(), flags=re.MULTILINE)
    assert locked is not None
    assert compose["services"]["chroma"]["image"] == f"chromadb/chroma:{locked[1]}"


@pytest.mark.parametrize("name", ["compose.yaml", "Dockerfile", "vereinbart.service"])
def test_onnxruntime_sends_nothing_home(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert re.search(r"\bORT_DISABLE_TELEMETRY(=|: \")1\b", text)


def test_compose_pins_plain_images_and_opens_the_proxy_only(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for image in (service["image"] for service in services.values() if "image" in service):
        assert re.fullmatch(r"[a-z]+(/[a-z]+)?:[\d.]+", image)
    assert [name for name, service in services.items() if "ports" in service] == ["vereinbart"]
    assert services["nginx"]["network_mode"] == "service:vereinbart"
    assert "VEREINBART_HOST" not in services["vereinbart"]["environment"]


def test_the_image_copies_what_is_there_and_is_not_root() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert copied
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert "USER vereinbart" in lines
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{name}" for name in copied} <= set(ignored)


UNITS = ("vereinbart.service", "vereinbart@.service", "vereinbart-backup.service", "vereinbart-backup.timer")
DONE_BY = "/opt/vereinbart/.venv/bin/vereinbart"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
@pytest.mark.parametrize("name", UNITS)
def test_the_unit_is_understood_by_systemd(tmp_path: Path, name: str) -> None:
    for unit in UNITS:
        text = (DEPLOY / unit).read_text(encoding="utf-8")
        (tmp_path / unit).write_text(text.replace(DONE_BY, str(shutil.which("true"))))
    checked = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / name)], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_unit_comes_after_an_ollama_of_the_machine_and_does_not_need_one() -> None:
    lines = (DEPLOY / "vereinbart.service").read_text(encoding="utf-8").splitlines()
    named = {key: value.split() for key, _, value in (line.partition("=") for line in lines)}
    assert "ollama.service" in named["After"]
    assert "ollama.service" in named["Wants"]
    assert {"Requires", "BindsTo", "Requisite"}.isdisjoint(named)


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_the_unit_is_shut_in(name: str) -> None:
    lines = (DEPLOY / name).read_text(encoding="utf-8").splitlines()
    wanted = {"NoNewPrivileges=yes", "ProtectSystem=strict", "User=vereinbart", "CapabilityBoundingSet="}
    assert wanted <= set(lines)


def section(name: str) -> list[str]:
    """What a unit says of its process."""
    return (DEPLOY / name).read_text(encoding="utf-8").partition("[Service]")[2].splitlines()


def test_a_second_process_differs_in_its_port_only() -> None:
    ours = [line.replace(" --port %i", "") for line in section("vereinbart@.service")]
    assert ours == section("vereinbart.service")
    assert f"ExecStart={DONE_BY} serve --port %i" in section("vereinbart@.service")


def test_the_backup_reads_the_settings_of_the_app() -> None:
    app = {line for line in section("vereinbart.service") if line.startswith("Environment")}
    assert app <= set(section("vereinbart-backup.service"))


def test_the_backup_is_made_and_old_ones_go(tmp_path: Path) -> None:
    commands = [line for line in section("vereinbart-backup.service") if line.startswith("ExecStart")]
    made = commands[0].partition("=")[2].replace("%%", "%").replace("$$", "$").replace(DONE_BY, "echo")
    told = subprocess.check_output(shlex.split(made), env={"STATE_DIRECTORY": str(tmp_path)}, text=True)
    assert re.fullmatch(rf"backup {tmp_path}/vereinbart-\d{{4}}-\d\d-\d\d\.tar\.gz\n", told)
    for age, name in ((0, "new"), (20, "old")):
        (tmp_path / f"vereinbart-{name}.tar.gz").touch()
        os.utime(tmp_path / f"vereinbart-{name}.tar.gz", (time.time() - 86400 * age,) * 2)
    removing = commands[1].partition("=")[2].replace("${STATE_DIRECTORY}", str(tmp_path))
    subprocess.run(shlex.split(removing), check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["vereinbart-new.tar.gz"]


def directives(block: list[dict[str, Any]], name: str) -> list[list[str]]:
    """The arguments of a directive, wherever it stands."""
    found = []
    for entry in block:
        found += [entry["args"]] if entry["directive"] == name else []
        found += directives(entry.get("block", []), name)
    return found


def test_nginx_understands_its_file_and_passes_no_strangers_header_on() -> None:
    parsed = crossplane.parse(str(DEPLOY / "nginx.conf"), strict=True, single=True)
    assert (parsed["status"], parsed["errors"]) == ("ok", [])
    whole = parsed["config"][0]["parsed"]
    passed = {name.lower(): value for name, value in directives(whole, "proxy_set_header")}
    assert passed["x-vereinbart-role"] == ""
    assert (passed["x-forwarded-for"], passed["x-forwarded-proto"]) == ("$remote_addr", "$scheme")
    assert ["127.0.0.1:7860"] in directives(whole, "server")
    assert directives(whole, "ssl_protocols") == [["TLSv1.2", "TLSv1.3"]]


def test_nginx_lets_an_upload_through(tmp_path: Path) -> None:
    whole = crossplane.parse(str(DEPLOY / "nginx.conf"), single=True)["config"][0]["parsed"]
    sizes = {int(size[:-1]) << 20 for (size,) in directives(whole, "client_max_body_size")}
    assert max(sizes) >= Settings.model_fields["upload_bytes"].default + (64 << 10)
