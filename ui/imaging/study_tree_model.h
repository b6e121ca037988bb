#pragma once

#include "core/imaging/study.h"

#include <QAbstractItemModel>
#include <QImage>

#include <memory>
#include <optional>
#include <vector>

namespace wardlight::ui {

/// A patient's studies, and below each its series once somebody asked for them.
///
/// A study is opened, which leaves an audit row, only when its series are wanted: fetchMore() says
/// so by contentsWanted(), and setContents() or setFailure() answers.
class StudyTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role
    {
        KindRole = Qt::UserRole, ///< Kind
        UidRole,                 ///< study or series UID
        DetailRole,              ///< second line, translated
        ProblemRole,             ///< third line: what failed or is odd; empty for nothing
        ModalityRole,            ///< of a series
        IsFailedRole             ///< the problem is a failure, not a mere warning
    };
    enum Kind
    {
        StudyKind,
        SeriesKind
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setStudies(std::vector<imaging::Study> studies);
    /// More of the same patient, after those that are there.
    void appendStudies(std::vector<imaging::Study> studies);
    void clear() { setStudies({}); }
    void setContents(imaging::StudyContents contents);
    /// @param message  why the series of this study cannot be listed, translated
    void setFailure(const QString& studyUid, const QString& message);
    void setThumbnail(const QString& seriesUid, const QImage& thumbnail);
    /// What a loader counted lately.
    void setCounts(const QString& seriesUid, const imaging::VerificationCounts& counts);

    [[nodiscard]] const imaging::Study* study(const QModelIndex& index) const;
    /// Null for a study's own row.
    [[nodiscard]] const imaging::SeriesContents* series(const QModelIndex& index) const;
    /// The newest study with something to see; else the newest.
    [[nodiscard]] QModelIndex firstToOpen() const;
    [[nodiscard]] QModelIndex indexOfStudy(const QString& studyUid) const;
    [[nodiscard]] QModelIndex indexOfSeries(const QString& seriesUid) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

signals:
    void contentsWanted(const QString& studyUid);

private:
    struct Entry
    {
        imaging::Study study;
        bool isAsked = false;
        bool isLoaded = false;
        std::vector<imaging::SeriesContents> series = {};
        std::vector<QImage> thumbnails = {}; ///< one a series
        QString failure = {};
    };

    [[nodiscard]] const Entry* entry(const QModelIndex& index) const;
    [[nodiscard]] QVariant studyData(const Entry& entry, int role) const;
    [[nodiscard]] QVariant seriesData(const Entry& entry, int row, int role) const;
    [[nodiscard]] Entry* find(const QString& studyUid);

    /// Entries stay where they are while the vector grows: indexes point at them.
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace wardlight::ui
