-- What every write relies on: operations applied once, the audit chains, the object manifest.

CREATE TABLE applied_operations (
    operation_id uuid PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
);

-- One lane per concurrent writer; a lane's rows form one hash chain.
CREATE TABLE audit_writers (
    writer_id uuid PRIMARY KEY,
    last_seq bigint NOT NULL,
    last_hash bytea NOT NULL CHECK (octet_length(last_hash) = 32)
);

CREATE TABLE audit_log (
    writer_id uuid NOT NULL REFERENCES audit_writers (writer_id),
    seq bigint NOT NULL CHECK (seq > 0),
    occurred_at timestamptz NOT NULL,
    person text NOT NULL,
    station text NOT NULL,
    program text NOT NULL,
    action text NOT NULL,
    patient_id uuid,
    target text NOT NULL,
    detail json NOT NULL,          -- json, not jsonb: the text is hashed as it was written
    operation_id uuid,
    prev_hash bytea NOT NULL CHECK (octet_length(prev_hash) = 32),
    row_hash bytea NOT NULL CHECK (octet_length(row_hash) = 32),
    PRIMARY KEY (writer_id, seq)
);
CREATE INDEX audit_log_time ON audit_log (occurred_at DESC);
CREATE INDEX audit_log_patient ON audit_log (patient_id, occurred_at DESC)
    WHERE patient_id IS NOT NULL;

-- The log only grows: an UPDATE or DELETE is refused even to its owner.
CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();

-- The manifest: what the bytes under each key must be.
CREATE TABLE objects (
    key text COLLATE "C" PRIMARY KEY CHECK (octet_length(key) BETWEEN 1 AND 1024),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    bytes bigint NOT NULL CHECK (bytes >= 0),
    block_hashes bytea NOT NULL CHECK (octet_length(block_hashes) % 32 = 0), -- 32 bytes per 4 MiB
    content_type text NOT NULL,
    state text NOT NULL DEFAULT 'stored' CHECK (state IN ('stored', 'verified', 'quarantined')),
    created_at timestamptz NOT NULL DEFAULT now(),
    verified_at timestamptz,
    quarantined_at timestamptz,
    quarantine_reason text
);
CREATE INDEX objects_quarantined ON objects (key) WHERE state = 'quarantined';
CREATE INDEX objects_sha256 ON objects (sha256);
