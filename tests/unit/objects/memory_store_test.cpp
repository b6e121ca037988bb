#include "core/objects/memory_store.h"
#include "tests/unit/objects/store_contract.h"

#include <QTest>

using namespace wardlight;

class MemoryStoreTest final : public test::StoreContract
{
    Q_OBJECT

protected:
    std::shared_ptr<objects::ObjectStore> makeStore() override
    {
        return std::make_shared<objects::MemoryStore>();
    }
};

QTEST_GUILESS_MAIN(MemoryStoreTest)
#include "memory_store_test.moc"
