"""What docs/ssh.md tells an administrator to write is what a server takes, and what the tests try."""

from __future__ import annotations

import re
import subprocess
import textwrap
from pathlib import Path

from tests.ssh.server import ROOT, SSHD, Server
from tests.ssh.test_kiosk import OPTIONS

PAGE = (ROOT / "docs" / "ssh.md").read_text("utf-8")
KIOSK = "/opt/planner/bin/python -I -m planner --kiosk"


def test_the_line_for_a_key_has_the_options_that_are_tried() -> None:
    """The line in docs/ssh.md begins with the options of the tests, around the command there."""
    assert f"   {OPTIONS.format(KIOSK)} ssh-ed25519 " in PAGE


def test_the_block_for_the_server_is_taken_by_sshd(server: Server, tmp_path: Path) -> None:
    """`sshd -t` finds nothing wrong with it, and a member of the group gets all that the block says."""
    found = re.search(r"```\n( *Match Group planner\n.*?)\s*```", PAGE, re.DOTALL)
    assert found is not None
    block = textwrap.dedent(found[1]).replace("Match Group planner", "Match User somebody")
    key, config = tmp_path / "host", tmp_path / "config"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    config.write_text(f"HostKey {key}\nUsePAM no\n{block}\n")
    who = "user=somebody,host=localhost,addr=127.0.0.1"
    words = [str(SSHD), "-T", "-f", str(config), "-C", who]
    done = subprocess.run(words, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 0, done.stderr
    told = dict(line.partition(" ")[::2] for line in done.stdout.splitlines())
    assert told["forcecommand"] == KIOSK
    assert told["authorizedkeysfile"] == "/etc/ssh/planner-keys/%u"
    assert told["disableforwarding"] == "yes"
    assert told["permituserrc"] == told["permittunnel"] == "no"
    assert told["maxsessions"] == "1"
    assert told["authenticationmethods"] == "publickey"
