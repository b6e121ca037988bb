#include "tests/ui/imaging/memory_imaging.h"
#include "ui/common/theme.h"
#include "ui/imaging/report_panel.h"
#include "ui/imaging/stack_presenter.h"
#include "ui/imaging/stack_view.h"

#include <QJsonArray>
#include <QTest>

using namespace wardlight;
using ui::ReportPanel;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QJsonObject report()
{
    return {{text("kind"), text("structured-report")},
            {text("title"), text("Radiology <report>")},
            {text("patient_name"), text("Zhang^Wei=张^伟")},
            {text("patient_id"), text("0042-7718")},
            {text("completion"), text("COMPLETE")},
            {text("verification"), text("UNVERIFIED")},
            {text("content"), QJsonArray{QJsonObject{
                                  {text("type"), text("TEXT")},
                                  {text("name"), text("Finding")},
                                  {text("value"), text("<img src=\"/etc/passwd\">\n心脏不大")}}}}};
}

} // namespace

/// A structured report as a page.
class ReportPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void takesNothingForMarkup();
    void saysWhetherAnybodySigned();
    void standsInPlaceOfAPicture();
};

void ReportPanelTest::takesNothingForMarkup()
{
    const QString html = ui::reportHtml(report());
    QVERIFY(!html.contains(text("<img")));
    QVERIFY(!html.contains(text("<report>")));
    QVERIFY(html.contains(text("心脏不大")));
    QVERIFY(html.contains(text("0042-7718")));
    QVERIFY(!ui::reportHtml({}).isEmpty());
}

void ReportPanelTest::saysWhetherAnybodySigned()
{
    QJsonObject signedReport = report();
    QVERIFY(ui::reportHtml(signedReport).contains(text("No person has signed it.")));
    signedReport[text("verification")] = text("VERIFIED");
    signedReport[text("verified_by")] = QJsonArray{QJsonObject{{text("name"), text("Chen^Li")}}};
    QVERIFY(ui::reportHtml(signedReport).contains(text("Signed by Chen Li.")));
}

void ReportPanelTest::standsInPlaceOfAPicture()
{
    ui::Theme theme;
    theme.apply(ui::ThemeKind::Dark);
    auto memory = std::make_unique<test::MemoryStack>();
    test::MemoryStack* stack = memory.get();
    ui::StackPresenter presenter(std::move(memory));
    ui::StackView view(theme, presenter);
    view.resize(1000, 600);
    view.show();
    imaging::StudyContents study = test::ctStudy(text("1.2.3"), 2);
    presenter.open(study.study, study.series.front());
    auto* panel = view.findChild<ReportPanel*>();
    QVERIFY(panel);
    stack->hasReport(0, report());
    QVERIFY(panel->isVisible());
    QVERIFY(!presenter.tile());
    QVERIFY(panel->toPlainText().contains(text("心脏不大")));
    if (const QString folder = qEnvironmentVariable("WARDLIGHT_PICTURES"); !folder.isEmpty())
        QVERIFY(view.grab().save(folder + text("/report.png")));
    // the next image is one
    stack->finish(1);
    presenter.step(1);
    QVERIFY(!panel->isVisible());
    QVERIFY(!presenter.picture().isNull());
    presenter.step(-1);
    QVERIFY(panel->isVisible());
}

QTEST_MAIN(ReportPanelTest)
#include "report_panel_test.moc"
