"""Checks that look at single files: format, sizes, hygiene, shell scripts."""

import os
import re
import subprocess

MAX_LINES = {".cpp": 800, ".h": 250}
MAX_BYTES = 1_000_000
# Folders of whoever wrote the file, not of whoever reads it.
MACHINE_PATH = re.compile(r"(?<![\w.$}~<>-])/(?:home|root|work|Users)/[\w.-]")


def check_format(repository, clang_format="clang-format"):
    sources = repository.files(".h", ".cpp")
    if not sources:
        return ["no sources found"]
    command = [clang_format, "--dry-run", "--Werror", "--style=file", "--ferror-limit=1"]
    done = subprocess.run(command + sources, cwd=repository.root, capture_output=True, text=True)
    if done.returncode == 0:
        return []
    named = re.findall(r"^(\S+?):(\d+):\d+: error", done.stderr, re.MULTILINE)
    if not named:
        return [done.stderr.strip()]
    return [f"{path}:{line}: not as .clang-format has it (clang-format -i)" for path, line in named]


def check_sizes(repository):
    problems = []
    for suffix, limit in MAX_LINES.items():
        for path in repository.files(suffix):
            lines = repository.text(path).count("\n")
            if lines > limit:
                problems.append(f"{path}: {lines} lines; {limit} are the most for {suffix}")
    return problems


def check_hygiene(repository):
    problems = []
    for path in repository.files():
        size = os.path.getsize(repository.root / path)
        if size > MAX_BYTES:
            problems.append(f"{path}: {size} bytes; no file of the project is over {MAX_BYTES}")
            continue
        for number, line in enumerate(repository.text(path).splitlines(), start=1):
            found = MACHINE_PATH.search(line)
            if found:
                problems.append(f"{path}:{number}: a path of one machine: {found.group(0)}…")
    return problems


def is_shell_script(repository, path):
    if path.endswith(".sh"):
        return True
    with open(repository.root / path, "rb") as file:
        return bool(re.match(rb"#!.*\b(?:ba|da)?sh\b", file.readline(200)))


def check_scripts(repository):
    problems = []
    for path in repository.files():
        if not is_shell_script(repository, path):
            continue
        done = subprocess.run(["bash", "-n", path], cwd=repository.root, capture_output=True,
                              text=True)
        if done.returncode != 0:
            problems.append(f"{path}: {done.stderr.strip()}")
        if not os.access(repository.root / path, os.X_OK):
            problems.append(f"{path}: a script that cannot be executed (chmod +x)")
    return problems
