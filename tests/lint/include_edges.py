"""Include edges: the layers and arrows of the design, and the table of those between features."""

import re
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
PLATFORM = {"core/postgres", "core/objects", "core/sandbox", "core/security", "core/workspace"}
EVERYWHERE = {"core/base", "core/async"}
# Programs that must run without a window, and what they share.
WITHOUT_UI = {"app/ctl", "app/decoder", "app/services"}


def folder_of(path):
    """core/ingest/dicom/x.h -> core/ingest/dicom, core/base/platform/y.h -> core/base."""
    parts = path.split("/")
    depth = 3 if parts[:2] == ["core", "ingest"] else 2
    return "/".join(parts[:depth]) if len(parts) > depth else "/".join(parts[:-1])


def read_table(text):
    edges = set()
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if words:
            edges.add((words[0], words[2]))
    return edges


def gui_headers(qt_folder):
    """Names that <QName> may not have in core: every header of Qt's Gui and Widgets."""
    names = set()
    for module in ("QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtCharts", "QtOpenGL"):
        folder = Path(qt_folder) / module
        if folder.is_dir():
            names |= {header.name for header in folder.iterdir()}
    return names


def may_include(source, target):
    """Whether the layers allow it; edges between features of core are the table's business."""
    layer, other = source.split("/")[0], target.split("/")[0]
    if layer == "tests" or source == target:
        return True
    if other == "tests":
        return False
    if target == "core/dicom":
        return source == "app/decoder"
    if layer in ("core", "resources"):  # resources: tools of the build
        return other == "core"
    if layer == "ui":
        feature = source.removeprefix("ui/")
        own_core = set() if feature == "common" else {f"core/{feature}"}
        return target in EVERYWHERE | {"ui/common"} | own_core
    if layer == "app":
        return not (other == "ui" and source in WITHOUT_UI)
    return False


def is_free(source, target):
    """Whether an edge within core needs no line in the table."""
    if source == "core/base":
        return False
    if source == "core/async":
        return target == "core/base"
    if target in EVERYWHERE or source.startswith(target + "/"):
        return True
    return source not in PLATFORM and target in PLATFORM


def check_system_header(path, folder, header, gui):
    top = header.split("/")[0]
    if top == "pqxx" and folder != "core/postgres":
        return f"{path}: <{header}> belongs to core/postgres alone"
    if top == "dcmtk" and folder not in ("core/dicom", "app/decoder"):
        if not path.startswith(("tests/unit/dicom/", "tests/bench/dicomimage/")):
            return f"{path}: <{header}> belongs to the decoder (core/dicom, app/decoder) alone"
    name = header.split("/")[-1]
    if folder.startswith("core/") and (name in gui or top in ("QtGui", "QtWidgets")):
        return f"{path}: <{header}> is of Qt Gui or Widgets; core links neither"
    if folder in WITHOUT_UI and top == "QtWidgets":
        return f"{path}: <{header}> is of Qt Widgets; {folder} links no ui"
    return None


def find_cycle(edges):
    """One cycle among the folders of core as a list of names, or None."""
    graph = {}
    for source, target in edges:
        graph.setdefault(source, set()).add(target)
    done = set()

    def visit(node, trail):
        if node in trail:
            return trail[trail.index(node):] + [node]
        if node in done:
            return None
        for target in sorted(graph.get(node, ())):
            cycle = visit(target, trail + [node])
            if cycle:
                return cycle
        done.add(node)
        return None

    for start in sorted(graph):
        cycle = visit(start, [])
        if cycle:
            return cycle
    return None


def check(repository, table_path, qt_folder):
    problems = []
    gui = gui_headers(qt_folder)
    if not gui:
        problems.append(f"{qt_folder}: no headers of Qt Gui found there; the check would be blind")
    listed = read_table(Path(table_path).read_text(encoding="utf-8"))
    core_edges = set()
    for path in repository.files(".h", ".cpp"):
        folder = folder_of(path)
        for bracket, header in INCLUDE.findall(repository.text(path)):
            if bracket == "<":
                problem = check_system_header(path, folder, header, gui)
                problems += [problem] if problem else []
                continue
            target = folder_of(header)
            if target.split("/")[0] not in ("app", "core", "ui", "tests"):
                continue  # a file beside it: generated, .moc, .ui
            if not may_include(folder, target):
                problems.append(f"{path}: {folder} may not include {target} ({header})")
            elif folder.startswith("core/") and folder != target:
                core_edges.add((folder, target))
                if not is_free(folder, target) and (folder, target) not in listed:
                    problems.append(f"{path}: edge {folder} -> {target} is not in the table")
    for source, target in sorted(listed - core_edges):
        problems.append(f"{table_path}: edge {source} -> {target} is listed, but nothing uses it")
    for source, target in sorted(listed):
        if is_free(source, target):
            problems.append(f"{table_path}: edge {source} -> {target} needs no line")
    cycle = find_cycle(core_edges)
    if cycle:
        problems.append("the folders of core include each other in a circle: " + " -> ".join(cycle))
    return problems
