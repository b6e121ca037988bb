#include "core/imaging/file_set.h"

#include <QJsonDocument>
#include <QTest>

using namespace wardlight::imaging;

/// A DICOMDIR's JSON model and the files it lists.
class FileSetTest : public QObject
{
    Q_OBJECT

private slots:
    void listsFilesInUse();
    void survivesNonsense();
};

void FileSetTest::listsFilesInUse()
{
    const QByteArray json = R"({"00041220": {"vr": "SQ", "Value": [
        {"00041430": {"vr": "CS", "Value": ["PATIENT"]}},
        {"00041410": {"vr": "US", "Value": [65535]},
         "00041500": {"vr": "CS", "Value": ["IMAGES", "IM1"]}},
        {"00041410": {"vr": "US", "Value": [0]}, "00041500": {"vr": "CS", "Value": ["GONE"]}},
        {"00041500": {"vr": "CS", "Value": ["IM2"]}},
        {"00041500": {"vr": "CS", "Value": [null, "IM3"]}}]}})";
    const auto files = filesOfDirectory(QJsonDocument::fromJson(json).object());
    QCOMPARE(files.size(), std::size_t(3));
    QCOMPARE(files[0], (QStringList{QStringLiteral("IMAGES"), QStringLiteral("IM1")}));
    QCOMPARE(files[1], QStringList{QStringLiteral("IM2")});
    QCOMPARE(files[2], (QStringList{QString(), QStringLiteral("IM3")}));
}

void FileSetTest::survivesNonsense()
{
    QVERIFY(filesOfDirectory({}).empty());
    for (const char* json : {R"({"00041220": 1})", R"({"00041220": {"Value": [1, [], "x"]}})",
                             R"({"00041220": {"Value": [{"00041500": {"Value": 5}}]}})"})
        QVERIFY(filesOfDirectory(QJsonDocument::fromJson(json).object()).empty());
}

QTEST_APPLESS_MAIN(FileSetTest)
#include "file_set_test.moc"
