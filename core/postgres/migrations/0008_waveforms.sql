-- Recordings of any length: samples in packed segments, never a row per sample; an overview of
-- smallest and largest values that stays here when the samples move to the object store.

CREATE TABLE waveform_records (
    record_id uuid PRIMARY KEY,
    name text NOT NULL,
    patient_id uuid REFERENCES patients (patient_id),
    started_at timestamptz,                -- NULL where the source has no date
    source_format text NOT NULL,           -- "wfdb", "edf"
    source_sha256 bytea NOT NULL CHECK (octet_length(source_sha256) = 32),
    -- importing: not yet whole, shown to nobody; growing: goes on; complete
    state text NOT NULL CHECK (state IN ('importing', 'growing', 'complete')),
    segment_seconds double precision NOT NULL CHECK (segment_seconds > 0),
    details jsonb NOT NULL DEFAULT '{}',   -- what only the source's format knows
    remarks text[] NOT NULL DEFAULT '{}',  -- what was missing, damaged or assumed
    imported_at timestamptz NOT NULL DEFAULT now()
);
-- The same source twice is one record; an import that broke off does not count.
CREATE UNIQUE INDEX waveform_records_source ON waveform_records (source_sha256)
    WHERE state <> 'importing';
CREATE INDEX waveform_records_patient ON waveform_records (patient_id, started_at);
CREATE INDEX waveform_records_name ON waveform_records (name);

CREATE TABLE waveform_channels (
    record_id uuid NOT NULL REFERENCES waveform_records (record_id) ON DELETE CASCADE,
    channel integer NOT NULL,
    name text NOT NULL,
    unit text NOT NULL,
    rate_hz double precision NOT NULL CHECK (rate_hz > 0),
    gain double precision NOT NULL,        -- physical = (count + count_offset) * gain + baseline
    baseline double precision NOT NULL,
    count_offset bigint NOT NULL,
    samples bigint NOT NULL DEFAULT 0,
    details jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (record_id, channel),
    UNIQUE (record_id, name)
);

CREATE TABLE waveform_segments (
    record_id uuid NOT NULL REFERENCES waveform_records (record_id) ON DELETE CASCADE,
    segment integer NOT NULL,
    block_ends integer[] NOT NULL,         -- where each channel's block ends in the segment
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    content bytea,                         -- NULL: in the object store
    object_key text COLLATE "C",
    object_offset bigint,
    PRIMARY KEY (record_id, segment),
    CHECK ((content IS NULL) = (object_key IS NOT NULL AND object_offset IS NOT NULL))
);
-- Packed already; and a channel's block is read out of the middle without the rest.
ALTER TABLE waveform_segments ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX waveform_segments_object ON waveform_segments (object_key)
    WHERE object_key IS NOT NULL;

CREATE TABLE waveform_pyramid (
    record_id uuid NOT NULL REFERENCES waveform_records (record_id) ON DELETE CASCADE,
    channel integer NOT NULL,
    level smallint NOT NULL,               -- 0 to 3: 64, 512, 4096, 32768 samples a bin
    chunk bigint NOT NULL,                 -- 8,192 bins
    bins bytea NOT NULL,
    PRIMARY KEY (record_id, channel, level, chunk)
);
ALTER TABLE waveform_pyramid ALTER COLUMN bins SET STORAGE EXTERNAL;

-- Where nothing was recorded, so that an overview need not open the segments to say so.
CREATE TABLE waveform_gaps (
    record_id uuid NOT NULL REFERENCES waveform_records (record_id) ON DELETE CASCADE,
    channel integer NOT NULL,
    from_sample bigint NOT NULL,
    to_sample bigint NOT NULL,
    PRIMARY KEY (record_id, channel, from_sample),
    CHECK (to_sample > from_sample)
);

CREATE TABLE waveform_annotations (
    record_id uuid NOT NULL REFERENCES waveform_records (record_id) ON DELETE CASCADE,
    annotator text NOT NULL,
    seq integer NOT NULL,
    at_seconds double precision NOT NULL,  -- from the start of the record
    duration_seconds double precision NOT NULL DEFAULT 0,
    type text NOT NULL,
    text text NOT NULL DEFAULT '',
    channel integer NOT NULL DEFAULT -1,   -- -1: of the whole record
    subtype integer NOT NULL DEFAULT 0,
    number integer NOT NULL DEFAULT 0,
    PRIMARY KEY (record_id, annotator, seq)
);
CREATE INDEX waveform_annotations_time ON waveform_annotations (record_id, at_seconds);
