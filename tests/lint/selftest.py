#!/usr/bin/env python3
"""Proves that every check fails on a bad example, and passes a good one."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import built
import include_edges
import sources
import translations
from repository import Repository

LUPDATE = sys.argv.pop(1) if len(sys.argv) > 1 else "/usr/lib/qt6/bin/lupdate"
CXX = os.environ.get("CXX", "c++")


class TreeTest(unittest.TestCase):
    """A test with a small source tree of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.repository = Repository(self.root)

    def write(self, path, text, mode=0o644):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)

    def assert_finds(self, problems, *parts):
        self.assertTrue(any(all(part in p for part in parts) for p in problems),
                        f"{parts} not among {problems}")


class IncludesTest(TreeTest):
    def setUp(self):
        super().setUp()
        self.write("qt/QtGui/QImage", "")
        self.write("qt/QtWidgets/QLabel", "")

    def check(self, table=""):
        self.write("table", table)
        return include_edges.check(self.repository, self.root / "table", self.root / "qt")

    def test_allows_what_the_layers_allow(self):
        self.write("core/base/result.h", "#pragma once\n")
        self.write("core/vitals/a.cpp", '#include "core/base/result.h"\n#include <QString>\n'
                                        '#include "core/postgres/database.h"\n#include "a.moc"\n')
        self.write("ui/vitals/a.cpp", '#include "core/vitals/a.h"\n#include "ui/common/theme.h"\n'
                                      '#include <QLabel>\n')
        self.write("app/desktop/main.cpp", '#include "ui/vitals/a.h"\n#include "core/vitals/a.h"\n')
        self.assertEqual(self.check(), [])

    def test_refuses_core_including_ui(self):
        self.write("core/vitals/a.cpp", '#include "ui/common/theme.h"\n')
        self.assert_finds(self.check(), "core/vitals may not include ui/common")

    def test_refuses_ui_including_another_feature(self):
        self.write("ui/vitals/a.cpp", '#include "ui/alerts/a.h"\n')
        self.assert_finds(self.check(), "ui/vitals may not include ui/alerts")

    def test_refuses_ui_including_another_features_core(self):
        self.write("ui/vitals/a.cpp", '#include "core/postgres/database.h"\n')
        self.assert_finds(self.check(), "ui/vitals may not include core/postgres")

    def test_refuses_ui_including_app(self):
        self.write("ui/vitals/a.cpp", '#include "app/services/services.h"\n')
        self.assert_finds(self.check(), "ui/vitals may not include app/services")

    def test_refuses_command_line_including_ui(self):
        self.write("app/ctl/a.cpp", '#include "ui/common/theme.h"\n')
        self.assert_finds(self.check(), "app/ctl may not include ui/common")

    def test_refuses_base_including_anything(self):
        self.write("core/base/a.cpp", '#include "core/async/tasks.h"\n')
        self.assert_finds(self.check(), "core/base -> core/async")

    def test_refuses_unlisted_edge(self):
        self.write("core/ingest/dicom/a.cpp", '#include "core/imaging/a.h"\n')
        self.assert_finds(self.check(), "core/ingest/dicom -> core/imaging is not in the table")
        self.assertEqual(self.check("core/ingest/dicom -> core/imaging  # values\n"), [])

    def test_allows_the_folder_above(self):
        self.write("core/ingest/dicom/a.cpp", '#include "core/ingest/import_report.h"\n')
        self.assertEqual(self.check(), [])

    def test_refuses_listed_edge_that_is_gone(self):
        self.assert_finds(self.check("core/vitals -> core/alerts\n"), "nothing uses it")

    def test_refuses_line_that_is_not_needed(self):
        self.write("core/vitals/a.cpp", '#include "core/base/result.h"\n')
        self.assert_finds(self.check("core/vitals -> core/base\n"), "needs no line")

    def test_refuses_circle(self):
        self.write("core/objects/a.cpp", '#include "core/security/a.h"\n')
        self.write("core/security/a.cpp", '#include "core/objects/a.h"\n')
        table = "core/objects -> core/security\ncore/security -> core/objects\n"
        self.assert_finds(self.check(table), "circle")

    def test_refuses_dicom_outside_the_decoder(self):
        self.write("core/imaging/a.cpp", '#include "core/dicom/a.h"\n')
        self.write("app/decoder/a.cpp", '#include "core/dicom/a.h"\n')
        problems = self.check()
        self.assert_finds(problems, "core/imaging may not include core/dicom")
        self.assertEqual(len(problems), 1)

    def test_refuses_libraries_outside_their_folder(self):
        self.write("core/vitals/a.cpp", "#include <pqxx/pqxx>\n")
        self.write("app/ctl/b.cpp", "#  include <dcmtk/config/osconfig.h>\n")
        problems = self.check()
        self.assert_finds(problems, "pqxx/pqxx")
        self.assert_finds(problems, "dcmtk/config")

    def test_refuses_gui_in_core(self):
        self.write("core/imaging/a.cpp", "#include <QImage>\n")
        self.write("core/imaging/b.h", "#include <QtWidgets/QLabel>\n")
        problems = self.check()
        self.assert_finds(problems, "core/imaging/a.cpp", "QImage")
        self.assert_finds(problems, "core/imaging/b.h", "QLabel")

    def test_refuses_to_be_blind(self):
        (self.root / "qt/QtGui/QImage").unlink()
        (self.root / "qt/QtWidgets/QLabel").unlink()
        self.assert_finds(self.check(), "blind")


class FormatTest(TreeTest):
    def setUp(self):
        super().setUp()
        self.write(".clang-format", "BasedOnStyle: LLVM\n")

    def test_passes_formatted_source(self):
        self.write("a.cpp", "int a = 1;\n")
        self.assertEqual(sources.check_format(self.repository), [])

    def test_refuses_other_formatting(self):
        self.write("a.cpp", "int   a=1 ;\n")
        self.assert_finds(sources.check_format(self.repository), "a.cpp:1")

    def test_refuses_to_find_nothing(self):
        self.assert_finds(sources.check_format(self.repository), "no sources")


class SizesTest(TreeTest):
    def test_passes_the_limits(self):
        self.write("a.cpp", "\n" * 800)
        self.write("a.h", "\n" * 250)
        self.assertEqual(sources.check_sizes(self.repository), [])

    def test_refuses_one_line_more(self):
        self.write("a.cpp", "\n" * 801)
        self.write("a.h", "\n" * 251)
        problems = sources.check_sizes(self.repository)
        self.assert_finds(problems, "a.cpp: 801")
        self.assert_finds(problems, "a.h: 251")


class HygieneTest(TreeTest):
    def test_passes_ordinary_paths(self):
        self.write("a.md", "~/work/x ../home/x build/work/x /tmp/x $HOME/root/x /root\n")
        self.assertEqual(sources.check_hygiene(self.repository), [])

    def test_refuses_paths_of_one_machine(self):
        for folder in ("home", "root", "work"):
            self.write("a.md", f"fine\nsee /{folder}/someone\n")
            self.assert_finds(sources.check_hygiene(self.repository), "a.md:2", f"/{folder}/")

    def test_refuses_large_files(self):
        self.write("a.bin", "x" * 1_000_001)
        self.assert_finds(sources.check_hygiene(self.repository), "a.bin: 1000001 bytes")

    def test_sees_what_git_sees(self):
        subprocess.run(["git", "init", "-q", self.root], check=True)
        self.write(".gitignore", "/build/\n")
        self.write("build/a.md", "ignored")
        self.write("new.md", "not added yet")
        self.assertEqual(self.repository.files(), [".gitignore", "new.md"])


class ScriptsTest(TreeTest):
    def test_passes_a_script(self):
        self.write("run", "#!/usr/bin/env bash\necho fine\n", 0o755)
        self.assertEqual(sources.check_scripts(self.repository), [])

    def test_refuses_bad_syntax(self):
        self.write("run", "#!/bin/sh\nif then\n", 0o755)
        self.assert_finds(sources.check_scripts(self.repository), "run", "syntax error")

    def test_refuses_script_that_cannot_be_executed(self):
        self.write("run.sh", "echo fine\n")
        self.assert_finds(sources.check_scripts(self.repository), "run.sh", "executed")


class TranslationsTest(TreeTest):
    SOURCE = """#include <QCoreApplication>
QString name() { return QCoreApplication::translate("Names", "The patient %1 is new."); }
"""
    TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>Names</name><message>
<source>The patient %1 is new.</source>{0}</message></context></TS>
"""

    def check(self, translation):
        self.write("core/a.cpp", self.SOURCE)
        self.write("translations/wardlight_zh_CN.ts", self.TS.format(translation))
        return translations.check(self.repository, LUPDATE)

    def test_passes_complete_translation(self):
        self.assertEqual(self.check("<translation>患者%1是新的。</translation>"), [])

    def test_refuses_unfinished(self):
        problems = self.check('<translation type="unfinished">患者%1</translation>')
        self.assert_finds(problems, "no finished translation")

    def test_refuses_missing(self):
        self.write("ui/b.cpp", 'auto b() { return QCoreApplication::translate("B", "Retry"); }\n')
        self.assert_finds(self.check("<translation>患者%1</translation>"), "B", "Retry")

    def test_refuses_lost_placeholder(self):
        self.assert_finds(self.check("<translation>患者</translation>"), "placeholders")

    def test_refuses_empty(self):
        self.assert_finds(self.check("<translation></translation>"), "translation")

    def test_asks_for_english_plurals_alone(self):
        self.write("core/a.cpp", self.SOURCE + 'auto n(int n) { return QCoreApplication::translate('
                                               '"Names", "%n slice(s)", nullptr, n); }\n')
        self.write("translations/wardlight_zh_CN.ts", self.TS.format("<translation>%1</translation>"))
        self.write("translations/wardlight_en.ts", '<TS version="2.1" language="en"></TS>')
        english = [p for p in translations.check(self.repository, LUPDATE) if "_en.ts" in p]
        self.assert_finds(english, "%n slice(s)")
        self.assertEqual(len(english), 1)

    def test_refuses_no_chinese(self):
        self.write("core/a.cpp", self.SOURCE)
        self.assert_finds(translations.check(self.repository, LUPDATE), "no Simplified Chinese")


class PackagesTest(TreeTest):
    def test_passes_listed_library(self):
        self.write("packaging/packages", "12  build  libssl-dev  # hashes\n")
        self.write("CMakeLists.txt", "find_package(OpenSSL REQUIRED COMPONENTS Crypto)\n")
        self.assertEqual(built.check_packages(self.repository), [])

    def test_refuses_library_without_its_package(self):
        self.write("packaging/packages", "12  build  g++  # compiler\n")
        self.write("CMakeLists.txt", "pkg_check_modules(X REQUIRED IMPORTED_TARGET libseccomp)\n")
        self.assert_finds(built.check_packages(self.repository), "libseccomp-dev")

    def test_refuses_unknown_library(self):
        self.write("packaging/packages", "")
        self.write("core/CMakeLists.txt", "find_package(Novelty REQUIRED)\n")
        self.assert_finds(built.check_packages(self.repository), "Novelty has no package")


class LinkageTest(TreeTest):
    def build(self, name, *libraries):
        self.write("lib/empty.c", "int f(void) { return 0; }\n")
        self.write("main.c", "int main(void) { return 0; }\n")
        compiler = [CXX, "-x", "c"]
        for library in libraries:
            subprocess.run(compiler + ["-shared", f"-Wl,-soname,{library}", "-o",
                                       self.root / "lib" / library, self.root / "lib/empty.c"],
                           check=True)
        subprocess.run(compiler + ["-Wl,--no-as-needed", "-o", self.root / name,
                                   self.root / "main.c", "-x", "none"] +
                       [self.root / "lib" / library for library in libraries], check=True)

    def test_passes_what_may_be_linked(self):
        self.build("wardlight", "libQt6Widgets.so.6")
        self.build("wardlightctl", "libQt6Gui.so.6")
        self.build("wardlight-decoder", "libdcmdata.so.17")
        self.assertEqual(built.check_linkage(self.root), [])

    def test_refuses_what_may_not(self):
        self.build("wardlight", "libdcmdata.so.17")
        self.build("wardlightctl", "libQt6Widgets.so.6", "libdcmimgle.so.17")
        self.build("wardlight-decoder", "libQt6Network.so.6")
        problems = built.check_linkage(self.root)
        self.assert_finds(problems, "wardlight links libdcmdata")
        self.assert_finds(problems, "wardlightctl links libQt6Widgets")
        self.assert_finds(problems, "wardlightctl links libdcmimgle")
        self.assert_finds(problems, "wardlight-decoder links libQt6Network")

    def test_refuses_missing_program(self):
        self.assert_finds(built.check_linkage(self.root), "wardlight: not built")


if __name__ == "__main__":
    unittest.main()
