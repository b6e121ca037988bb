#pragma once

#include "app/services/health.h"

#include <QAbstractListModel>

#include <vector>

namespace wardlight::desktop {

/// What a test of a connection found, step by step.
class CheckStepModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        StateRole = Qt::UserRole, ///< int of HealthCheck::State
        DetailRole,
        AdviceRole
    };

    using QAbstractListModel::QAbstractListModel;

    void clear();
    /// Shows the steps, of which the first ones are those that are shown already.
    void show(const std::vector<services::HealthCheck>& steps);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<services::HealthCheck> m_steps;
};

/// Translated: "OK", "Note", "Failed".
[[nodiscard]] QString stateWord(services::HealthCheck::State state);

} // namespace wardlight::desktop
