#include "app/services/bucket.h"
#include "app/services/profile_check.h"
#include "core/objects/byte_sources.h"
#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using profiles::BucketStyle;
using services::HealthCheck;
using State = HealthCheck::State;

namespace {

QStringList outline(const std::vector<HealthCheck>& steps)
{
    QStringList lines;
    for (const HealthCheck& step : steps)
        lines << step.name + (step.state == State::Ok     ? u" ok"_qs
                              : step.state == State::Warn ? u" warn"_qs
                                                          : u" fail"_qs);
    return lines;
}

profiles::ProfileSecrets secretsOf(const objects::Credentials& credentials)
{
    return {{}, credentials.accessKeyId, credentials.secretAccessKey};
}

std::vector<HealthCheck> check(const profiles::BucketPlace& place,
                               const profiles::ProfileSecrets& secrets)
{
    profiles::Profile profile;
    profile.name = u"Images"_qs;
    profile.bucket = place;
    Job job;
    return services::checkProfile(profile, secrets, job);
}

} // namespace

/// A profile's bucket on Ceph's gateway, which speaks without TLS here.
class BucketCheckTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void tellsEveryStepOfASoundBucket();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void saysThatThereAreNoKeys();
    void opensTheBucketOfAProfile();

private:
    std::optional<test::CephGateway> m_gateway;
    profiles::BucketPlace m_place;
};

void BucketCheckTest::initTestCase()
{
    auto gateway = test::CephGateway::shared();
    VERIFY_OK(gateway);
    m_gateway.emplace(std::move(*gateway));
    const auto bucket = m_gateway->createBucket();
    VERIFY_OK(bucket);
    m_place = {m_gateway->endpoint(), bucket->bucket, bucket->region, BucketStyle::Path, {}};
    // neither the machine's keys nor its files
    for (const char* name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"})
        qunsetenv(name);
    qputenv("AWS_SHARED_CREDENTIALS_FILE", "/no/such/file");
    qputenv("AWS_CONFIG_FILE", "/no/such/file");
}

void BucketCheckTest::tellsEveryStepOfASoundBucket()
{
    const auto secrets = secretsOf(test::CephGateway::credentials());
    const QStringList empty = {u"endpoint ok"_qs, u"endpoint-tls warn"_qs, u"credentials ok"_qs,
                               u"bucket ok"_qs, u"list ok"_qs};
    QCOMPARE(outline(check(m_place, secrets)), empty);
    const auto store = services::openBucket(m_place, secrets, std::make_shared<SystemClock>());
    VERIFY_OK(store);
    objects::ByteArraySource bytes("an object");
    VERIFY_OK((*store)->put({.key = u"a"_qs}, bytes));
    QCOMPARE(outline(check(m_place, secrets)), empty + QStringList{u"read ok"_qs});
}

void BucketCheckTest::namesWhatIsWrong_data()
{
    QTest::addColumn<profiles::BucketPlace>("place");
    QTest::addColumn<profiles::ProfileSecrets>("secrets");
    QTest::addColumn<QString>("failing");
    const auto right = secretsOf(test::CephGateway::credentials());
    profiles::BucketPlace place = m_place;
    place.endpoint = u"http://127.0.0.1:1"_qs;
    QTest::newRow("closed port") << place << right << u"endpoint fail"_qs;
    place = m_place;
    place.endpoint.replace(u"http:"_qs, u"https:"_qs);
    QTest::newRow("no TLS there") << place << right << u"endpoint fail"_qs;
    auto wrong = right;
    wrong.secretKey = "wrong";
    QTest::newRow("wrong secret") << m_place << wrong << u"credentials fail"_qs;
    wrong.accessKey = "NOBODY";
    QTest::newRow("unknown key") << m_place << wrong << u"credentials fail"_qs;
    place = m_place;
    place.bucket = u"no-such-bucket"_qs;
    QTest::newRow("no such bucket") << place << right << u"bucket fail"_qs;
    QTest::newRow("another's bucket")
        << m_place << secretsOf(test::CephGateway::otherCredentials()) << u"list fail"_qs;
}

void BucketCheckTest::namesWhatIsWrong()
{
    QFETCH(const profiles::BucketPlace, place);
    QFETCH(const profiles::ProfileSecrets, secrets);
    QFETCH(const QString, failing);
    const auto steps = check(place, secrets);
    QCOMPARE(outline(steps).last(), failing);
    QCOMPARE(outline(steps).filter(u"fail"_qs).size(), 1);
    QVERIFY(!steps.back().detail.isEmpty() && !steps.back().advice.isEmpty());
    for (const HealthCheck& step : steps)
        QVERIFY(!step.detail.contains(QString::fromUtf8(secrets.secretKey)));
}

void BucketCheckTest::saysThatThereAreNoKeys()
{
    QCOMPARE(outline(check(m_place, {})), QStringList{u"credentials fail"_qs});
}

void BucketCheckTest::opensTheBucketOfAProfile()
{
    const auto store = services::openBucket(m_place, secretsOf(test::CephGateway::credentials()),
                                            std::make_shared<SystemClock>());
    VERIFY_OK(store);
    const auto page = (*store)->list({});
    VERIFY_OK(page);
    QCOMPARE(page->objects.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(BucketCheckTest)
#include "bucket_check_test.moc"
