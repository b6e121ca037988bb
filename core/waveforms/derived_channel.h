#pragma once

#include "core/waveforms/segment_store.h"

#include <optional>
#include <vector>

namespace wardlight::waveforms {

/// A signal made of stored channels of one rate and one unit: their weighted sum.
struct DerivedChannel
{
    struct Term
    {
        int channel = 0;
        double weight = 1;
    };

    QString name;
    std::vector<Term> terms; ///< one of weight 1: the channel itself

    [[nodiscard]] bool isStored() const { return terms.size() == 1 && terms[0].weight == 1; }
};

/// What a name means in a record: a channel; a difference "A-B" of two; "A-AVG", against the mean
/// of all channels of its rate and unit; "III", "aVR", "aVL", "aVF" of leads I and II where the
/// record has none of its own (Einthoven, Goldberger).
/// @return Error::NotFound, naming the channels there are; Unsupported for channels of different
///         rates or units
[[nodiscard]] Result<DerivedChannel> resolveChannel(const StoredRecord& record,
                                                    const QString& name);

/// Channels that belong together as a way to look at a record.
struct Montage
{
    QString name;
    std::vector<DerivedChannel> channels;
};

/// The ways to look at a record besides its own channels: "limb leads" where I and II are there,
/// "longitudinal" and "average" of electroencephalograms in the 10-20 system.
[[nodiscard]] std::vector<Montage> montagesOf(const StoredRecord& record);

} // namespace wardlight::waveforms
