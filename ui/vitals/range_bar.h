#pragma once

#include <QWidget>

#include <array>

class QAction;
class QActionGroup;
class QToolButton;

namespace wardlight::ui {

/// The ranges that one key each shows: the last hour to the last 90 days.
class RangeBar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::array<qint64, 7> WidthsMs = {
        3'600'000LL,       6 * 3'600'000LL,   24 * 3'600'000LL,  72 * 3'600'000LL,
        168 * 3'600'000LL, 720 * 3'600'000LL, 2160 * 3'600'000LL};

    explicit RangeBar(QWidget* parent = nullptr);

    /// One for each width, with the keys 1 to 7.
    [[nodiscard]] const std::array<QAction*, 7>& actions() const { return m_actions; }
    /// Marks the button whose width is shown, if there is one.
    void setShownWidth(qint64 widthMs);

signals:
    void rangeChosen(qint64 widthMs);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::array<QAction*, 7> m_actions{};
    std::array<QToolButton*, 7> m_buttons{};
};

} // namespace wardlight::ui
