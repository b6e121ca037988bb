#include "tests/support/corpus.h"

#include <QDir>

namespace wardlight::test {

namespace {

QString fromEnvironment(const char* name, const QString& otherwise)
{
    const QString value = qEnvironmentVariable(name);
    return QDir::cleanPath(value.isEmpty() ? otherwise : value);
}

} // namespace

QString sourceFolder()
{
    return fromEnvironment("WARDLIGHT_SOURCE", QStringLiteral(WARDLIGHT_SOURCE_DIR));
}

QString programFolder()
{
    return fromEnvironment("WARDLIGHT_BIN", QStringLiteral(WARDLIGHT_BIN_DIR));
}

QString corpusFolder()
{
    return fromEnvironment("WARDLIGHT_CORPUS",
                           sourceFolder() + QStringLiteral("/../shared/corpus"));
}

QString sampleDicomFolder()
{
    const QString folder = fromEnvironment("WARDLIGHT_SAMPLE_DICOM",
                                           sourceFolder() + QStringLiteral("/build/sample/dicom"));
    return QDir(folder).exists() ? folder : QString();
}

} // namespace wardlight::test
