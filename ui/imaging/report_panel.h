#pragma once

#include <QJsonObject>
#include <QTextBrowser>

#include <memory>

namespace wardlight::ui {

/// A structured report as a page to read, over the viewport that has no picture for it.
class ReportPanel final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ReportPanel(QWidget* viewport);

    /// As Decoder::document() gives it; null hides the page.
    void setReport(const std::shared_ptr<const QJsonObject>& report);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void write();
    void place();

    std::shared_ptr<const QJsonObject> m_report;
};

/// The page of a report, as HTML: nothing of the report itself is taken for markup.
[[nodiscard]] QString reportHtml(const QJsonObject& report);

} // namespace wardlight::ui
