#include "core/base/ids.h"

#include <QSet>
#include <QTest>

using namespace wardlight;

class IdsTest : public QObject
{
    Q_OBJECT

private slots:
    void parsesTheWrittenForms_data();
    void parsesTheWrittenForms();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void writesWhatItParses();
    void differsPerKind();
    void isNullOnlyByDefault();
    void hashesLikeItCompares();
};

void IdsTest::parsesTheWrittenForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    QTest::newRow("upper case") << QStringLiteral("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");
    QTest::newRow("braces") << QStringLiteral("{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}");
}

void IdsTest::parsesTheWrittenForms()
{
    QFETCH(const QString, text);
    const auto id = PatientId::parse(text);
    QVERIFY(id.has_value());
    QCOMPARE(id->toString(), QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
}

void IdsTest::refusesEverythingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << QStringLiteral("patient");
    QTest::newRow("one short") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398");
    QTest::newRow("one more") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f0");
    QTest::newRow("followed by SQL")
        << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f'; drop table patients; --");
    QTest::newRow("two more") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f  ");
    QTest::newRow("leading space") << QStringLiteral(" 017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    QTest::newRow("one brace") << QStringLiteral("{017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    QTest::newRow("wrong end") << QStringLiteral("{017f22e2-79b0-7cc3-98c4-dc0c0c07398f)");
    QTest::newRow("no hyphens") << QStringLiteral("017f22e279b07cc398c4dc0c0c07398f");
    QTest::newRow("no hex digit") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398g");
    QTest::newRow("full-width digit") << QStringLiteral(u"０17f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    QTest::newRow("nil") << QStringLiteral("00000000-0000-0000-0000-000000000000");
}

void IdsTest::refusesEverythingElse()
{
    QFETCH(const QString, text);
    QVERIFY(!PatientId::parse(text).has_value());
}

void IdsTest::writesWhatItParses()
{
    const auto id = DeviceId::generate();
    QCOMPARE(id.toString().size(), 36);
    QCOMPARE(id.toString(), id.toString().toLower());
    QCOMPARE(DeviceId::parse(id.toString()), std::optional(id));
}

void IdsTest::differsPerKind()
{
    static_assert(!std::is_convertible_v<PatientId, DeviceId>);
    static_assert(!std::is_constructible_v<PatientId, DeviceId>);
    static_assert(!std::is_convertible_v<QUuid, PatientId>);
    QVERIFY(PatientId::generate() != PatientId::generate());
}

void IdsTest::isNullOnlyByDefault()
{
    QVERIFY(PatientId().isNull());
    QVERIFY(!PatientId::generate().isNull());
}

void IdsTest::hashesLikeItCompares()
{
    const auto first = AlertId::generate();
    const auto second = AlertId::generate();
    const QSet<AlertId> ids = {first, second, AlertId(first.uuid())};
    QCOMPARE(ids.size(), 2);
    QVERIFY(first < second);
}

QTEST_GUILESS_MAIN(IdsTest)
#include "ids_test.moc"
