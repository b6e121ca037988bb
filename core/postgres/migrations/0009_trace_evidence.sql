-- What a verdict weighs beside an item's own events, and what keeps searches fast with many items.
--
-- As before: what belongs to one item is keyed by code_hash, without foreign keys, triggers and
-- sequences. trace_drugs, sites, recalls, approvals, drug_master and trace_stock are small and the
-- same everywhere: on several servers each holds them whole.

-- Every drug that has items: names are looked for here, not among millions of items.
CREATE TABLE trace_drugs (
    drug_hash bigint PRIMARY KEY,           -- first 8 bytes of SHA-256(category, U+001F, name)
    category text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    pinyin text NOT NULL DEFAULT '',        -- of the name, without tones: 'amoxilin'
    initials text NOT NULL DEFAULT '',      -- 'amxl'
    UNIQUE (category, name)
);
CREATE INDEX trace_drugs_name ON trace_drugs USING gin (name gin_trgm_ops);

ALTER TABLE trace_items
    ADD COLUMN drug_hash bigint,
    ADD COLUMN batch text COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce(
        extension ->> '批号', extension ->> '生产批号', extension ->> '产品批号',
        extension ->> 'batch', extension ->> 'lot', '')) STORED,
    ADD COLUMN approval text COLLATE "C" NOT NULL GENERATED ALWAYS AS (coalesce(
        extension ->> '批准文号', extension ->> 'approval', extension ->> '受理号', '')) STORED;
UPDATE trace_items SET drug_hash = ('x' || left(encode(
    sha256(convert_to(category || chr(31) || name, 'UTF8')), 'hex'), 16))::bit(64)::bigint;
ALTER TABLE trace_items ALTER COLUMN drug_hash SET NOT NULL;
INSERT INTO trace_drugs (drug_hash, category, name)
    SELECT DISTINCT drug_hash, category, name FROM trace_items;

-- The newest event of an item: what it is now. Apart from its master data, so that an event
-- touches no index but these.
CREATE TABLE trace_states (
    code_hash bigint NOT NULL,
    code text COLLATE "C" NOT NULL,
    drug_hash bigint NOT NULL,
    state_time timestamptz NOT NULL,        -- the newest event's, by (event_time, seq)
    state_seq integer NOT NULL,
    first_time timestamptz NOT NULL,        -- the oldest event's: where a path begins
    link text NOT NULL,
    status text NOT NULL,
    latitude_deg double precision,          -- WGS-84
    longitude_deg double precision,
    geog geography(Point, 4326) GENERATED ALWAYS AS (CASE WHEN latitude_deg IS NOT NULL THEN
        ST_SetSRID(ST_MakePoint(longitude_deg, latitude_deg), 4326)::geography END) STORED,
    PRIMARY KEY (code_hash, code),
    CHECK ((latitude_deg IS NULL) = (longitude_deg IS NULL))
);
INSERT INTO trace_states (code_hash, code, drug_hash, state_time, state_seq, first_time, link,
                          status, latitude_deg, longitude_deg)
    SELECT item.code_hash, item.code, item.drug_hash, item.state_time, item.state_seq,
           (SELECT min(event_time) FROM trace_events event
            WHERE event.code_hash = item.code_hash AND event.code = item.code),
           item.link, item.status, item.latitude_deg, item.longitude_deg
    FROM trace_items item WHERE item.state_time IS NOT NULL;
CREATE INDEX trace_states_drug_place ON trace_states USING gist (drug_hash, geog);
CREATE INDEX trace_states_place ON trace_states USING gist (geog);
CREATE INDEX trace_states_state ON trace_states (status, link, code);

DROP INDEX trace_items_category, trace_items_name;
ALTER TABLE trace_items
    DROP COLUMN state_time, DROP COLUMN state_seq, DROP COLUMN link, DROP COLUMN status,
    DROP COLUMN latitude_deg, DROP COLUMN longitude_deg;
CREATE INDEX trace_items_drug ON trace_items (drug_hash, code);
CREATE INDEX trace_items_expires ON trace_items (expires_at, code);
CREATE INDEX trace_items_batch ON trace_items (batch, code) WHERE batch <> '';
CREATE INDEX trace_items_approval ON trace_items (approval, code) WHERE approval <> '';

-- When traces were brought up to date, one row an import: a verdict says how old its data are.
CREATE TABLE trace_imports (
    operation_id uuid PRIMARY KEY,
    kind text NOT NULL,                     -- 'items', 'events', 'recalls', …
    source text NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX trace_imports_kind ON trace_imports (kind, imported_at DESC);

-- Products as they are registered.
CREATE TABLE drug_master (
    product_code text COLLATE "C" PRIMARY KEY, -- 本位码, GTIN-14, or the 7 digits of the resource
    name text NOT NULL,
    category text NOT NULL DEFAULT '',
    approval text COLLATE "C" NOT NULL DEFAULT '',
    specification text NOT NULL DEFAULT '',
    dosage_form text NOT NULL DEFAULT '',
    maker text NOT NULL DEFAULT '',
    packaging_level integer CHECK (packaging_level BETWEEN 1 AND 3), -- box, middle pack, carton
    lowest_celsius double precision,
    highest_celsius double precision,
    excursion_minutes double precision CHECK (excursion_minutes >= 0),
    reading_gap_minutes double precision CHECK (reading_gap_minutes > 0),
    sales_regions text NOT NULL DEFAULT '',    -- joined by ';'
    extension jsonb NOT NULL DEFAULT '{}',
    CHECK (lowest_celsius <= highest_celsius)
);
CREATE INDEX drug_master_name ON drug_master (name);
CREATE INDEX drug_master_approval ON drug_master (approval) WHERE approval <> '';

CREATE TABLE sites (
    site_id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL DEFAULT '',
    region text NOT NULL DEFAULT '',        -- the province it may sell in
    address text NOT NULL DEFAULT '',
    licence text NOT NULL DEFAULT '',
    licensed_from timestamptz,
    licensed_to timestamptz,
    latitude_deg double precision CHECK (latitude_deg BETWEEN -90 AND 90),
    longitude_deg double precision CHECK (longitude_deg BETWEEN -180 AND 180),
    geog geography(Point, 4326) GENERATED ALWAYS AS (CASE WHEN latitude_deg IS NOT NULL THEN
        ST_SetSRID(ST_MakePoint(longitude_deg, latitude_deg), 4326)::geography END) STORED,
    extension jsonb NOT NULL DEFAULT '{}',
    CHECK ((latitude_deg IS NULL) = (longitude_deg IS NULL))
);
CREATE INDEX sites_place ON sites USING gist (geog);

CREATE TABLE approvals (
    approval text COLLATE "C" NOT NULL,     -- 批准文号
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,                   -- NULL: until further notice
    name text NOT NULL DEFAULT '',
    holder text NOT NULL DEFAULT '',
    extension jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (approval, valid_from),
    CHECK (valid_from <= valid_to)
);

CREATE TABLE recalls (
    recall_id text COLLATE "C" PRIMARY KEY,
    code text COLLATE "C" NOT NULL DEFAULT '',
    batch text COLLATE "C" NOT NULL DEFAULT '',
    name text NOT NULL DEFAULT '',          -- of the drug; '' means any
    maker text NOT NULL DEFAULT '',
    class text NOT NULL DEFAULT '',
    reason text NOT NULL DEFAULT '',
    in_force_from timestamptz NOT NULL,
    in_force_to timestamptz,
    extension jsonb NOT NULL DEFAULT '{}',
    CHECK (code <> '' OR batch <> '')
);
CREATE INDEX recalls_code ON recalls (code) WHERE code <> '';
CREATE INDEX recalls_batch ON recalls (batch) WHERE batch <> '';

CREATE TABLE trace_stock (
    site_id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    batch text COLLATE "C" NOT NULL DEFAULT '',
    counted_at timestamptz NOT NULL,
    quantity double precision NOT NULL CHECK (quantity >= 0),
    unit text NOT NULL DEFAULT '',
    extension jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (site_id, name, batch, counted_at)
);
CREATE INDEX trace_stock_name ON trace_stock (name, site_id);

-- Temperatures on the way, of a batch or of one item.
CREATE TABLE trace_readings (
    subject_hash bigint NOT NULL,           -- as code_hash, of the code or the batch
    read_at timestamptz NOT NULL,
    subject text COLLATE "C" NOT NULL,
    sensor text COLLATE "C" NOT NULL DEFAULT '',
    celsius double precision NOT NULL,
    humidity_percent double precision,
    extension jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (subject_hash, read_at, subject, sensor)
);

-- Which item was packed into which; keyed by the child and found by the parent.
CREATE TABLE trace_packing (
    child_hash bigint NOT NULL,
    packed_at timestamptz NOT NULL,
    child text COLLATE "C" NOT NULL,
    parent text COLLATE "C" NOT NULL,
    unpacked_at timestamptz,                -- NULL: still in it
    extension jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (child_hash, packed_at, child, parent),
    CHECK (packed_at <= unpacked_at),
    CHECK (child <> parent)
);
CREATE INDEX trace_packing_parent ON trace_packing (parent, packed_at);

-- Who asked about which code: a label asked about everywhere has been cloned.
CREATE TABLE trace_queries (
    code_hash bigint NOT NULL,
    asked_at timestamptz NOT NULL,
    query_id uuid NOT NULL,
    code text NOT NULL,
    person text NOT NULL,
    station text NOT NULL,
    latitude_deg double precision,
    longitude_deg double precision,
    as_of timestamptz NOT NULL,
    verdict text NOT NULL,
    rule_set text NOT NULL,
    PRIMARY KEY (code_hash, asked_at, query_id)
);
