#include "tests/ui/imaging/memory_imaging.h"
#include "ui/imaging/study_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

imaging::StudyContents study(const char* uid)
{
    return test::ctStudy(QLatin1String(uid), 3);
}

QString text(const QModelIndex& index, int role = Qt::DisplayRole)
{
    return index.data(role).toString();
}

} // namespace

class StudyTreeModelTest : public QObject
{
    Q_OBJECT

private slots:
    void staysAProperModelThroughout()
    {
        StudyTreeModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStudies({study("1").study, study("2").study});
        model.setContents(study("2"));
        model.setContents(study("1"));
        model.setContents(study("2"));
        model.setThumbnail(QStringLiteral("2.1"), QImage(8, 8, QImage::Format_Grayscale8));
        model.setCounts(QStringLiteral("1.1"), {3, 2, 1});
        model.appendStudies({study("3").study});
        model.setFailure(QStringLiteral("3"), QStringLiteral("away"));
        QCOMPARE(model.rowCount(), 3);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void opensPicturesBeforeWaveforms()
    {
        StudyTreeModel model;
        QVERIFY(!model.firstToOpen().isValid());
        imaging::Study ecg = study("1").study;
        ecg.modalities = {QStringLiteral("ECG")};
        model.setStudies({ecg, study("2").study, study("3").study});
        QCOMPARE(model.firstToOpen().row(), 1);
        model.setStudies({ecg});
        QCOMPARE(model.firstToOpen().row(), 0);
    }

    void asksForContentsOnceAndOnlyWhenWanted()
    {
        StudyTreeModel model;
        model.setStudies({study("1").study, study("2").study});
        QSignalSpy wanted(&model, &StudyTreeModel::contentsWanted);
        QVERIFY(model.hasChildren(model.index(1, 0)));
        QCOMPARE(wanted.count(), 0);
        model.fetchMore(model.index(1, 0));
        model.fetchMore(model.index(1, 0));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("2"));
    }

    void saysWhatASeriesIs()
    {
        StudyTreeModel model;
        model.setStudies({study("1").study});
        model.setContents(study("1"));
        const QModelIndex series = model.index(0, 0, model.index(0, 0));
        QCOMPARE(text(model.index(0, 0)), QStringLiteral("14-Mar-2026 · CT"));
        QCOMPARE(text(series), QStringLiteral("3 · Head 1.25 mm"));
        QCOMPARE(text(series, StudyTreeModel::ModalityRole), QStringLiteral("CT"));
        QVERIFY(text(series, StudyTreeModel::DetailRole).contains(QStringLiteral("3 image")));
        QCOMPARE(model.series(series)->instances.size(), 3U);
        QVERIFY(!model.series(model.index(0, 0)));
        QCOMPARE(model.study(series)->studyUid, QStringLiteral("1"));
    }

    void saysWhatFailed()
    {
        StudyTreeModel model;
        model.setStudies({study("1").study});
        model.setContents(study("1"));
        const QModelIndex series = model.indexOfSeries(QStringLiteral("1.1"));
        QVERIFY(text(series, StudyTreeModel::ProblemRole).isEmpty());
        model.setCounts(QStringLiteral("1.1"), {3, 2, 1});
        QVERIFY(text(series, StudyTreeModel::ProblemRole).startsWith(QStringLiteral("1 failed")));
        QVERIFY(series.data(StudyTreeModel::IsFailedRole).toBool());
    }

    void asksAgainAfterAFailure()
    {
        StudyTreeModel model;
        model.setStudies({study("1").study});
        model.fetchMore(model.index(0, 0));
        QVERIFY(!model.canFetchMore(model.index(0, 0)));
        model.setFailure(QStringLiteral("1"), QStringLiteral("The database does not answer."));
        QCOMPARE(text(model.index(0, 0), StudyTreeModel::ProblemRole),
                 QStringLiteral("The database does not answer."));
        QVERIFY(model.canFetchMore(model.index(0, 0)));
    }

    void ignoresAnswersForStudiesItDoesNotHave()
    {
        StudyTreeModel model;
        model.setStudies({study("1").study});
        model.setContents(study("9"));
        model.setThumbnail(QStringLiteral("9.1"), QImage(8, 8, QImage::Format_Grayscale8));
        model.setFailure(QStringLiteral("9"), QStringLiteral("away"));
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    }
};

QTEST_GUILESS_MAIN(StudyTreeModelTest)
#include "study_tree_model_test.moc"
