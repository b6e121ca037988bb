-- Drug traceability: what is known of every traced item, and every event of its life.
--
-- Keyed by a hash of the code and free of cross-item foreign keys, triggers and sequences, so that
-- the tables can be spread over servers by code_hash as they are. No data of patients.

CREATE TABLE trace_items (
    code_hash bigint NOT NULL,              -- first 8 bytes of SHA-256(code), big-endian
    code text COLLATE "C" NOT NULL CHECK (octet_length(code) BETWEEN 1 AND 128),
    category text NOT NULL,                 -- 分类
    name text NOT NULL,                     -- 名称
    has_master_data boolean NOT NULL,       -- false: known from its events alone
    maker text NOT NULL DEFAULT '',         -- 企业名称
    produced_at timestamptz,
    produced_text text NOT NULL DEFAULT '', -- as the source wrote it
    expires_at timestamptz,
    expires_text text NOT NULL DEFAULT '',
    extension jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(extension) = 'object'),
    -- The newest event, by (event_time, seq); all NULL or empty while there is none.
    state_time timestamptz,
    state_seq integer,
    link text NOT NULL DEFAULT '',          -- 环节
    status text NOT NULL DEFAULT '',        -- 状态
    latitude_deg double precision,          -- WGS-84
    longitude_deg double precision,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (code_hash, code),
    CHECK ((state_time IS NULL) = (state_seq IS NULL)),
    CHECK ((latitude_deg IS NULL) = (longitude_deg IS NULL))
);
CREATE INDEX trace_items_code ON trace_items (code);
CREATE INDEX trace_items_category ON trace_items (category, code);
CREATE INDEX trace_items_produced ON trace_items (produced_at, code);
CREATE INDEX trace_items_name ON trace_items USING gin (name gin_trgm_ops);
CREATE INDEX trace_items_maker ON trace_items USING gin (maker gin_trgm_ops);
CREATE INDEX trace_items_extension ON trace_items USING gin (extension jsonb_path_ops);

CREATE TABLE trace_events (
    code_hash bigint NOT NULL,
    event_time timestamptz NOT NULL,
    seq integer NOT NULL CHECK (seq >= 0),  -- tells apart what has one hash and one time
    code text COLLATE "C" NOT NULL,
    time_text text NOT NULL,                -- as the source wrote it
    place_text text NOT NULL,
    latitude_deg double precision,          -- WGS-84
    longitude_deg double precision,
    link text NOT NULL,
    status text NOT NULL,
    extension jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(extension) = 'object'),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (code_hash, event_time, seq),
    CHECK ((latitude_deg IS NULL) = (longitude_deg IS NULL))
) PARTITION BY RANGE (event_time);
CREATE TABLE trace_events_default PARTITION OF trace_events DEFAULT;

-- Makes sure that the month of a time (UTC) has a partition of its own, and moves into it what the
-- default partition held of it meanwhile.
CREATE FUNCTION trace_events_ensure_month(at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first_day timestamptz := date_trunc('month', at, 'UTC');
    after_last timestamptz := (date_trunc('month', at AT TIME ZONE 'UTC') + interval '1 month')
                              AT TIME ZONE 'UTC';
    partition_name text := 'trace_events_' || to_char(at AT TIME ZONE 'UTC', 'YYYY_MM');
BEGIN
    IF to_regclass(partition_name) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('trace_events_ensure_month', 0));
    IF to_regclass(partition_name) IS NOT NULL THEN -- another writer was first
        RETURN;
    END IF;
    LOCK TABLE trace_events_default IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE %I (LIKE trace_events INCLUDING DEFAULTS INCLUDING CONSTRAINTS'
                   ' INCLUDING INDEXES)', partition_name);
    EXECUTE format('WITH moved AS (DELETE FROM trace_events_default'
                   ' WHERE event_time >= $1 AND event_time < $2 RETURNING *)'
                   ' INSERT INTO %I SELECT * FROM moved', partition_name)
        USING first_day, after_last;
    EXECUTE format('ALTER TABLE trace_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   partition_name, first_day, after_last);
END $$;
