#include "core/patients/patient_search.h"

#include <QTest>

using namespace wardlight::patients;

class PatientSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWrittenDates_data();
    void readsWrittenDates();
    void splitsIntoWords_data();
    void splitsIntoWords();
    void datesAreWordsToo();
    void endlessInputIsCut();
};

void PatientSearchTest::readsWrittenDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("date");

    const QDate day(1945, 7, 14);
    for (const char* written :
         {"1945-07-14", "1945/7/14", "1945.07.14", "19450714", "14.07.1945", "14.7.1945",
          "14-Jul-1945", "14-jul-1945", "14-JULY-1945", "14 Jul 1945", "14 July 1945",
          " 1945-07-14 ", "1945年7月14日", "1945年07月14日"})
        QTest::newRow(written) << QString::fromUtf8(written) << day;
    for (const char* other : {"1945-13-14", "1945-02-29", "19450732", "14-Foo-1945", "14-Ju-1945",
                              "0042-7718", "14/07/1945", "1945", "07-14", "19450714x", "1700-01-01",
                              "1945-07/14", "", "14.Jul.1945.07"})
        QTest::newRow(other) << QString::fromUtf8(other) << QDate();
}

void PatientSearchTest::readsWrittenDates()
{
    QFETCH(QString, text);
    QFETCH(QDate, date);

    QCOMPARE(parseWrittenDate(text).value_or(QDate()), date);
}

void PatientSearchTest::splitsIntoWords_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("nothing") << QStringLiteral("  ") << QStringList();
    QTest::newRow("name") << QStringLiteral("zhang wei")
                          << QStringList{QStringLiteral("zhang"), QStringLiteral("wei")};
    QTest::newRow("with comma") << QStringLiteral("Zhang, Wei")
                                << QStringList{QStringLiteral("Zhang"), QStringLiteral("Wei")};
    QTest::newRow("Chinese") << QStringLiteral("张伟，李芳")
                             << QStringList{QStringLiteral("张伟"), QStringLiteral("李芳")};
    QTest::newRow("ideographic space")
        << QStringLiteral("张　伟") << QStringList{QStringLiteral("张"), QStringLiteral("伟")};
    QTest::newRow("number") << QStringLiteral("0042-7718")
                            << QStringList{QStringLiteral("0042-7718")};
    QTest::newRow("pattern signs")
        << QStringLiteral("50%_\\") << QStringList{QStringLiteral("50%_\\")};
    QTest::newRow("NUL") << QString::fromUtf8("a\0b", 3)
                         << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("decomposed") << QStringLiteral("Mu\u0308ller")
                                << QStringList{QStringLiteral("Müller")};
    QTest::newRow("date of three words")
        << QStringLiteral("wei 14 Jul 1945")
        << QStringList{QStringLiteral("wei"), QStringLiteral("14 Jul 1945")};
}

void PatientSearchTest::splitsIntoWords()
{
    QFETCH(QString, search);
    QFETCH(QStringList, words);

    QStringList found;
    for (const SearchTerm& term : parsePatientSearch(search))
        found.append(term.text);
    QCOMPARE(found, words);
}

void PatientSearchTest::datesAreWordsToo()
{
    const std::vector<SearchTerm> expected = {
        {QStringLiteral("zhang"), std::nullopt},
        {QStringLiteral("19450714"), QDate(1945, 7, 14)}, // may be a number as well
        {QStringLiteral("14 Jul 1945"), QDate(1945, 7, 14)}};
    QCOMPARE(parsePatientSearch(QStringLiteral("zhang 19450714 14 Jul 1945")), expected);
}

void PatientSearchTest::endlessInputIsCut()
{
    const QString endless = QStringLiteral("a ").repeated(1'000'000);
    QCOMPARE(parsePatientSearch(endless).size(), 12U);
    QCOMPARE(parsePatientSearch(QString(1'000'000, u'x')).front().text.size(), 200);
}

QTEST_GUILESS_MAIN(PatientSearchTest)
#include "patient_search_test.moc"
