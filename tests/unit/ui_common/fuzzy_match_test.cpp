#include "ui/common/fuzzy_match.h"

#include <QTest>

using namespace wardlight::ui;

class FuzzyMatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void needsEveryCharacterInOrder();
    void ignoresCaseAndSpaces();
    void findsHanCharacters();
    void prefersLettersInARow();
    void prefersBeginningsOfWords();
    void namesThePositions();
    void fitsEverythingWhenNothingIsTyped();
};

namespace {

int score(const char* typed, const char* text)
{
    const auto match = fuzzyMatch(QString::fromUtf8(typed), QString::fromUtf8(text));
    return match ? match->score : -1;
}

} // namespace

void FuzzyMatchTest::needsEveryCharacterInOrder()
{
    QVERIFY(score("gim", "Go to Imaging") > 0);
    QCOMPARE(score("mig", "Go to It"), -1);
    QCOMPARE(score("imagingg", "Imaging"), -1);
}

void FuzzyMatchTest::ignoresCaseAndSpaces()
{
    QCOMPARE(score("GO IM", "Go to Imaging"), score("goim", "Go to Imaging"));
}

void FuzzyMatchTest::findsHanCharacters()
{
    QVERIFY(score("影像", "转到影像") > 0);
    QCOMPARE(score("患者", "转到影像"), -1);
}

void FuzzyMatchTest::prefersLettersInARow()
{
    QVERIFY(score("insp", "Inspector") > score("insp", "Interesting spots"));
}

void FuzzyMatchTest::prefersBeginningsOfWords()
{
    QVERIFY(score("fs", "Full screen") > score("fs", "Shift left sides"));
}

void FuzzyMatchTest::namesThePositions()
{
    const auto match = fuzzyMatch(QStringLiteral("im"), QStringLiteral("Go to Imaging"));
    QVERIFY(match);
    QCOMPARE(match->positions, (QList<int>{6, 7}));
}

void FuzzyMatchTest::fitsEverythingWhenNothingIsTyped()
{
    QCOMPARE(score("  ", "anything"), 0);
}

QTEST_APPLESS_MAIN(FuzzyMatchTest)
#include "fuzzy_match_test.moc"
