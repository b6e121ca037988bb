<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TraceImportTexts</name>
    <message numerus="yes">
        <source>%n more lines were rejected.</source>
        <translation>
            <numerusform>%n more line was rejected.</numerusform>
            <numerusform>%n more lines were rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::MainWindow</name>
    <message numerus="yes">
        <source>Quit while %n jobs are running?</source>
        <translation>
            <numerusform>Quit while %n job is running?</numerusform>
            <numerusform>Quit while %n jobs are running?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ImagingPage</name>
    <message numerus="yes">
        <source>, %n failed</source>
        <translation>
            <numerusform>, %n failed</numerusform>
            <numerusform>, %n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n not verified</source>
        <translation>
            <numerusform>, %n not verified</numerusform>
            <numerusform>, %n not verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n without a picture</source>
        <translation>
            <numerusform>, %n without a picture</numerusform>
            <numerusform>, %n without a picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobStrip</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientsPage</name>
    <message numerus="yes">
        <source>First %n patients</source>
        <translation>
            <numerusform>First %n patient</numerusform>
            <numerusform>First %n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StudyTreeModel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TracePage</name>
    <message numerus="yes">
        <source>First %n drugs</source>
        <translation>
            <numerusform>First %n drug</numerusform>
            <numerusform>First %n drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drug(s)</source>
        <translation>
            <numerusform>%n drug</numerusform>
            <numerusform>%n drugs</numerusform>
        </translation>
    </message>
</context>
</TS>
