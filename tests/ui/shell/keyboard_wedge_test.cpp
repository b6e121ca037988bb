#include "ui/common/keyboard_wedge.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace wardlight::ui;

/// Scanners type like a keyboard: here at the pace that a clock of the test says.
class KeyboardWedgeTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void recognisesABurst();
    void leavesPeopleAlone();
    void leavesTextFieldsAlone();
    void keepsShortcutsFromTheBurst();
    void forgetsWhatDoesNotEnd();
    void shortBurstsAreNoCodes();
    void survivesAnEndlessBurst();
    void takesGroupSeparators();

private:
    void type(const QString& text, qint64 gapMs);

    qint64 m_nowMs = 0;
    std::unique_ptr<QWidget> m_window;
    QPushButton* m_button = nullptr;
    QLineEdit* m_field = nullptr;
    QAction* m_shortcut = nullptr;
    KeyboardWedge* m_wedge = nullptr;
};

void KeyboardWedgeTest::init()
{
    m_nowMs = 100'000;
    m_window = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(m_window.get());
    m_button = new QPushButton;
    m_field = new QLineEdit;
    column->addWidget(m_button);
    column->addWidget(m_field);
    m_shortcut = new QAction(m_window.get());
    m_shortcut->setShortcut(Qt::Key_5);
    m_window->addAction(m_shortcut);
    m_wedge = new KeyboardWedge(m_window.get(), [this] { return m_nowMs; });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_button->setFocus();
    QTRY_VERIFY(m_button->hasFocus());
}

void KeyboardWedgeTest::type(const QString& text, qint64 gapMs)
{
    for (const QChar c : text) {
        m_nowMs += gapMs;
        if (c == u'\n')
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        else
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
    }
    QCoreApplication::processEvents();
}

void KeyboardWedgeTest::recognisesABurst()
{
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    const QSignalSpy clicked(m_button, &QPushButton::clicked);
    type(QStringLiteral("8150000000000001\n"), 5);
    QCOMPARE(scanned.size(), 1);
    QCOMPARE(scanned[0][0].toString(), QStringLiteral("8150000000000001"));
    QCOMPARE(clicked.size(), 0);
    type(QStringLiteral("8150000000000002\n"), 5);
    QCOMPARE(scanned.size(), 2);
    QCOMPARE(scanned[1][0].toString(), QStringLiteral("8150000000000002"));
}

void KeyboardWedgeTest::leavesPeopleAlone()
{
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    const QSignalSpy triggered(m_shortcut, &QAction::triggered);
    type(QStringLiteral("8155000000000001\n"), 90);
    QCOMPARE(scanned.size(), 0);
    QCOMPARE(triggered.size(), 2);
}

void KeyboardWedgeTest::leavesTextFieldsAlone()
{
    m_field->setFocus();
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    type(QStringLiteral("8110000000000001"), 5);
    QCOMPARE(m_field->text(), QStringLiteral("8110000000000001"));
    QCOMPARE(scanned.size(), 0);
}

void KeyboardWedgeTest::keepsShortcutsFromTheBurst()
{
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    const QSignalSpy triggered(m_shortcut, &QAction::triggered);
    type(QStringLiteral("8555555555555551\n"), 5);
    QCOMPARE(scanned.size(), 1);
    QCOMPARE(triggered.size(), 0);
}

void KeyboardWedgeTest::forgetsWhatDoesNotEnd()
{
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    type(QStringLiteral("999999999"), 5);
    m_nowMs += 1000;
    type(QStringLiteral("8150000000000001\n"), 5);
    QCOMPARE(scanned.size(), 1);
    QCOMPARE(scanned[0][0].toString(), QStringLiteral("8150000000000001"));
    type(QStringLiteral("999999999"), 5);
    m_nowMs += 1000;
    QTest::keyClick(m_button, Qt::Key_Return); // of a person, later
    QCoreApplication::processEvents();
    QCOMPARE(scanned.size(), 1);
}

void KeyboardWedgeTest::shortBurstsAreNoCodes()
{
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    type(QStringLiteral("81500\n"), 5);
    QCOMPARE(scanned.size(), 0);
}

void KeyboardWedgeTest::survivesAnEndlessBurst()
{
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    type(QString(KeyboardWedge::LongestCode + 500, u'8') + u'\n', 1);
    QCOMPARE(scanned.size(), 1);
    QCOMPARE(scanned[0][0].toString().size(), KeyboardWedge::LongestCode);
}

void KeyboardWedgeTest::takesGroupSeparators()
{
    const QSignalSpy scanned(m_wedge, &KeyboardWedge::scanned);
    type(QStringLiteral("010690"), 5);
    m_nowMs += 5;
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_BracketRight, Qt::ControlModifier,
                       QStringLiteral("\u001d"));
    QCoreApplication::sendEvent(m_button, &override);
    QVERIFY(override.isAccepted());
    type(QStringLiteral("21AB\n"), 5);
    QCOMPARE(scanned.size(), 1);
    QCOMPARE(scanned[0][0].toString(), QStringLiteral("010690\u001d21AB"));
}

QTEST_MAIN(KeyboardWedgeTest)
#include "keyboard_wedge_test.moc"
