#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>

namespace wardlight::postgres {

/// libpq's connection keywords and their values: host, port, dbname, user, sslmode, …
using DsnWords = QMap<QString, QString>;

/// A connection string or URI taken apart, with what is secret in it apart from the rest.
struct Dsn
{
    DsnWords words;
    DsnWords secrets; ///< password, sslpassword
};

/// Takes a connection string (`host=… dbname=…`) or a URI (`postgresql://…`) apart as libpq does.
/// @return Error::Invalid when libpq cannot read it; the error never quotes it
[[nodiscard]] Result<Dsn> takeApart(const QString& dsn);

/// The connection string of these words, each quoted.
[[nodiscard]] QString joinDsn(const DsnWords& words);

/// Whether libpq knows a keyword and keeps its value secret.
[[nodiscard]] bool isSecretWord(const QString& word);

} // namespace wardlight::postgres
