#pragma once

#include <QThreadPool>

namespace wardlight {

/// The threads a program works on; made once by main and handed to whoever starts tasks.
///
/// Separate pools, so that a slow database never keeps an image from being decoded.
struct Pools
{
    /// @param databaseThreads  no more than the connection pool has connections
    explicit Pools(int databaseThreads = 4);

    QThreadPool database;
    QThreadPool objects; ///< fetching and verifying
    QThreadPool decode;  ///< waiting for decoder processes
    QThreadPool compute; ///< pure calculation
};

} // namespace wardlight
