<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChildProcess</name>
    <message>
        <source>The program %1 is missing. Install Wardlight again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program %1 could not be started. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Wardlight on the command line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is named in the audit log for this command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CornerTexts</name>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born %1</source>
        <translation type="unfinished">出生 %1</translation>
    </message>
    <message>
        <source>Series %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position %1 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thickness %1 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image %1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C %1  W %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossy %1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>All database connections are busy. Wait for running work to end, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was done before; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Decoder</name>
    <message>
        <source>The file is larger than one object may be. Ask its sender for a smaller version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that was reading this file gave an answer that contradicts itself; it was stopped and nothing of the answer is shown. Report this file to your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a DICOM file. Choose files that a scanner or an archive exported as DICOM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a list of files (DICOMDIR), not an image. Import the folder that it stands in instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file begins like a program (%1) and may be malware that poses as an image. Do not open it; report it to your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends too early: a part of it is missing. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s structure is damaged. Ask its sender for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file nests its contents deeper than any real object does, as harmful files do. Ask its sender for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has more than a million entries, which no image needs. Ask its sender for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed file would unpack to far more than an image needs, as harmful files do. Ask its sender for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed part of the file is damaged and cannot be unpacked. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This object holds no image. Open it as what it is: a report, a plan or a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the image is missing: the file holds fewer pixels than it declares. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file contradicts itself about the size or kind of its image, so it is not shown. Ask its sender for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image would need more memory than one image may use. Ask its sender for a smaller version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object has no frame with this number. Choose one that it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s compressed parts cannot be assigned to its frames. Ask its sender for an uncompressed copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is coded as %1, which this version cannot read. Ask its sender for a copy in another coding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image stores its pixels in a way this version cannot read (%1). Ask its sender for a copy in another form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed image is damaged and cannot be unpacked. Copy the file again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file would need more memory than it may use. Ask its sender for a smaller version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read because of a fault in this program. Report it to your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DicomImport</name>
    <message>
        <source>This is the table of contents of a medium (DICOMDIR); the files it lists are imported by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no valid %1, so it could not be found again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s PatientID is longer than %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store gave back other bytes than it was given. The disk may be failing; the file was not imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program kept importing the same files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not imported, because the import ended early: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program imported the same files at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no patient with the MRN %1. Check the number, or import without naming a patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several assigners gave the MRN %1; it names no one patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image with this UID is there already with other bytes: SHA-256 %1 is stored, %2 is in this file. The stored one is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its series belongs to another study (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its study is already here, but the file names another patient than the rest of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its study is already filed, but not under the patient named.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DirectoryStore</name>
    <message>
        <source>%1 became shorter while it was being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata stored with &quot;%1&quot; is damaged, so the object is not used. Restore it from a backup, or import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is being changed by another program. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An object with so long a key does not fit into this folder. Move the workspace to a shorter path.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoctorCommand</name>
    <message>
        <source>Check everything that the workspace needs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileLock</name>
    <message>
        <source>Another program has been working on %1 for a long time. Wait until it is done, or end it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileSource</name>
    <message>
        <source>%1 is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileWalk</name>
    <message>
        <source>You have no right to read this. Ask its owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no file (a pipe, a socket or a device).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This leads to a folder that was read already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Date of birth not known</source>
        <translation>出生日期不详</translation>
    </message>
    <message>
        <source>Born %1</source>
        <translation>出生 %1</translation>
    </message>
    <message>
        <source>Born %1 (%2)</source>
        <translation>出生 %1（%2）</translation>
    </message>
    <message>
        <source>less than 10 s left</source>
        <translation>剩余不到 10 秒</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余约 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余约 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>剩余约 %1 小时</translation>
    </message>
</context>
<context>
    <name>ImagingActions</name>
    <message>
        <source>Window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to the viewport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One image pixel to one screen pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play as a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten images on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten images back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: centre %2, width %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagingCommands</name>
    <message>
        <source>  %1  %2  %3 images, %4 verified, %5 failed  %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too large for a PNG file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--window takes centre and width, such as 40/400.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List studies and their series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only of this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the stored values of a frame to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a frame as a picture (PNG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window centre and width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies, images, DICOM tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print all tags as DICOM JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored file is not the one that was imported; it is refused. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A DICOM file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image of the workspace, by SOP instance UID</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImagingStore</name>
    <message>
        <source>There is no study with the UID %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image with the SOP instance UID %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message>
        <source>Files read: %1. Added: %2. Unchanged: %3. Rejected: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing there could be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take data in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import DICOM files and folders with all below them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File everything under this existing patient</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportSummaryDialog</name>
    <message>
        <source>%1 added, %2 unchanged.</source>
        <translation>新增 %1 个，未变 %2 个。</translation>
    </message>
    <message>
        <source>%1 added, %2 unchanged, %3 rejected.</source>
        <translation>新增 %1 个，未变 %2 个，拒收 %3 个。</translation>
    </message>
</context>
<context>
    <name>IngestFile</name>
    <message>
        <source>%1 is larger than %2 MiB, the most that is imported at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed while it was being read. Import it again once it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Integrity</name>
    <message>
        <source>Its SHA-256 is %1, but %2 was recorded: the bytes have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has %1 bytes, but %2 were recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file-hash stored with it is not a SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its two records disagree: the manifest says %1, the file-hash stored with it says %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorded hashes of its blocks do not match its bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in quarantine and is not shown. %2 Restore the object, then release it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; did not pass its check and is not shown. %2 It is now in quarantine; restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in quarantine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPages</name>
    <message>
        <source>This listing cannot be continued here. Start it again from the first page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageSocket</name>
    <message>
        <source>The connection to a worker process broke. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectRules</name>
    <message>
        <source>&quot;%1&quot; cannot be the name of object metadata. Use lower-case letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata &quot;%1&quot; is not valid Unicode text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata of one object may not be larger than 64 KiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An object&apos;s key may not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object&apos;s key is not valid Unicode text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The object&apos;s key has %1 bytes; no store takes more than %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes %1 to %2 do not exist in an object of %3 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no object &quot;%1&quot; in %2. It may have been moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached by a link: only objects on an S3 server can. Use a profile with an S3 bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was to be stored as &quot;%1&quot; became shorter while it was being read. Nothing was stored; try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenWorkspace</name>
    <message>
        <source>Filling it with sample data…</source>
        <translation>正在写入示例数据…</translation>
    </message>
    <message>
        <source>Preparing the folder…</source>
        <translation>正在准备文件夹…</translation>
    </message>
    <message>
        <source>Starting the database…</source>
        <translation>正在启动数据库…</translation>
    </message>
</context>
<context>
    <name>Patient</name>
    <message>
        <source>Not known</source>
        <comment>gender</comment>
        <translation type="unfinished">不详</translation>
    </message>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <comment>gender</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1y</source>
        <comment>age in years</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>age in months</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1d</source>
        <comment>age in days</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PixelMapping</name>
    <message>
        <source>This kind of image (%1, %2 bits) cannot be shown yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image&apos;s description of its pixels contradicts itself; it is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostgresManifest</name>
    <message>
        <source>An object whose key holds a null character cannot be recorded. Rename the object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored object &quot;%1&quot; did not pass its check and is in quarantine. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordedPut</name>
    <message>
        <source>&quot;%1&quot; was not stored: its file-hash is given as %2, but its bytes have the SHA-256 %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SealedMemory</name>
    <message>
        <source>The computer has no memory left for this object. Close other studies and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker process returned memory that does not fit its own description; it was not used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeriesGeometry</name>
    <message>
        <source>The slices are sheared by %1° against their normal; reconstructions and distances across slices would be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gantry was tilted by %1°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices that lie at the place of another one: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distance between slices varies from %1 mm to %2 mm (usually %3 mm).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slices that seem to be missing: %1 (usual distance %2 mm).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slices are not parallel; they are shown by instance number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeriesLoader</name>
    <message>
        <source>The stored file is not the one that was imported; it is not shown. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The computer has too little memory for this. Close something else and try again.</source>
        <translation>内存不足，无法完成此操作。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Wardlight made a mistake; this was not done. The log says more.</source>
        <translation>Wardlight 发生内部错误，此操作未完成。详情请查看日志。</translation>
    </message>
</context>
<context>
    <name>VerifiedFetch</name>
    <message>
        <source>Nobody recorded a hash for &quot;%1&quot;, so it cannot be checked. It is shown only if you confirm that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large to be read as a whole. Read it in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is longer than the %1 bytes recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of it does not match its recorded hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; did not pass its check and is not shown. %2 It could not be put into quarantine: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verifier</name>
    <message>
        <source>It is missing from the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes match again, but it is in quarantine: %1 Release it to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; stays in quarantine: there is no recorded hash to compare it with. Import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; stays in quarantine. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be checked and stays in quarantine. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewportTile</name>
    <message>
        <source>Not verified</source>
        <translation type="unfinished">未核验</translation>
    </message>
    <message>
        <source>Nobody recorded a hash for this image, so Wardlight cannot tell whether it is what was acquired. You can look at it all the same; a badge will say that it is not verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show unverified images of this series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture in this object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a report, a waveform or another document. Choose another series on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">重试</translation>
    </message>
    <message>
        <source>Refused: verification failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: a safety limit would be exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: damaged or not a valid image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of image cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is not in the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiWindow</name>
    <message>
        <source>Brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subdural</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporal bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abdomen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window %1 of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>Reading this file took too long and was stopped. The file may be damaged or made to cause harm; ask its sender for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that was reading this file stopped unexpectedly and was replaced. Try again; if it happens again, the file is damaged: ask its sender for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that was reading this file tried something it must not do and was stopped. Do not open this file elsewhere; report it to your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that reads files did not start. Install Wardlight again, or report this to your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>%1 is not the mark of a Wardlight workspace, so nothing in its folder was touched. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was made by a newer version of Wardlight. Nothing was changed; install that version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL %1 is not installed, and a workspace needs it. Install the package postgresql-%1, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace was made with PostgreSQL %1, which is not installed. Its data are untouched; install the package postgresql-%1 to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists, but belongs to another user or lets others in, so the workspace&apos;s socket is not put there. Remove it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database server in %1 does not end. Its data are safe; restart the machine, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s key in %1 is damaged, so the signatures on the audit log cannot be checked. Bring the file back from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::AboutDialog</name>
    <message>
        <source>About Wardlight</source>
        <translation>关于 Wardlight</translation>
    </message>
    <message>
        <source>Version %1, on Qt %2</source>
        <translation>版本 %1，基于 Qt %2</translation>
    </message>
    <message>
        <source>A clinical data workstation for the ward, the reading room and the drug inspector. Nothing from storage is shown before its SHA-256 is checked.</source>
        <translation>面向病房、阅片室和药品检查的临床数据工作站。所有存储数据均须通过 SHA-256 核验后才会显示。</translation>
    </message>
    <message>
        <source>Not a primary alarm system: it must not be relied on to raise an alarm.</source>
        <translation>本软件不是主报警系统，不得依赖它发出报警。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>本软件是自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本，不附带任何担保。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::FirstRunDialog</name>
    <message>
        <source>Choose a workspace</source>
        <translation>选择工作区</translation>
    </message>
    <message>
        <source>Where do you want to work?</source>
        <translation>要在哪里工作？</translation>
    </message>
    <message>
        <source>Sample workspace</source>
        <translation>示例工作区</translation>
    </message>
    <message>
        <source>Invented patients and public test images, to look around. Nothing in it belongs to a real person.</source>
        <translation>虚构的患者和公开的测试影像，供熟悉软件使用，不含任何真实个人的数据。</translation>
    </message>
    <message>
        <source>Own workspace</source>
        <translation>自己的工作区</translation>
    </message>
    <message>
        <source>A folder on this computer with its own database. An existing workspace is opened; an empty folder becomes a new one.</source>
        <translation>本机上的一个文件夹，带有独立的数据库。选择已有工作区即可打开；选择空文件夹则新建工作区。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>工作区文件夹</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::ImportSummaryDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Rejected files were not stored; everything else was.</source>
        <translation>被拒收的文件未存储，其余均已存储。</translation>
    </message>
    <message>
        <source>Rejected files</source>
        <translation>被拒收的文件</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::MainWindow</name>
    <message>
        <source>%1 - Wardlight</source>
        <translation>%1 - Wardlight</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到%1</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Quit while %n jobs are running?</source>
        <translation>
            <numerusform>还有 %n 个任务在进行，仍要退出吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>What they have finished is kept, the rest is cancelled.</source>
        <translation>已完成的部分会保留，其余将取消。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::PersonDialog</name>
    <message>
        <source>Who works here?</source>
        <translation>当前使用者</translation>
    </message>
    <message>
        <source>The name goes into the audit log with everything that is seen or changed.</source>
        <translation>所有查看和更改都会连同此姓名记入审计日志。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>People who worked here before</source>
        <translation>以往使用者</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::RejectedFilesModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::Session</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::StartSurface</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose a workspace…</source>
        <translation>选择工作区…</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>正在打开工作区</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>尚未打开工作区。</translation>
    </message>
    <message>
        <source>The workspace could not be opened</source>
        <translation>无法打开工作区</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::Tour</name>
    <message>
        <source>The folder %1 cannot be made. Choose another one for the pictures.</source>
        <translation>无法创建文件夹 %1。请另选一个文件夹存放图片。</translation>
    </message>
    <message>
        <source>These pictures were taken before their page was ready: %1</source>
        <translation>以下图片截取时页面尚未就绪：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the folder&apos;s permissions and free space.</source>
        <translation>无法写入 %1。请检查该文件夹的权限和剩余空间。</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Import f&amp;older…</source>
        <translation>导入文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;workspace…</source>
        <translation>打开工作区(&amp;W)…</translation>
    </message>
    <message>
        <source>Change &amp;person…</source>
        <translation>更换使用者(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Close patient</source>
        <translation>关闭患者(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>详情(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help for this page</source>
        <translation>本页帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Wardlight</source>
        <translation>关于 Wardlight(&amp;A)</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Find a patient or a command</source>
        <translation>查找患者或命令</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配结果</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::HelpPane</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>帮助正文</translation>
    </message>
    <message>
        <source>Close help</source>
        <translation>关闭帮助</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ImageViewport</name>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ImagingInspector</name>
    <message>
        <source>Not known: lengths cannot be measured</source>
        <comment>distance between pixels</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <comment>distance between pixels</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished">大小</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished">%1 / %2</translation>
    </message>
    <message>
        <source>Pixel spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished">SHA-256</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coding</source>
        <translation type="unfinished">编码</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a series to see where its images come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take care when measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished">来源</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ImagingPage</name>
    <message>
        <source>Imaging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The studies of the open patient stand at the left, the newest first. Choose a series to look at it: the first image appears at once, the others load while you read.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Mouse.&lt;/b&gt; The wheel goes through the images (with Shift ten at a time). The left button sets window and level: to the right wider, upwards brighter. The middle button, or Ctrl and the left one, zooms; the right button pans.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Keys.&lt;/b&gt; Up and Down: one image; Page Up and Page Down: ten; Home and End: first and last; Left and Right: series. W, Z, P and S choose what the left button does. 1 to 9 set a window, I inverts, H and V flip, R and L rotate, F fits, 0 shows one image pixel on one screen pixel, C plays, Space resets, Esc leaves the tool.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;The shield.&lt;/b&gt; Every image is checked against its recorded SHA-256 before it is shown. A filled shield: it matched. An outlined one: nobody recorded a hash, and you agreed to look at it all the same. A broken one: the check or a safety limit failed; the image is refused, and the rest of the series stays readable. Click the shield for the source, the hash and the time of the check.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The letters at the edges name the side of the patient: R right, L left, A front, P back, H head, F feet. They follow every flip and rotation. Where an image does not say how it lies, there are none.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, %n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n not verified</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Studies and series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window presets (1 to 9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a patient to see the studies that were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images for this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies appear here once DICOM files that name this patient were imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import DICOM files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studies could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::ui::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show inspector</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Hide inspector</source>
        <translation>隐藏详情</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobDelegate</name>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobPopup</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>取消任务</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobStrip</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Show running jobs</source>
        <translation>显示进行中的任务</translation>
    </message>
    <message>
        <source>Progress of running jobs</source>
        <translation>任务总进度</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消该任务</translation>
    </message>
    <message>
        <source>Choose a job to cancel</source>
        <translation>选择要取消的任务</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PaletteModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientBanner</name>
    <message>
        <source>Close patient</source>
        <translation>关闭患者</translation>
    </message>
    <message>
        <source>Gender not known</source>
        <translation>性别不详</translation>
    </message>
    <message>
        <source>No MRN</source>
        <translation>无病历号</translation>
    </message>
    <message>
        <source>MRN %1</source>
        <translation>病历号 %1</translation>
    </message>
    <message>
        <source>Allergies: Not known</source>
        <translation>过敏史：不详</translation>
    </message>
    <message>
        <source>No known allergies</source>
        <translation>无已知过敏</translation>
    </message>
    <message>
        <source>Allergies: %1</source>
        <translation>过敏：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Patient: %1</source>
        <translation>患者：%1</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientInspector</name>
    <message>
        <source>Not known</source>
        <comment>allergies</comment>
        <translation type="unfinished">不详</translation>
    </message>
    <message>
        <source>None known</source>
        <comment>allergies</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>birth date</comment>
        <translation type="unfinished">不详</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No current stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last vitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SpO₂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Systolic pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diastolic pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blood glucose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientTableModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MRN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward / bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last vitals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Type a part of a name in any script, an MRN, or a birth date. Several words must all match: &lt;i&gt;wei 1945-07-14&lt;/i&gt; finds every Wei born that day. The list follows while you type.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Enter opens the selected patient, or the only one found. Down goes from the search to the list, Ctrl+F back to the search, Esc clears it, Ctrl+C in the list copies the MRN.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Click Name, MRN, Born or Ward / bed to sort by it, again to turn the order round. Columns can be dragged and resized; Wardlight remembers them for you.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The pane at the right shows the selected patient. Under allergies, &lt;i&gt;Not known&lt;/i&gt; means that nobody recorded whether there are any; &lt;i&gt;None known&lt;/i&gt; means that somebody asked.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Every search and every patient you look at leaves a line in the audit log, with your name.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further patients could not be read. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, MRN or birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search patients by name, MRN or birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the selected patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the patient list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the MRN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients appear here once something that names them was imported, such as a folder of DICOM files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import DICOM files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word must be part of a name, in any script, or of the MRN, or be a birth date such as 14-Jul-1945 or 1945-07-14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patients could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>First %n patients</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Select a patient to see allergies, stay and last vitals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MRN is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ProvenanceBadge</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>As of %1, not live</source>
        <translation>截至 %1，非实时数据</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, lossy %2:1</source>
        <translation>%1，有损压缩 %2:1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核验通过</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核验程序</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation>核验失败</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>非实时</translation>
    </message>
    <message>
        <source>Provenance: %1</source>
        <translation>数据来源：%1</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ProvenancePopup</name>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy all fields</source>
        <translation>复制所有字段</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StackPresenter</name>
    <message>
        <source>There is not enough memory for this image. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StackView</name>
    <message>
        <source>Image in the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading image %1 of %2 …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StateSurface</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation>您无权查看</translation>
    </message>
    <message>
        <source>As of %1, not live</source>
        <translation>截至 %1，非实时数据</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>no workspace open</source>
        <translation>未打开工作区</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>connected %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>not connected %1</source>
        <translation>未连接 %1</translation>
    </message>
    <message>
        <source>verified %1/%2</source>
        <translation>核验通过 %1/%2</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StudyTreeModel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Date not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series %1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
