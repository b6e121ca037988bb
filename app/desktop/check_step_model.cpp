#include "app/desktop/check_step_model.h"

#include <QCoreApplication>

namespace wardlight::desktop {

using State = services::HealthCheck::State;

QString stateWord(State state)
{
    switch (state) {
    case State::Ok:
        return QCoreApplication::translate("CheckStepModel", "OK");
    case State::Warn:
        return QCoreApplication::translate("CheckStepModel", "Note");
    case State::Fail:
        return QCoreApplication::translate("CheckStepModel", "Failed");
    }
    return {};
}

void CheckStepModel::clear()
{
    beginResetModel();
    m_steps.clear();
    endResetModel();
}

void CheckStepModel::show(const std::vector<services::HealthCheck>& steps)
{
    if (steps.size() <= m_steps.size())
        return;
    beginInsertRows({}, static_cast<int>(m_steps.size()), static_cast<int>(steps.size()) - 1);
    m_steps = steps;
    endInsertRows();
}

int CheckStepModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant CheckStepModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const services::HealthCheck& step = m_steps[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2 %3")
            .arg(stateWord(step.state), step.detail, step.advice)
            .trimmed();
    case StateRole:
        return static_cast<int>(step.state);
    case DetailRole:
        return step.detail;
    case AdviceRole:
        return step.advice;
    default: // every other role of Qt
        return {};
    }
}

} // namespace wardlight::desktop
