#pragma once

#include "core/objects/byte_sources.h"
#include "core/objects/object_store.h"

#include <QObject>

#include <memory>

namespace wardlight::test {

/// What every ObjectStore must do, whatever is behind it. A store's own test program derives from
/// this and says how to make an empty one.
class StoreContract : public QObject
{
    Q_OBJECT

protected:
    /// An empty store, or null when the test cannot make one.
    [[nodiscard]] virtual std::shared_ptr<objects::ObjectStore> makeStore() = 0;
    /// Whether keys are bytes like any other; false where a server refuses some (NUL).
    [[nodiscard]] virtual bool takesEveryKey() const { return true; }
    /// Whether an object that is being replaced is there at every moment.
    [[nodiscard]] virtual bool replacesAtOnce() const { return true; }

private slots:
    void init();

    void givesBackWhatWasPut_data();
    void givesBackWhatWasPut();
    void keepsMetadataAndContentType();
    void replacesBytesAndMetadataTogether();
    void takesKeysLiterally_data();
    void takesKeysLiterally();
    void refusesKeysThatNoStoreTakes_data();
    void refusesKeysThatNoStoreTakes();
    void refusesMetadataThatNoHeaderCarries_data();
    void refusesMetadataThatNoHeaderCarries();
    void sendsRanges_data();
    void sendsRanges();
    void refusesRangesOutsideTheObject_data();
    void refusesRangesOutsideTheObject();
    void stopsWhenTheSinkRefuses();
    void saysWhatIsMissing();
    void storesNothingOfASourceThatFails();
    void storesNothingOfASourceThatEndsEarly();
    void removesObjects();
    void keepsAKeyThatBeginsAnother();
    void listsInByteOrder();
    void listsWithPrefixAndDelimiter_data();
    void listsWithPrefixAndDelimiter();
    void continuesListings();
    void listsWhatWasAddedBehindTheContinuation();
    void refusesContinuationsOfItsOwnInvention();
    void countsPrefixesAsKeys();
    void listsLongKeysInOrder();
    void changesTheEtagWithTheObject();
    void servesConcurrentWritersOfOneKey();

private:
    std::shared_ptr<objects::ObjectStore> m_store;
};

/// All bytes of an object, or the error.
[[nodiscard]] Result<QByteArray> readObject(objects::ObjectStore& store, const QString& key,
                                            std::optional<objects::ByteRange> range = {});
/// Puts bytes without metadata.
[[nodiscard]] Result<objects::ObjectInfo> putObject(objects::ObjectStore& store, const QString& key,
                                                    const QByteArray& bytes,
                                                    const objects::Metadata& metadata = {});
/// Every key below a prefix, page by page.
[[nodiscard]] Result<QStringList> listAll(objects::ObjectStore& store,
                                          objects::ListRequest request);

} // namespace wardlight::test
