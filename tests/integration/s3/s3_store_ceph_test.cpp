#include "tests/support/s3/ceph_gateway.h"
#include "tests/support/verify_result.h"
#include "tests/unit/objects/store_contract.h"

#include <QTest>

using namespace wardlight;

/// What every store must do, done by Ceph's gateway.
class S3StoreCephTest final : public test::StoreContract
{
    Q_OBJECT

protected:
    std::shared_ptr<objects::ObjectStore> makeStore() override
    {
        auto config = m_gateway->createBucket();
        if (!config)
            return nullptr;
        auto store =
            test::openStore(*config, {.singlePut = 4 * 1024 * 1024, .part = 5 * 1024 * 1024});
        return store ? *store : nullptr;
    }
    [[nodiscard]] bool takesEveryKey() const override { return false; } // no NUL on any S3 server

private slots:
    void initTestCase()
    {
        auto gateway = test::CephGateway::shared();
        VERIFY_OK(gateway);
        m_gateway.emplace(std::move(*gateway));
    }

private:
    std::optional<test::CephGateway> m_gateway;
};

QTEST_GUILESS_MAIN(S3StoreCephTest)
#include "s3_store_ceph_test.moc"
