#include "core/postgres/dsn.h"

#include <QCoreApplication>

#include <libpq-fe.h>
#include <memory>

namespace wardlight::postgres {

namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

/// libpq marks what must not be shown on a screen.
bool isSecret(const PQconninfoOption& option)
{
    return QLatin1String(option.dispchar) == QLatin1String("*");
}

QString quoted(const QString& value)
{
    QString text = value;
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + text + u'\'';
}

} // namespace

Result<Dsn> takeApart(const QString& dsn)
{
    char* problem = nullptr;
    const Options options(PQconninfoParse(dsn.toUtf8().constData(), &problem), PQconninfoFree);
    PQfreemem(problem); // it quotes what it did not understand, perhaps a password
    if (!options || dsn.contains(QChar(u'\0'))) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "Dsn", "The database's connection string cannot be read. Write it like "
                               "\"host=db.example dbname=ward user=anna\" or "
                               "\"postgresql://anna@db.example/ward\"."),
                    QStringLiteral("connection string not understood by libpq"));
    }
    Dsn parts;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        if (!option->val || *option->val == '\0')
            continue;
        DsnWords& words = isSecret(*option) ? parts.secrets : parts.words;
        words.insert(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    return parts;
}

QString joinDsn(const DsnWords& words)
{
    QStringList parts;
    for (auto word = words.cbegin(); word != words.cend(); ++word) {
        if (!word.value().isEmpty())
            parts << word.key() + u'=' + quoted(word.value());
    }
    return parts.join(u' ');
}

bool isSecretWord(const QString& word)
{
    const Options options(PQconndefaults(), PQconninfoFree);
    for (const PQconninfoOption* option = options.get(); option && option->keyword; ++option) {
        if (word == QLatin1String(option->keyword))
            return isSecret(*option);
    }
    return false;
}

} // namespace wardlight::postgres
