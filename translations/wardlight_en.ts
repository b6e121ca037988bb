<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ReferenceImportTexts</name>
    <message numerus="yes">
        <source>%n more lines were rejected.</source>
        <translation>
            <numerusform>%n more line was rejected.</numerusform>
            <numerusform>%n more lines were rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceFilterTexts</name>
    <message numerus="yes">
        <source>Area with %n corner(s)</source>
        <translation>
            <numerusform>Area with %n corner</numerusform>
            <numerusform>Area with %n corners</numerusform>
        </translation>
    </message>
</context>
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
    <name>VerdictPdfTexts</name>
    <message numerus="yes">
        <source>Latest state: %1 · %2 · %n event(s)</source>
        <translation>
            <numerusform>Latest state: %1 · %2 · %n event</numerusform>
            <numerusform>Latest state: %1 · %2 · %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>and %n more row</numerusform>
            <numerusform>and %n more rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message numerus="yes">
        <source>data %n day(s) old</source>
        <translation>
            <numerusform>data %n day old</numerusform>
            <numerusform>data %n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VitalsImportTexts</name>
    <message numerus="yes">
        <source>%n more lines were rejected.</source>
        <translation>
            <numerusform>%n more line was rejected.</numerusform>
            <numerusform>%n more lines were rejected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaveformWords</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
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
    <name>wardlight::desktop::Session</name>
    <message numerus="yes">
        <source>%n beats found.</source>
        <translation>
            <numerusform>%n beat found.</numerusform>
            <numerusform>%n beats found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::AcknowledgePanel</name>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)?</source>
        <translation>
            <numerusform>Acknowledge %n alert?</numerusform>
            <numerusform>Acknowledge %n alerts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s) of %1?</source>
        <translation>
            <numerusform>Acknowledge %n alert of %1?</numerusform>
            <numerusform>Acknowledge %n alerts of %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::AlertHistoryModel</name>
    <message numerus="yes">
        <source>Nothing was heard from %1 to %2; %n change(s) were read afterwards</source>
        <translation>
            <numerusform>Nothing was heard from %1 to %2; %n change was read afterwards</numerusform>
            <numerusform>Nothing was heard from %1 to %2; %n changes were read afterwards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::AlertsPage</name>
    <message numerus="yes">
        <source>%n alert(s) acknowledged.</source>
        <translation>
            <numerusform>%n alert acknowledged.</numerusform>
            <numerusform>%n alerts acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) are open altogether.</source>
        <translation>
            <numerusform>%n alert is open altogether.</numerusform>
            <numerusform>%n alerts are open altogether.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n open alert(s)</source>
        <translation>
            <numerusform>The newest %n open alert</numerusform>
            <numerusform>The newest %n open alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open alert(s)</source>
        <translation>
            <numerusform>%n open alert</numerusform>
            <numerusform>%n open alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n open alert(s)</source>
        <translation>
            <numerusform>%1: %n open alert</numerusform>
            <numerusform>%1: %n open alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody was faster with %n alert(s). %1.</source>
        <translation>
            <numerusform>Somebody was faster with %n alert. %1.</numerusform>
            <numerusform>Somebody was faster with %n alerts. %1.</numerusform>
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
    <name>wardlight::ui::RecordingListModel</name>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::RecordingPane</name>
    <message numerus="yes">
        <source>%n more channels</source>
        <translation>
            <numerusform>%n more channel</numerusform>
            <numerusform>%n more channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::SilencePanel</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
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
        <source>%n drug(s)</source>
        <translation>
            <numerusform>%n drug</numerusform>
            <numerusform>%n drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No more than %n packs can be kept beside.</source>
        <translation>
            <numerusform>No more than %n pack can be kept beside.</numerusform>
            <numerusform>No more than %n packs can be kept beside.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::VerdictCard</name>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>and %n more row</numerusform>
            <numerusform>and %n more rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::WardBoardModel</name>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free bed(s)</source>
        <translation>
            <numerusform>%n free bed</numerusform>
            <numerusform>%n free beds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::WardView</name>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free bed(s)</source>
        <translation>
            <numerusform>%n free bed</numerusform>
            <numerusform>%n free beds</numerusform>
        </translation>
    </message>
</context>
</TS>
