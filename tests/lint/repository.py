"""The files of the project, as every check sees them."""

import os
import subprocess
from pathlib import Path


class Repository:
    """A source tree: the files git knows or would take, or every file where there is no git."""

    def __init__(self, root):
        self.root = Path(root)

    def files(self, *suffixes):
        """Paths relative to the root, sorted; with suffixes only those that end so."""
        found = self._from_git() if (self.root / ".git").exists() else self._from_disk()
        return sorted(f for f in found if not suffixes or f.endswith(suffixes))

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def _from_git(self):
        # A clone may belong to another user than the one who runs the tests (root in a container).
        command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
                   "--exclude-standard"]
        listed = subprocess.run(command, cwd=self.root, check=True, capture_output=True).stdout
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        return [name for name in names if (self.root / name).is_file()]

    def _from_disk(self):
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [f for f in folders if f not in ("build", ".git", ".cache")]
            found += [str((Path(folder) / n).relative_to(self.root)) for n in names]
        return found
