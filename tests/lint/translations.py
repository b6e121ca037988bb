"""Translations: every sentence of the sources has its finished counterpart."""

import re
import subprocess
import tempfile
import xml.etree.ElementTree
from pathlib import Path

PLACEHOLDER = re.compile(r"%L?\d|%n")


def messages(path):
    """(context, source, translation element) of every message that the sources still have."""
    for context in xml.etree.ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = translation.get("type") if translation is not None else None
            if kind not in ("vanished", "obsolete"):
                yield name, message.findtext("source") or "", translation


def check_file(path, label):
    problems = []
    for context, source, translation in messages(path):
        where = f"{label}: {context}: \"{source}\""
        if translation is None or translation.get("type") == "unfinished":
            problems.append(f"{where} has no finished translation")
            continue
        for form in translation.findall("numerusform") or [translation]:
            text = "".join(form.itertext())
            if not text:
                problems.append(f"{where} has an empty translation")
            elif set(PLACEHOLDER.findall(text)) - {"%n"} != set(PLACEHOLDER.findall(source)) - {"%n"}:
                problems.append(f"{where} has other placeholders than its translation")
    return problems


def update_copy(repository, ts_file, copy, lupdate):
    """Reads the sources anew into a copy of the translations.

    The sources are English already: there only the plural forms are translated.
    """
    copy.write_bytes(Path(ts_file).read_bytes())
    sources = [f for f in repository.files(".h", ".cpp")
               if f.split("/")[0] in ("app", "core", "ui", "translations")]
    listing = copy.with_suffix(".lst")
    listing.write_text("\n".join(str(repository.root / s) for s in sources), encoding="utf-8")
    only = ["-pluralonly"] if copy.stem.endswith("_en") else []
    # without the headers, lupdate takes "Page" for the context where tr() asks "wardlight::ui::Page"
    command = [lupdate, "-I", str(repository.root), "-silent", "-locations", "none",
               "-no-obsolete", *only, f"@{listing}", "-ts", str(copy)]
    done = subprocess.run(command, cwd=repository.root, capture_output=True, text=True)
    return [] if done.returncode == 0 else [f"lupdate failed: {done.stderr.strip()}"]


def check(repository, lupdate):
    files = [f for f in repository.files(".ts") if f.startswith("translations/")]
    if not any("zh_CN" in f for f in files):
        return ["translations/: there is no Simplified Chinese (…zh_CN.ts)"]
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for name in files:
            copy = Path(folder) / Path(name).name
            failed = update_copy(repository, repository.root / name, copy, lupdate)
            problems += failed or check_file(copy, name)
    return problems
