#pragma once

#include "core/alerts/alert_feed.h"
#include "core/base/clock.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace wardlight::ui {

/// What people did about alerts, the latest first, page after page; and the stretches of time in
/// which nothing was heard while this program was open.
class AlertHistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        TimeColumn,
        WhatColumn,
        AlertColumn,
        PatientColumn,
        PersonColumn,
        NoteColumn,
        ColumnCount
    };
    enum Role
    {
        IconRole = Qt::UserRole, ///< name of a severity's icon; empty for what is no alert
        SeverityRole,            ///< alerts::Severity as int
        IsGapRole
    };

    explicit AlertHistoryModel(std::shared_ptr<const Clock> clock, QObject* parent = nullptr);

    /// The first page; replaces everything but the gaps.
    void setEvents(std::vector<alerts::AlertEvent> events, bool hasMore);
    /// An earlier page.
    void append(std::vector<alerts::AlertEvent> events, bool hasMore);
    /// What just happened.
    void prepend(const std::vector<alerts::AlertEvent>& events);
    /// @param told  how many changes of that time were told afterwards
    void addGap(const alerts::FeedGap& gap, int told);
    /// The page asked for will not come.
    void stopLoading() { m_hasMore = false; }
    void retranslate();

    /// The latest row about an alert; -1 when there is none among those read.
    [[nodiscard]] int rowOf(const AlertId& id) const;
    /// Null for a gap and outside.
    [[nodiscard]] const alerts::AlertEvent* event(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void moreWanted();

private:
    struct Gap
    {
        alerts::FeedGap time;
        int told = 0;
    };
    using Entry = std::variant<alerts::AlertEvent, Gap>;

    [[nodiscard]] static QDateTime timeOf(const Entry& entry);
    [[nodiscard]] QString text(const alerts::AlertEvent& event, int column) const;
    [[nodiscard]] QString text(const Gap& gap, int column) const;

    std::shared_ptr<const Clock> m_clock;
    std::vector<Entry> m_entries;
    bool m_hasMore = false; ///< and nobody asked for it yet
};

} // namespace wardlight::ui
