#include "core/base/sha256.h"
#include "core/objects/s3/chunked_body.h"
#include "core/objects/s3/sigv4.h"
#include "tests/support/corpus.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray field(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1String(name)).toString().toUtf8();
}

/// RFC 3986, 5.2.4, and double slashes: what services other than S3 do to a path before signing.
QByteArray normalised(const QByteArray& path)
{
    QByteArrayList kept;
    for (const QByteArray& segment : path.split('/')) {
        if (segment == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (!segment.isEmpty() && segment != ".") {
            kept.append(segment);
        }
    }
    const bool endsInSlash = path.endsWith('/') || path.endsWith("/.") || path.endsWith("/..");
    return "/" + kept.join('/') + (endsInSlash && !kept.isEmpty() ? "/" : "");
}

QueryItems parseQuery(const QByteArray& text)
{
    QueryItems items;
    for (const QByteArray& pair : text.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        items.emplace_back(QByteArray::fromPercentEncoding(name),
                           QByteArray::fromPercentEncoding(value));
    }
    return items;
}

/// One case of the suite: a raw request and how it is to be signed.
struct Vector
{
    QString folder;
    QJsonObject context;
    SigV4Request request;
    QByteArray body;

    static Vector read(const QString& folder)
    {
        Vector vector{
            folder,
            QJsonDocument::fromJson(readFile(folder + QStringLiteral("/context.json"))).object(),
            {},
            {}};
        vector.parse(readFile(folder + QStringLiteral("/request.txt")));
        return vector;
    }

    void parse(const QByteArray& text)
    {
        const qsizetype end = text.indexOf("\n\n");
        body = end < 0 ? QByteArray() : text.mid(end + 2);
        QByteArrayList lines = (end < 0 ? text : text.left(end)).split('\n');
        const QByteArray first = lines.takeFirst();
        request.method = first.left(first.indexOf(' '));
        const QByteArray target = first.mid(request.method.size() + 1).chopped(9); // " HTTP/1.1"
        const qsizetype mark = target.indexOf('?');
        const QByteArray path = mark < 0 ? target : target.left(mark);
        const bool normalises = context.value(QStringLiteral("normalize")).toBool();
        request.path = uriEncodePath(normalises ? normalised(path) : path);
        request.query = mark < 0 ? QueryItems() : parseQuery(target.mid(mark + 1));
        for (const QByteArray& line : lines)
            addHeader(line);
    }

    void addHeader(const QByteArray& line)
    {
        if (line.isEmpty())
            return;
        if (line.startsWith(' ')) { // goes on with the header before
            request.headers.back().value += ' ' + line.trimmed();
            return;
        }
        const qsizetype colon = line.indexOf(':');
        request.headers.push_back({line.left(colon).toLower(), line.mid(colon + 1)});
    }

    [[nodiscard]] SigV4Signer signer() const
    {
        const QJsonObject keys = context.value(QStringLiteral("credentials")).toObject();
        Credentials credentials{field(keys, "access_key_id"), field(keys, "secret_access_key"),
                                field(keys, "token")};
        if (context.value(QStringLiteral("omit_session_token")).toBool())
            credentials.sessionToken.clear(); // it is sent, but not signed
        const QDateTime time = QDateTime::fromString(
            context.value(QStringLiteral("timestamp")).toString(), Qt::ISODate);
        return SigV4Signer(credentials, {.region = field(context, "region"),
                                         .service = field(context, "service"),
                                         .time = time});
    }

    [[nodiscard]] QByteArray expected(const char* name) const
    {
        return readFile(folder + u'/' + QLatin1String(name));
    }
};

QString suite()
{
    return test::corpusFolder() + QStringLiteral("/s3/sigv4");
}

} // namespace

class SigV4Test : public QObject
{
    Q_OBJECT

private slots:
    void hasTheWholeSuite()
    {
        QCOMPARE(QDir(suite()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 38);
    }

    void signsHeaders_data() { addVectors(); }
    void signsHeaders()
    {
        QFETCH(QString, folder);
        Vector vector = Vector::read(folder);
        SigV4Request request = vector.request;
        request.payloadHash = Sha256::of(QByteArrayView(vector.body)).toBytes().toHex();
        if (vector.context.value(QStringLiteral("sign_body")).toBool())
            request.headers.push_back({"x-amz-content-sha256", request.payloadHash});
        const SigV4Signer signer = vector.signer();
        SigV4Request signedRequest = request;
        signer.sign(signedRequest);
        const QByteArray authorization = signedRequest.headers.back().value;
        signedRequest.headers.pop_back();
        const QByteArray canonical = SigV4Signer::canonicalRequest(signedRequest);
        QCOMPARE(canonical, vector.expected("header-canonical-request.txt"));
        QCOMPARE(signer.stringToSign(canonical), vector.expected("header-string-to-sign.txt"));
        QCOMPARE(signer.signature(signer.stringToSign(canonical)),
                 vector.expected("header-signature.txt"));
        QVERIFY(vector.expected("header-signed-request.txt")
                    .contains("Authorization:" + authorization));
    }

    void signsQueries_data() { addVectors(); }
    void signsQueries()
    {
        QFETCH(QString, folder);
        Vector vector = Vector::read(folder);
        SigV4Request request = vector.request;
        request.payloadHash = Sha256::of(QByteArrayView(vector.body)).toBytes().toHex();
        const SigV4Signer signer = vector.signer();
        signer.presign(request,
                       std::chrono::seconds(
                           vector.context.value(QStringLiteral("expiration_in_seconds")).toInt()));
        const QueryItem signature = request.query.back();
        QCOMPARE(signature.first, QByteArray("X-Amz-Signature"));
        QCOMPARE(signature.second, vector.expected("query-signature.txt"));
        request.query.pop_back();
        const QByteArray canonical = SigV4Signer::canonicalRequest(request);
        QCOMPARE(canonical, vector.expected("query-canonical-request.txt"));
        QCOMPARE(signer.stringToSign(canonical), vector.expected("query-string-to-sign.txt"));
    }

    void signsTheExamplesOfS3_data()
    {
        QTest::addColumn<QJsonObject>("example");
        for (const QJsonValue& value : examples().value(QStringLiteral("requests")).toArray()) {
            const QJsonObject example = value.toObject();
            QTest::newRow(field(example, "name").constData()) << example;
        }
    }
    void signsTheExamplesOfS3()
    {
        QFETCH(QJsonObject, example);
        const QJsonObject all = examples();
        const SigV4Signer signer(
            {field(all, "access_key_id"), field(all, "secret_access_key")},
            {.region = field(all, "region"),
             .time = QDateTime::fromString(QStringLiteral("2013-05-24T00:00:00Z"), Qt::ISODate)});
        SigV4Request request{field(example, "method"),
                             field(example, "path"),
                             parseQuery(field(example, "query")),
                             {},
                             field(example, "payload_hash")};
        const QJsonObject headers = example.value(QStringLiteral("headers")).toObject();
        for (auto it = headers.begin(); it != headers.end(); ++it)
            request.headers.push_back({it.key().toUtf8(), it.value().toString().toUtf8()});
        const QByteArray seed =
            signer.signature(signer.stringToSign(SigV4Signer::canonicalRequest(request)));
        QCOMPARE(seed, field(example, "signature"));
        ChunkSigner chunkSigner(signer, seed);
        for (const QJsonValue& chunk : example.value(QStringLiteral("chunks")).toArray()) {
            const QByteArray body(chunk.toArray().at(0).toInt(), 'a');
            QCOMPARE(chunkSigner.signChunk(body), chunk.toArray().at(1).toString().toLatin1());
        }
        if (example.contains(QStringLiteral("trailer"))) {
            QCOMPARE(chunkSigner.signTrailer(field(example, "trailer")),
                     field(example, "trailer_signature"));
        }
    }

private:
    static void addVectors()
    {
        QTest::addColumn<QString>("folder");
        for (const QString& name : QDir(suite()).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << suite() + u'/' + name;
    }

    static QJsonObject examples()
    {
        return QJsonDocument::fromJson(
                   readFile(test::corpusFolder() + QStringLiteral("/s3/s3-doc-examples.json")))
            .object();
    }
};

QTEST_GUILESS_MAIN(SigV4Test)
#include "sigv4_test.moc"
