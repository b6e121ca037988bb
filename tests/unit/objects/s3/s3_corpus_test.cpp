#include "core/objects/s3/s3_answers.h"
#include "core/objects/s3/s3_config.h"
#include "core/objects/s3/s3_fault.h"
#include "core/objects/s3/xml_element.h"
#include "tests/support/corpus.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString vectors()
{
    return test::corpusFolder() + QStringLiteral("/s3/client-vectors/tests/");
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonDocument readJson(const QString& path)
{
    return QJsonDocument::fromJson(readFile(path));
}

/// Cases about what this client does not offer: access points, outposts, express zones, Amazon's
/// accelerated, dual-stack and FIPS endpoints.
bool isOffered(const QJsonObject& parameters)
{
    for (const char* feature :
         {"Accelerate", "UseFIPS", "UseDualStack", "UseGlobalEndpoint", "UseObjectLambdaEndpoint",
          "UseS3ExpressControlEndpoint", "DisableS3ExpressSessionAuth"}) {
        if (parameters.value(QLatin1String(feature)).toBool())
            return false;
    }
    const QString bucket = parameters.value(QStringLiteral("Bucket")).toString();
    return parameters.contains(QStringLiteral("Region")) &&
           !bucket.startsWith(QStringLiteral("arn:")) &&
           !bucket.endsWith(QStringLiteral("--op-s3")) &&
           !bucket.endsWith(QStringLiteral("--x-s3")) &&
           !bucket.endsWith(QStringLiteral("--xa-s3"));
}

S3Config configOf(const QJsonObject& parameters)
{
    S3Config config;
    config.endpoint = parameters.value(QStringLiteral("Endpoint")).toString();
    config.region = parameters.value(QStringLiteral("Region")).toString();
    config.bucket = parameters.value(QStringLiteral("Bucket")).toString();
    config.style = parameters.value(QStringLiteral("ForcePathStyle")).toBool()
                       ? AddressingStyle::Path
                       : AddressingStyle::VirtualHost;
    return config;
}

} // namespace

class S3CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void resolvesEndpointsAsAmazonsClientDoes_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QJsonObject>("expected");
        const QJsonArray cases =
            readJson(vectors() +
                     QStringLiteral("functional/endpoint-rules/s3/endpoint-tests-1.json"))
                .object()
                .value(QStringLiteral("testCases"))
                .toArray();
        int number = 0;
        for (const QJsonValue& value : cases) {
            const QJsonObject object = value.toObject();
            const QJsonObject parameters = object.value(QStringLiteral("params")).toObject();
            ++number;
            if (isOffered(parameters)) {
                QTest::addRow("%d: %s", number,
                              qPrintable(object.value(QStringLiteral("documentation")).toString()))
                    << parameters << object.value(QStringLiteral("expect")).toObject();
            }
        }
    }
    void resolvesEndpointsAsAmazonsClientDoes()
    {
        QFETCH(QJsonObject, parameters);
        QFETCH(QJsonObject, expected);
        const auto endpoint = resolveEndpoint(configOf(parameters));
        if (expected.contains(QStringLiteral("error"))) {
            VERIFY_ERROR(endpoint, ErrorCode::Invalid);
            return;
        }
        VERIFY_OK(endpoint);
        const QJsonObject goal = expected.value(QStringLiteral("endpoint")).toObject();
        QCOMPARE(endpoint->display(), goal.value(QStringLiteral("url")).toString());
        const QJsonArray schemes = goal.value(QStringLiteral("properties"))
                                       .toObject()
                                       .value(QStringLiteral("authSchemes"))
                                       .toArray();
        QCOMPARE(QString::fromLatin1(endpoint->signingRegion),
                 schemes.at(0).toObject().value(QStringLiteral("signingRegion")).toString());
    }

    void knowsWhichBucketsCanBeHosts_data()
    {
        QTest::addColumn<QString>("bucket");
        QTest::addColumn<bool>("allowsDots");
        QTest::addColumn<bool>("expected");
        const QJsonArray cases =
            readJson(vectors() + QStringLiteral("unit/data/endpoints/test-cases/"
                                                "is-virtual-hostable-s3-bucket.json"))
                .object()
                .value(QStringLiteral("testCases"))
                .toArray();
        for (const QJsonValue& value : cases) {
            const QJsonObject object = value.toObject();
            const QJsonObject parameters = object.value(QStringLiteral("params")).toObject();
            const QString url = object.value(QStringLiteral("expect"))
                                    .toObject()
                                    .value(QStringLiteral("endpoint"))
                                    .toObject()
                                    .value(QStringLiteral("url"))
                                    .toString();
            const QString bucket = parameters.value(QStringLiteral("BucketName")).toString();
            QTest::addRow("%s",
                          qPrintable(object.value(QStringLiteral("documentation")).toString()))
                << bucket << url.startsWith(QStringLiteral("http:"))
                << (url.contains(bucket) && !url.isEmpty());
        }
    }
    void knowsWhichBucketsCanBeHosts()
    {
        QFETCH(QString, bucket);
        QFETCH(bool, allowsDots);
        QFETCH(bool, expected);
        QCOMPARE(isVirtualHostable(bucket, allowsDots), expected);
    }

    void parsesListings()
    {
        const QString folder = vectors() + QStringLiteral("unit/response_parsing/xml/responses/");
        const auto page = parseListing(readFile(folder + QStringLiteral("s3-list-objects.xml")));
        VERIFY_OK(page);
        const QJsonArray contents = readJson(folder + QStringLiteral("s3-list-objects.json"))
                                        .object()
                                        .value(QStringLiteral("Contents"))
                                        .toArray();
        QCOMPARE(qsizetype(page->objects.size()), contents.size());
        for (qsizetype i = 0; i < contents.size(); ++i) {
            const QJsonObject expected = contents.at(i).toObject();
            const ObjectInfo& object = page->objects[std::size_t(i)];
            const auto text = [&expected](const char* name) {
                return expected.value(QLatin1String(name)).toString();
            };
            QCOMPARE(object.key, text("Key"));
            QCOMPARE(u'"' + object.etag + u'"', text("ETag"));
            QCOMPARE(object.storageClass, text("StorageClass"));
            QCOMPARE(object.bytes, expected.value(QStringLiteral("Size")).toInteger());
            QCOMPARE(object.modified,
                     QDateTime::fromString(text("LastModified"), Qt::ISODateWithMs));
        }
        QVERIFY(page->continuation.isEmpty());
    }

    void parsesUploads_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("whole") << QStringLiteral("s3-list-multipart-uploads");
        QTest::newRow("truncated") << QStringLiteral("s3-list-multipart-uploads#2");
    }
    void parsesUploads()
    {
        QFETCH(QString, name);
        const QString file =
            vectors() + QStringLiteral("unit/response_parsing/xml/responses/") + name;
        const auto page = parseUploads(readFile(file + QStringLiteral(".xml")));
        VERIFY_OK(page);
        const QJsonObject expected = readJson(file + QStringLiteral(".json")).object();
        const QJsonArray uploads = expected.value(QStringLiteral("Uploads")).toArray();
        QCOMPARE(qsizetype(page->uploads.size()), uploads.size());
        for (qsizetype i = 0; i < uploads.size(); ++i) {
            const QJsonObject upload = uploads.at(i).toObject();
            QCOMPARE(page->uploads[std::size_t(i)].key,
                     upload.value(QStringLiteral("Key")).toString());
            QCOMPARE(page->uploads[std::size_t(i)].uploadId,
                     upload.value(QStringLiteral("UploadId")).toString());
        }
        if (expected.value(QStringLiteral("IsTruncated")).toBool()) {
            QCOMPARE(page->nextKey, expected.value(QStringLiteral("NextKeyMarker")).toString());
            QCOMPARE(page->nextUploadId,
                     expected.value(QStringLiteral("NextUploadIdMarker")).toString());
        }
    }

    void parsesErrors_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("create bucket") << QStringLiteral("s3-create-bucket");
        QTest::newRow("list objects") << QStringLiteral("s3-list-objects");
    }
    void parsesErrors()
    {
        QFETCH(QString, name);
        const QString file = vectors() + QStringLiteral("unit/response_parsing/xml/errors/") + name;
        HttpResponse response{
            .status = 409, .headers = {}, .body = readFile(file + QStringLiteral(".xml"))};
        const S3Fault fault = faultOf(response, {{}, QStringLiteral("https://s3.example/b")});
        const QString code = readJson(file + QStringLiteral(".json"))
                                 .object()
                                 .value(QStringLiteral("Error"))
                                 .toObject()
                                 .value(QStringLiteral("Code"))
                                 .toString();
        QVERIFY(!code.isEmpty());
        QCOMPARE(QString::fromLatin1(fault.code), code);
    }

    void readsEveryAnswerAsXml_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* folder : {"responses", "errors"}) {
            const QDir files(vectors() + QStringLiteral("unit/response_parsing/xml/") +
                             QLatin1String(folder));
            for (const QString& name : files.entryList({QStringLiteral("*.xml")})) {
                if (name != QStringLiteral("s3-get-bucket-policy.xml")) // is JSON
                    QTest::newRow(qPrintable(name)) << files.filePath(name);
            }
        }
    }
    void readsEveryAnswerAsXml()
    {
        QFETCH(QString, file);
        VERIFY_OK(XmlElement::parse(readFile(file)));
    }
};

QTEST_GUILESS_MAIN(S3CorpusTest)
#include "s3_corpus_test.moc"
