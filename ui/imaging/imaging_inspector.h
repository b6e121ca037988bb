#pragma once

#include "ui/common/provenance_badge.h"

#include <QWidget>

class QLabel;

namespace wardlight::imaging {
struct Instance;
struct Series;
struct StackImage;
} // namespace wardlight::imaging

namespace wardlight::ui {

class FieldList;

/// What the inspector says about the image that is on: where it comes from, what it is, and what
/// is odd about its series.
class ImagingInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit ImagingInspector(const Theme& theme, QWidget* parent = nullptr);

    void setSeries(const imaging::Series& series);
    void setImage(const imaging::StackImage& image, const imaging::Instance& instance);
    /// Nothing is on.
    void clear();

private:
    QLabel* m_nothing;
    ProvenanceBadge* m_badge;
    QLabel* m_word;
    FieldList* m_series;
    FieldList* m_warnings;
    FieldList* m_image;
    FieldList* m_source;
};

} // namespace wardlight::ui
