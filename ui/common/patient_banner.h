#pragma once

#include "core/base/ids.h"
#include "ui/common/theme.h"

#include <QDate>
#include <QFrame>
#include <QStringList>

#include <optional>

class QLabel;
class QToolButton;

namespace wardlight::ui {

/// Who is open, in the words of the person's language.
struct BannerPatient
{
    PatientId id;
    QString name; ///< both scripts where known: "张伟 ZHANG Wei"
    std::optional<QDate> born;
    QString age;    ///< "81y"; empty when not known
    QString gender; ///< "Male"; empty when not known
    QString mrn;
    std::optional<QStringList> allergies; ///< none: not known; empty: none known
};

/// The line that says whose data is on the screen: 44 px, there only while a patient is open.
class PatientBanner final : public QFrame
{
    Q_OBJECT

public:
    explicit PatientBanner(const Theme& theme, QWidget* parent = nullptr);

    /// Shows @p patient; none hides the banner.
    void setPatient(const std::optional<BannerPatient>& patient);
    [[nodiscard]] const std::optional<BannerPatient>& patient() const { return m_patient; }

signals:
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::optional<BannerPatient> m_patient;
    QLabel* m_name;
    QLabel* m_facts;
    QLabel* m_allergies;
    QToolButton* m_close;
};

} // namespace wardlight::ui
