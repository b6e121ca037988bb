#include "ui/common/confirm_dialog.h"
#include "ui/common/job_list.h"
#include "ui/common/patient_banner.h"
#include "ui/common/provenance_badge.h"
#include "ui/common/provenance_popup.h"
#include "ui/common/state_surface.h"
#include "ui/common/status_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

QStringList shownTexts(const QWidget& widget)
{
    QStringList texts;
    const auto labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisibleTo(&widget))
            texts << label->text();
    }
    return texts;
}

} // namespace

class SurfacesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void offersOneActionWhenEmpty();
    void saysWhyAndRetriesAfterAnError();
    void showsTheStaleLineOnlyOverContent();
    void hasNoButtonWithoutSomethingToDo();

    void saysNotKnownInsteadOfNothing();
    void tellsNoAllergiesFromUnknownOnes();
    void showsNamesFromFilesAsPlainText();

    void tellsProvenanceInOneLine_data();
    void tellsProvenanceInOneLine();
    void copiesAllOfTheProvenance();
    void leavesUnknownFieldsOut();

    void namesTheKindOfPlaceByAWord();
    void namesAKeyThatLiesInAFile();
    void saysHowOldAStandbysAnswerIs();

    void confirmsNamingThePatient();
    void cancelsOnEnter();

private:
    Theme m_theme;
};

void SurfacesTest::offersOneActionWhenEmpty()
{
    StateSurface surface(m_theme, new QWidget);
    QSignalSpy acted(&surface, &StateSurface::actionRequested);
    QSignalSpy retried(&surface, &StateSurface::retryRequested);
    surface.showEmpty({QStringLiteral("No patients yet"), QStringLiteral("Import some."),
                       QStringLiteral("Import files")});
    surface.findChild<QPushButton*>()->click();
    QCOMPARE(acted.size(), 1);
    QCOMPARE(retried.size(), 0);
    QVERIFY(shownTexts(surface).contains(QStringLiteral("No patients yet")));
}

void SurfacesTest::saysWhyAndRetriesAfterAnError()
{
    StateSurface surface(m_theme, new QWidget);
    QSignalSpy retried(&surface, &StateSurface::retryRequested);
    surface.showError(QStringLiteral("The patients could not be read"),
                      Error{ErrorCode::Unavailable, QStringLiteral("No answer."),
                            QStringLiteral("internal detail")});
    surface.findChild<QPushButton*>()->click();
    QCOMPARE(retried.size(), 1);
    const QStringList texts = shownTexts(surface);
    QVERIFY(texts.contains(QStringLiteral("No answer.")));
    QVERIFY(!texts.join(QLatin1Char(' ')).contains(QStringLiteral("internal")));
}

void SurfacesTest::showsTheStaleLineOnlyOverContent()
{
    StateSurface surface(m_theme, new QWidget);
    surface.setStale(QDateTime(QDate(2026, 7, 14), QTime(12, 4)));
    surface.showContent();
    QVERIFY(shownTexts(surface).join(QLatin1Char(' ')).contains(QStringLiteral("12:04")));
    surface.showLoading();
    QVERIFY(!shownTexts(surface).join(QLatin1Char(' ')).contains(QStringLiteral("12:04")));
}

void SurfacesTest::hasNoButtonWithoutSomethingToDo()
{
    StateSurface surface(m_theme, new QWidget);
    surface.showForbidden(QStringLiteral("Ask the ward's administrator."));
    QVERIFY(!surface.findChild<QPushButton*>()->isVisibleTo(&surface));
}

void SurfacesTest::saysNotKnownInsteadOfNothing()
{
    PatientBanner banner(m_theme);
    BannerPatient patient;
    patient.name = QStringLiteral("LOVELACE Ada");
    banner.setPatient(patient);
    const QString all = shownTexts(banner).join(QLatin1Char(' '));
    QVERIFY(all.contains(QStringLiteral("Date of birth not known")));
    QVERIFY(all.contains(QStringLiteral("Gender not known")));
    QVERIFY(all.contains(QStringLiteral("Not known")));
}

void SurfacesTest::tellsNoAllergiesFromUnknownOnes()
{
    PatientBanner banner(m_theme);
    BannerPatient patient;
    patient.allergies = QStringList();
    banner.setPatient(patient);
    QVERIFY(shownTexts(banner).contains(QStringLiteral("No known allergies")));
    patient.allergies.reset();
    banner.setPatient(patient);
    QVERIFY(shownTexts(banner).contains(QStringLiteral("Allergies: Not known")));
}

void SurfacesTest::showsNamesFromFilesAsPlainText()
{
    PatientBanner banner(m_theme);
    BannerPatient patient;
    patient.name = QStringLiteral("<img src=x> Eve");
    banner.setPatient(patient);
    const auto labels = banner.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void SurfacesTest::tellsProvenanceInOneLine_data()
{
    QTest::addColumn<ProvenanceState>("state");
    QTest::addColumn<QString>("line");
    QTest::newRow("verified") << ProvenanceState::Verified << QStringLiteral("Verified");
    QTest::newRow("unverified") << ProvenanceState::Unverified
                                << QStringLiteral("Not verified: because");
    QTest::newRow("refused") << ProvenanceState::Refused
                             << QStringLiteral("Verification failed: because");
    QTest::newRow("stale") << ProvenanceState::Stale << QStringLiteral("Not live");
}

void SurfacesTest::tellsProvenanceInOneLine()
{
    QFETCH(const ProvenanceState, state);
    QFETCH(const QString, line);
    ProvenanceBadge badge(m_theme);
    Provenance provenance;
    provenance.state = state;
    provenance.reason = QStringLiteral("because");
    badge.setProvenance(provenance);
    QCOMPARE(badge.toolTip(), line);
    QVERIFY(badge.accessibleName().contains(line));
    QVERIFY(!badge.icon().isNull());
}

void SurfacesTest::copiesAllOfTheProvenance()
{
    ProvenanceBadge badge(m_theme);
    Provenance provenance;
    provenance.state = ProvenanceState::Verified;
    provenance.sourceKey = QStringLiteral("dicom/p/s/e/f.dcm");
    provenance.sha256 = QString(64, QLatin1Char('a'));
    provenance.bytes = 526'336;
    provenance.codec = QStringLiteral("JPEG Baseline");
    provenance.lossyRatio = 10;
    badge.setProvenance(provenance);
    badge.click();
    auto* popup = badge.findChild<ProvenancePopup*>();
    QVERIFY(popup);
    const auto fields = popup->findChildren<QLineEdit*>();
    QCOMPARE(fields.size(), 4);
    QVERIFY(fields[0]->isReadOnly());
    popup->findChild<QPushButton*>()->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied, badge.summary());
    QVERIFY(copied.contains(provenance.sha256));
    QVERIFY(copied.contains(QStringLiteral("lossy 10.0:1")));
}

void SurfacesTest::leavesUnknownFieldsOut()
{
    const ProvenanceBadge badge(m_theme);
    QCOMPARE(badge.summary(), QStringLiteral("Not verified"));
}

void SurfacesTest::namesTheKindOfPlaceByAWord()
{
    JobList jobs;
    StatusBar bar(m_theme, jobs);
    bar.setConnection(ConnectionState::Connected, QStringLiteral("Ward"), PlaceMark::Production);
    QVERIFY(shownTexts(bar).contains(QStringLiteral("PRODUCTION")));
    bar.setConnection(ConnectionState::Connected, QStringLiteral("Ward"), PlaceMark::Test);
    QVERIFY(shownTexts(bar).contains(QStringLiteral("TEST")));
    bar.setConnection(ConnectionState::Connected, QStringLiteral("Ward"));
    QVERIFY(!shownTexts(bar).contains(QStringLiteral("TEST")));
}

void SurfacesTest::namesAKeyThatLiesInAFile()
{
    JobList jobs;
    StatusBar bar(m_theme, jobs);
    QVERIFY(!shownTexts(bar).contains(QStringLiteral("key in a file")));
    bar.setKeyInFile(true);
    QVERIFY(shownTexts(bar).contains(QStringLiteral("key in a file")));
}

void SurfacesTest::saysHowOldAStandbysAnswerIs()
{
    JobList jobs;
    StatusBar bar(m_theme, jobs);
    const QString words = QStringLiteral("from a standby, up to 2.5 s old");
    bar.setReadAge(words);
    QVERIFY(shownTexts(bar).contains(words));
    bar.setReadAge({});
    QVERIFY(!shownTexts(bar).contains(words));
}

void SurfacesTest::confirmsNamingThePatient()
{
    const ConfirmDialog dialog({QStringLiteral("Remove the study?"),
                                QStringLiteral("张伟 ZHANG Wei, MRN 7"),
                                {},
                                QStringLiteral("Remove study")});
    QVERIFY(shownTexts(dialog).contains(QStringLiteral("张伟 ZHANG Wei, MRN 7")));
}

void SurfacesTest::cancelsOnEnter()
{
    QWidget window;
    int confirmed = 0;
    ConfirmDialog::ask(&window, {QStringLiteral("Remove?"), {}, {}, QStringLiteral("Remove")},
                       [&] { ++confirmed; });
    QTest::keyClick(window.findChild<ConfirmDialog*>(), Qt::Key_Return);
    QCOMPARE(confirmed, 0);
    ConfirmDialog::ask(&window, {QStringLiteral("Remove?"), {}, {}, QStringLiteral("Remove")},
                       [&] { ++confirmed; });
    window.findChildren<ConfirmDialog*>().last()->accept();
    QCOMPARE(confirmed, 1);
}

QTEST_MAIN(SurfacesTest)
#include "surfaces_test.moc"
