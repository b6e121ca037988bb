#pragma once

#include "core/base/error.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace wardlight::ui {

/// What stands where content would be: one icon, what is the matter, what it means, one thing to
/// do.
struct SurfaceMessage
{
    QString title;       ///< one line, a sentence without a full stop
    QString explanation; ///< what it means and what to do
    QString action;      ///< text of the one button, a verb; empty for none
};

/// The states every page has around its content: loading, empty, error, offline, no right to see,
/// and a line above the content when it is not live. The rest of the window stays usable.
///
/// Texts come translated; call the show function again when the language changes.
class StateSurface final : public QWidget
{
    Q_OBJECT

public:
    enum class State
    {
        Content,
        Loading,
        Empty,
        Error,
        Offline,
        Forbidden
    };

    /// Takes @p content into its care.
    StateSurface(const Theme& theme, QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }

    void showContent();
    /// Grey rows of @p rowHeight px where the rows will be.
    void showLoading(int rowHeight = Spacing::DenseRow);
    /// Nothing is there yet; the button emits actionRequested().
    void showEmpty(const SurfaceMessage& message);
    /// @p what failed, and why; the button tries again and emits retryRequested().
    void showError(const QString& what, const Error& why);
    /// The source of the data does not answer; the button emits retryRequested().
    void showOffline(const QString& explanation);
    /// The person may not see this.
    void showForbidden(const QString& explanation);
    /// "As of 12:04, not live" above the content; none takes it away.
    void setStale(const std::optional<QDateTime>& asOf);

signals:
    void actionRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showMessage(State state, const QString& icon, const SurfaceMessage& message);
    void updateIcon();
    void updateStaleLine();
    void press();
    [[nodiscard]] QWidget* makeMessagePanel();

    const Theme& m_theme;
    State m_state = State::Content;
    std::optional<QDateTime> m_asOf;
    QString m_iconName;
    QStackedLayout* m_stack;
    QWidget* m_content;
    QWidget* m_skeleton;
    QWidget* m_message;
    QLabel* m_stale;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_explanation;
    QPushButton* m_button;
};

} // namespace wardlight::ui
