#pragma once

#include <QObject>

#include <functional>

class QKeyEvent;
class QWidget;

namespace wardlight::ui {

/// Recognises a barcode scanner that types like a keyboard, while no field takes text: a burst of
/// characters faster than anyone types, ended by Enter.
///
/// From the second character on the burst belongs to the scanner: no shortcut sees it. Slow keys
/// are left alone. GUI thread only; one for each window.
class KeyboardWedge final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 LongestGapMs = 35; ///< scanners need 1 to 20, people 80 and more
    static constexpr qsizetype ShortestCode = 6;
    static constexpr qsizetype LongestCode = 4096; ///< the rest of a longer burst is dropped

    /// @param window  whose keys are watched
    /// @param nowMs  a clock that never goes back; empty: the machine's
    explicit KeyboardWedge(QWidget* window, std::function<qint64()> nowMs = {});

signals:
    /// A scanner sent this, Enter aside.
    void scanned(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isForScanner(const QObject* watched) const;
    [[nodiscard]] bool take(const QKeyEvent& key);

    QWidget* m_window;
    std::function<qint64()> m_nowMs;
    QString m_burst;
    qint64 m_lastMs = 0;
    bool m_swallowsPress = false; ///< of the key whose override was taken
};

} // namespace wardlight::ui
