"""What the build needs and makes: packages for every library, and what the programs link."""

import re
import subprocess
from pathlib import Path

# What CMake finds, and the package of packaging/packages that brings it. A library that is not
# here yet fails the check: a machine that has it by chance proves nothing.
PACKAGE_OF = {
    "CURL": "libcurl4-openssl-dev",
    "ICU": "libicu-dev",
    "ZXing": "libzxing-dev",
    "xlsxwriter": "libxlsxwriter-dev",
    "Qt6": "qt6-base-dev",
    "Qt6 Charts": "qt6-charts-dev",
    "Qt6 Svg": "qt6-svg-dev",
    "Qt6Keychain": "qtkeychain-qt6-dev",
    "Qt6 LinguistTools": "qt6-tools-dev",
    "OpenSSL": "libssl-dev",
    "tl-expected": "libexpected-dev",
    "CLI11": "libcli11-dev",
    "PostgreSQL": "libpq-dev",
    "DCMTK": "libdcmtk-dev",
    "PkgConfig": "pkg-config",
    "Threads": "g++",
    "ZLIB": "zlib1g-dev",
    "Python3": "python3",
    "libpqxx": "libpqxx-dev",
    "libseccomp": "libseccomp-dev",
    "flac": "libflac-dev",
    "libzstd": "libzstd-dev",
    "libopenjp2": "libopenjp2-7-dev",
}
FOUND = re.compile(r"^\s*(find_package|pkg_check_modules)\(([^)]*)\)", re.MULTILINE)


def wanted_by_cmake(text):
    """The names a CMake file looks for, Qt's components as "Qt6 Name"."""
    names = []
    for function, arguments in FOUND.findall(text):
        words = re.sub(r"#[^\n]*", "", arguments).split()
        if function == "pkg_check_modules":
            skip = {"REQUIRED", "QUIET", "IMPORTED_TARGET", "GLOBAL"}
            names += [re.split("[<>=]", w)[0] for w in words[1:] if w not in skip]
            continue
        names.append(words[0])
        if words[0] == "Qt6" and "COMPONENTS" in words:
            components = words[words.index("COMPONENTS") + 1:]
            base = {"Core", "Concurrent", "Network", "Gui", "Widgets", "Sql", "Test", "DBus"}
            names += [f"Qt6 {c}" for c in components if c not in base]
    return names


def check_packages(repository):
    problems = []
    listed = set()
    for line in repository.text("packaging/packages").splitlines():
        words = line.split("#")[0].split()
        if words:
            listed.add(words[2])
    for path in repository.files("CMakeLists.txt", ".cmake"):
        for name in wanted_by_cmake(repository.text(path)):
            package = PACKAGE_OF.get(name)
            if package is None:
                problems.append(f"{path}: {name} has no package in tests/lint/built.py")
            elif package not in listed:
                problems.append(f"{path}: {name} needs {package}, which packaging/packages lacks")
    return problems


def linked_libraries(program):
    done = subprocess.run(["readelf", "-d", "-W", str(program)], capture_output=True, text=True,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})
    if done.returncode != 0:
        return None
    return re.findall(r"\(NEEDED\)\s+Shared library: \[([^\]]+)\]", done.stdout)


DCMTK = r"lib(dcm|of|oflog|ijg|dcmtk)\w*\.so"
REFUSED = {
    "wardlight": [(DCMTK, "DICOM is parsed in wardlight-decoder alone")],
    "wardlightctl": [(DCMTK, "DICOM is parsed in wardlight-decoder alone"),
                     (r"libopenj(p2|ph)\.so", "images are decoded in wardlight-decoder alone"),
                     (r"libZXing\.so", "pictures are read in wardlight-barcodes alone"),
                     (r"libQt6Widgets\.so", "the command line links no ui")],
    "wardlight-decoder": [(r"libQt6(Gui|Widgets|Network|Sql)\.so", "the decoder needs none of it"),
                          (r"lib(pq|pqxx|curl)\b", "the decoder has no network")],
}


def check_linkage(bin_folder):
    problems = []
    for program, rules in REFUSED.items():
        libraries = linked_libraries(Path(bin_folder) / program)
        if not libraries:
            problems.append(f"{program}: not built, or no program")
            continue
        for pattern, why in rules:
            for library in libraries:
                if re.match(pattern, library):
                    problems.append(f"{program} links {library}: {why}")
    return problems
