#pragma once

#include "core/workspace/cluster.h"

#include <QByteArray>

namespace wardlight::workspace {

/// A text as PostgreSQL's configuration files quote it.
[[nodiscard]] QByteArray quotedSetting(const QString& value);

/// postgresql.conf: a unix socket and nothing else, durable, modest in memory, and a log that holds
/// neither statements nor values.
[[nodiscard]] QByteArray serverSettings(const ClusterPaths& paths, const QString& socketFolder);

/// pg_hba.conf: our two roles, from the socket, only for the system user that pg_ident.conf names.
[[nodiscard]] QByteArray accessRules();
/// pg_ident.conf
[[nodiscard]] QByteArray userMap(const QString& systemUser);

} // namespace wardlight::workspace
