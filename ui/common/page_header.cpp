#include "ui/common/page_header.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace wardlight::ui {

PageHeader::PageHeader(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(Spacing::Banner);
    m_title = new QLabel;
    setTextRole(m_title, TextRole::Title);
    m_filters = new QHBoxLayout;
    m_filters->setSpacing(Spacing::Small);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(Spacing::Tight);

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Spacing::Large, 0, Spacing::Medium, 0);
    line->setSpacing(Spacing::Large);
    line->addWidget(m_title);
    line->addLayout(m_filters, 1);
    line->addLayout(m_tools);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PageHeader::addFilter(QWidget* filter, int stretch)
{
    m_filters->addWidget(filter, stretch);
    if (stretch == 0)
        m_filters->setAlignment(filter, Qt::AlignLeft);
}

void PageHeader::addTool(QWidget* tool)
{
    m_tools->addWidget(tool);
}

} // namespace wardlight::ui
