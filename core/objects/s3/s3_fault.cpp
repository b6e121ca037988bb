#include "core/objects/s3/s3_fault.h"

#include "core/objects/object_rules.h"
#include "core/objects/s3/http_date.h"
#include "core/objects/s3/xml_element.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace wardlight::objects {

namespace {

using Remedy = S3Fault::Remedy;

/// What a code of the S3 protocol means to us.
struct KnownCode
{
    QByteArrayView code;
    ErrorCode meaning;
    Remedy remedy;
    const char* message; ///< %1 the key, %2 the server; null: by the meaning
};

constexpr auto BadKeyId = QT_TRANSLATE_NOOP(
    "S3Fault", "%2 does not know this access key. Check the access key of the profile.");
constexpr auto BadSecret = QT_TRANSLATE_NOOP(
    "S3Fault", "%2 refused the signature: the secret key does not belong to the access key. Enter "
               "it again.");
constexpr auto Expired = QT_TRANSLATE_NOOP(
    "S3Fault", "The credentials for %2 have expired. Sign in again where they come from.");
constexpr auto Skewed = QT_TRANSLATE_NOOP(
    "S3Fault", "%2 refused the request because this computer's clock differs from its own. Set the "
               "clock.");
constexpr auto NoBucket = QT_TRANSLATE_NOOP(
    "S3Fault", "There is no bucket at %2. Check its name and the server's address.");
constexpr auto Archived = QT_TRANSLATE_NOOP(
    "S3Fault",
    "\"%1\" lies in an archive and cannot be read at once. Request its restore; it takes "
    "hours.");
constexpr auto Damaged = QT_TRANSLATE_NOOP(
    "S3Fault", "\"%1\" was damaged on its way to %2 and was not stored. Try again.");
constexpr auto NoSuchUploadText = QT_TRANSLATE_NOOP(
    "S3Fault", "The upload of \"%1\" was ended by somebody else. Nothing was stored; try again.");
constexpr auto OtherRegion = QT_TRANSLATE_NOOP(
    "S3Fault", "The bucket at %2 is in another region. Correct the profile's region.");
constexpr auto TooMuchMetadata =
    QT_TRANSLATE_NOOP("S3Fault", "The metadata of \"%1\" is larger than %2 takes, which is 2 KB.");
constexpr auto Full = QT_TRANSLATE_NOOP(
    "S3Fault", "%2 has no room left for \"%1\". Nothing was stored. Ask its administrator.");
constexpr auto Taken = QT_TRANSLATE_NOOP("S3Fault", "A bucket of this name belongs to somebody "
                                                    "else: %2. Choose another name.");

constexpr std::array KnownCodes{
    KnownCode{"NoSuchBucket", ErrorCode::NotFound, Remedy::None, NoBucket},
    KnownCode{"InvalidAccessKeyId", ErrorCode::Permission, Remedy::None, BadKeyId},
    KnownCode{"SignatureDoesNotMatch", ErrorCode::Permission, Remedy::None, BadSecret},
    KnownCode{"ExpiredToken", ErrorCode::Permission, Remedy::Credentials, Expired},
    KnownCode{"TokenRefreshRequired", ErrorCode::Permission, Remedy::Credentials, Expired},
    KnownCode{"InvalidToken", ErrorCode::Permission, Remedy::Credentials, Expired},
    KnownCode{"RequestTimeTooSkewed", ErrorCode::Permission, Remedy::FixClock, Skewed},
    KnownCode{"RequestExpired", ErrorCode::Permission, Remedy::FixClock, Skewed},
    KnownCode{"RequestInTheFuture", ErrorCode::Permission, Remedy::FixClock, Skewed},
    KnownCode{"InvalidObjectState", ErrorCode::Unsupported, Remedy::None, Archived},
    KnownCode{"BadDigest", ErrorCode::Integrity, Remedy::Repeat, Damaged},
    KnownCode{"XAmzContentSHA256Mismatch", ErrorCode::Integrity, Remedy::Repeat, Damaged},
    KnownCode{"XAmzContentChecksumMismatch", ErrorCode::Integrity, Remedy::Repeat, Damaged},
    KnownCode{"IncompleteBody", ErrorCode::Unavailable, Remedy::Repeat, nullptr},
    KnownCode{"NoSuchUpload", ErrorCode::Conflict, Remedy::None, NoSuchUploadText},
    KnownCode{"AuthorizationHeaderMalformed", ErrorCode::Invalid, Remedy::FixRegion, OtherRegion},
    KnownCode{"PermanentRedirect", ErrorCode::Invalid, Remedy::FixRegion, OtherRegion},
    KnownCode{"TemporaryRedirect", ErrorCode::Invalid, Remedy::FixRegion, OtherRegion},
    KnownCode{"MetadataTooLarge", ErrorCode::Limit, Remedy::None, TooMuchMetadata},
    KnownCode{"EntityTooLarge", ErrorCode::Limit, Remedy::None, nullptr},
    KnownCode{"QuotaExceeded", ErrorCode::NoSpace, Remedy::None, Full},
    KnownCode{"BucketAlreadyExists", ErrorCode::Conflict, Remedy::None, Taken},
    KnownCode{"RequestTimeout", ErrorCode::Unavailable, Remedy::Repeat, nullptr},
    KnownCode{"InternalError", ErrorCode::Unavailable, Remedy::Repeat, nullptr},
    KnownCode{"OperationAborted", ErrorCode::Unavailable, Remedy::Repeat, nullptr},
    KnownCode{"ConcurrentModification", ErrorCode::Unavailable, Remedy::Repeat, nullptr},
    KnownCode{"SlowDown", ErrorCode::Unavailable, Remedy::Slow, nullptr},
    KnownCode{"ServiceUnavailable", ErrorCode::Unavailable, Remedy::Slow, nullptr},
    KnownCode{"Throttling", ErrorCode::Unavailable, Remedy::Slow, nullptr},
    KnownCode{"ThrottlingException", ErrorCode::Unavailable, Remedy::Slow, nullptr},
    KnownCode{"RequestThrottled", ErrorCode::Unavailable, Remedy::Slow, nullptr},
    KnownCode{"RequestLimitExceeded", ErrorCode::Unavailable, Remedy::Slow, nullptr},
    KnownCode{"BandwidthLimitExceeded", ErrorCode::Unavailable, Remedy::Slow, nullptr},
    KnownCode{"TooManyRequests", ErrorCode::Unavailable, Remedy::Slow, nullptr},
};

const KnownCode* known(const QByteArray& code)
{
    const auto* found = std::ranges::find(KnownCodes, QByteArrayView(code), &KnownCode::code);
    return found == KnownCodes.end() ? nullptr : found;
}

ErrorCode meaningOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorCode::Permission;
    case 404:
        return ErrorCode::NotFound;
    case 405:
    case 501:
        return ErrorCode::Unsupported;
    case 409:
    case 412:
        return ErrorCode::Conflict;
    case 413:
        return ErrorCode::Limit;
    case 507:
        return ErrorCode::NoSpace;
    default:
        return status >= 500 || status == 429 || status == 408 ? ErrorCode::Unavailable
                                                               : ErrorCode::Invalid;
    }
}

Remedy remedyOfStatus(int status)
{
    switch (status) {
    case 301:
    case 307:
        return Remedy::FixRegion;
    case 408:
    case 500:
    case 502:
    case 504:
        return Remedy::Repeat;
    case 429:
    case 503:
        return Remedy::Slow;
    default:
        return Remedy::None;
    }
}

const char* messageOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Permission:
        return QT_TRANSLATE_NOOP("S3Fault", "%2 does not allow this with the profile's access key. "
                                            "Ask whoever manages the bucket.");
    case ErrorCode::Unsupported:
        return QT_TRANSLATE_NOOP("S3Fault", "%2 does not offer this function.");
    case ErrorCode::Conflict:
        return QT_TRANSLATE_NOOP("S3Fault", "The object \"%1\" was changed by somebody else "
                                            "meanwhile, at %2. Try again.");
    case ErrorCode::NoSpace:
        return Full;
    case ErrorCode::Limit:
        return QT_TRANSLATE_NOOP("S3Fault", "This is larger than %2 takes.");
    case ErrorCode::Unavailable:
        return QT_TRANSLATE_NOOP("S3Fault",
                                 "%2 is overloaded or in trouble. Try again in a moment.");
    default:
        return QT_TRANSLATE_NOOP("S3Fault", "%2 refused the request as wrong.");
    }
}

QString translated(const char* text, const S3Subject& subject)
{
    // In one pass: a key or an address may hold "%1" itself, and not every text names both.
    const QString pattern = QCoreApplication::translate("S3Fault", text);
    QString message;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const QStringView mark = QStringView(pattern).mid(at, 2);
        const bool isKey = mark == u"%1";
        if (isKey || mark == u"%2") {
            message += isKey ? subject.key : subject.server;
            ++at;
        } else {
            message += pattern[at];
        }
    }
    return message;
}

Error errorOf(int status, const QByteArray& code, const S3Subject& subject)
{
    const KnownCode* entry = known(code);
    const ErrorCode meaning = entry ? entry->meaning : meaningOfStatus(status);
    const QString detail =
        QStringLiteral("HTTP %1 %2").arg(status).arg(QString::fromLatin1(code)).trimmed();
    if (meaning == ErrorCode::NotFound && !(entry && entry->message) && !subject.key.isEmpty()) {
        Error error = objectNotFound(subject.key, subject.server);
        error.detail = detail;
        return error;
    }
    const char* text = entry && entry->message          ? entry->message
                       : meaning == ErrorCode::NotFound ? NoBucket
                                                        : messageOf(meaning);
    return {meaning, translated(text, subject), detail, meaning == ErrorCode::Unavailable};
}

struct Transport
{
    const char* message; ///< %2 the server
    ErrorCode code;
    Remedy remedy;
};

Transport transportOf(TransferFailure failure)
{
    switch (failure) {
    case TransferFailure::Resolve:
        return {QT_TRANSLATE_NOOP("S3Fault", "The name of the server %2 is not known in this "
                                             "network. Check the address and the network."),
                ErrorCode::Unavailable, Remedy::Repeat};
    case TransferFailure::Connect:
        return {QT_TRANSLATE_NOOP("S3Fault", "Nobody answers at %2. Is the server running, and the "
                                             "network connected?"),
                ErrorCode::Unavailable, Remedy::Repeat};
    case TransferFailure::Certificate:
        return {QT_TRANSLATE_NOOP("S3Fault", "The server at %2 could not prove who it is: its "
                                             "certificate is not trusted here. Nothing was sent. "
                                             "Give the certificate of its authority in the profile "
                                             "if it has one of its own."),
                ErrorCode::Permission, Remedy::None};
    case TransferFailure::Secure:
        return {QT_TRANSLATE_NOOP("S3Fault", "No secure connection to %2 came about. Is it really "
                                             "an https address?"),
                ErrorCode::Unavailable, Remedy::None};
    case TransferFailure::Timeout:
        return {QT_TRANSLATE_NOOP("S3Fault", "%2 did not go on in time. Try again when the network "
                                             "is better."),
                ErrorCode::Timeout, Remedy::Repeat};
    case TransferFailure::Cut:
        return {QT_TRANSLATE_NOOP("S3Fault", "The connection to %2 broke before everything had "
                                             "come. Try again."),
                ErrorCode::Unavailable, Remedy::Repeat};
    case TransferFailure::Protocol:
        return {QT_TRANSLATE_NOOP("S3Fault", "What answers at %2 does not speak as an S3 server "
                                             "does. Check the address."),
                ErrorCode::Invalid, Remedy::None};
    case TransferFailure::Cancelled:
    case TransferFailure::Refused:
        break;
    }
    return {QT_TRANSLATE_NOOP("S3Fault", "Cancelled."), ErrorCode::Cancelled, Remedy::None};
}

} // namespace

bool carriesError(const HttpResponse& response)
{
    if (!response.isSuccess() || response.body.isEmpty())
        return false;
    const auto document = XmlElement::parse(response.body);
    return document && document->name() == QStringLiteral("Error");
}

S3Fault faultOf(const HttpResponse& response, const S3Subject& subject)
{
    S3Fault fault;
    const auto document = XmlElement::parse(response.body);
    if (document && document->name() == QStringLiteral("Error")) {
        fault.code = document->childText(u"Code").toLatin1();
        fault.region = document->childText(u"Region").toLatin1();
    }
    if (const QByteArray named = response.header("x-amz-bucket-region"); !named.isEmpty())
        fault.region = named;
    // A successful answer that carries an error counts as the server's own failure.
    const int status = response.isSuccess() ? 500 : response.status;
    fault.error = errorOf(status, fault.code, subject);
    const KnownCode* entry = known(fault.code);
    fault.remedy = entry ? entry->remedy : remedyOfStatus(status);
    fault.serverTime = parseHttpDate(response.header("date"));
    fault.retryAfter = response.header("retry-after");
    fault.isServersFault = status >= 500 && fault.error.code == ErrorCode::Unavailable;
    return fault;
}

S3Fault faultOf(const TransferError& error, const S3Subject& subject)
{
    S3Fault fault;
    if (error.failure == TransferFailure::Refused) {
        fault.error = error.refusal;
        return fault;
    }
    const Transport transport = transportOf(error.failure);
    fault.error = {transport.code, translated(transport.message, subject), error.detail,
                   transport.remedy == Remedy::Repeat};
    fault.remedy = transport.remedy;
    fault.isTimeout = error.failure == TransferFailure::Timeout;
    fault.isServersFault = transport.remedy == Remedy::Repeat;
    return fault;
}

} // namespace wardlight::objects
