"""Office: an OpenDocument or old Word file in, the bytes of a .docx out, by LibreOffice where that is installed.

LibreOffice runs with a profile of its own that is thrown away, and with proxies that lead nowhere, so that a document
cannot make it fetch anything.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from minutebook.officers.manuscripts.manuscript import Unreadable

SECONDS = 90
"""How long a conversion may take; the first start of LibreOffice takes some ten."""
_NAMES = ("soffice", "libreoffice")
_NOWHERE = "http://127.0.0.1:9"
"""Port 9 is the discard service's (RFC 863), which nobody runs."""
_SAVE = "Open the file in Word, save it as a Word document (.docx) and import that."


def to_word(file: Path) -> bytes:
    """Convert a file; raises Unreadable where LibreOffice is missing or cannot read it."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise Unreadable(f"{file.suffix} files are read with LibreOffice, which is not installed here. {_SAVE}")
    with tempfile.TemporaryDirectory(prefix="minutebook-") as folder:
        command = [
            *(program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "docx", "--outdir", folder, str(file.resolve())),
        ]
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
        environment = {"HOME": folder, "PATH": os.defpath, **nowhere}
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True, env=environment)
        except (subprocess.SubprocessError, OSError):
            raise Unreadable(f"LibreOffice could not read it. {_SAVE}") from None
        made = Path(folder) / f"{file.stem}.docx"
        if not made.is_file():
            raise Unreadable(f"LibreOffice could not read it. {_SAVE}")
        return made.read_bytes()
