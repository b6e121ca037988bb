#pragma once

#include "core/trace/trace_item.h"

#include <QStringList>

#include <tl/expected.hpp>

#include <array>
#include <optional>
#include <vector>

namespace wardlight::ingest::csv {

/// Turns the records of a trace file into values, in the form of the reference.
///
/// The reference's files have no header: the columns are 分类, 名称, 监管号, 受理号, 生产日期,
/// 有效日期, 注册分类, 申请类型, 企业名称, 任务类型 (items) and 分类, 名称, 监管号, 生产日期 (the
/// time of the event), 位置, 环节, 状态 (events). A first record that holds names of columns is
/// taken for a header: then the columns may come in any order, and others are kept in the
/// extension under their own names.
class TraceColumns
{
public:
    enum class Kind
    {
        Items,
        Events
    };

    /// Columns without a header.
    explicit TraceColumns(Kind kind);

    /// Whether a record is a header rather than data.
    [[nodiscard]] bool isHeader(const QStringList& record) const;
    /// Takes the order of columns from a header.
    /// @return the reason when a required one is missing or one comes twice
    [[nodiscard]] tl::expected<void, QString> readHeader(const QStringList& header);

    /// @return the value or the reason why the record is none
    [[nodiscard]] tl::expected<trace::ItemRecord, QString> item(const QStringList& record) const;
    [[nodiscard]] tl::expected<trace::EventRecord, QString> event(const QStringList& record) const;

private:
    [[nodiscard]] std::optional<QString> shapeProblem(const QStringList& record) const;
    /// Fields that have a place of their own in a record.
    enum Fixed
    {
        Category,
        Name,
        Code,
        Time, ///< of production, or of the event
        Expires,
        Maker,
        Place,
        Link,
        Status,
        FixedCount
    };
    void setColumns(const QStringList& columns);
    [[nodiscard]] QString field(const QStringList& record, Fixed which) const;
    [[nodiscard]] trace::Extension extensionOf(const QStringList& record) const;

    Kind m_kind;
    QStringList m_columns;                          ///< names in the order of the file
    std::array<qsizetype, FixedCount> m_fixed = {}; ///< where each stands; -1: nowhere
    std::vector<qsizetype> m_further;               ///< where the extension's fields stand
};

} // namespace wardlight::ingest::csv
