-- Alerts as people work with them: what was measured against which limit, who acknowledged with
-- which words, what is silenced until when, and an append-only record of everything that happened.

ALTER TABLE alerts
    ADD COLUMN measurement_type varchar(50), -- what was measured; NULL for technical alerts
    ADD COLUMN value numeric,
    ADD COLUMN limit_value numeric,          -- the limit that value broke
    ADD COLUMN unit varchar(20),
    ADD COLUMN occurred_at timestamptz,      -- when it was measured; NULL: created_at
    ADD COLUMN acknowledged_by_name text,    -- the person, as the audit log names them
    ADD COLUMN acknowledged_note text;

-- Both directions of the alert list, open ones above history, paged by (created_at, alert_id).
CREATE INDEX alerts_newest ON alerts (created_at DESC, alert_id DESC);
CREATE INDEX alerts_open ON alerts (created_at DESC, alert_id DESC)
    WHERE acknowledged IS NOT TRUE;

-- What happened to alerts, in the order in which transactions became visible: a reader that has
-- seen everything below `xid` X asks for xid >= X next time and misses nothing.
CREATE TABLE alert_events (
    event_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    alert_id uuid REFERENCES alerts (alert_id),
    patient_id uuid REFERENCES patients (patient_id),
    alert_type varchar(50),
    kind varchar(20) NOT NULL,
    occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    person text,
    note text,
    silenced_until timestamptz,
    CONSTRAINT alert_events_kind CHECK (kind IN ('raised', 'acknowledged', 'silenced', 'unsilenced'))
);
CREATE INDEX alert_events_xid ON alert_events (xid);
CREATE INDEX alert_events_alert ON alert_events (alert_id, occurred_at);

-- One type of alert for one patient, never without an end.
CREATE TABLE alert_silences (
    silence_id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients (patient_id),
    alert_type varchar(50) NOT NULL,
    started_at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    person text NOT NULL,
    note text NOT NULL DEFAULT '',
    ended_at timestamptz, -- ended by a person before its time
    ended_by text,
    CHECK (until > started_at)
);
CREATE INDEX alert_silences_patient ON alert_silences (patient_id, alert_type, until DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER alert_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alert_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Alerts written by any program, ours or another, are recorded and announced. The announcement
-- carries nothing: equal ones of a transaction become one, and a storm does not fill the queue.
CREATE FUNCTION record_raised_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alert_events (alert_id, patient_id, alert_type, kind)
    SELECT alert_id, patient_id, alert_type, 'raised' FROM fresh;
    NOTIFY wardlight_alerts;
    RETURN NULL;
END $$;
CREATE TRIGGER alerts_raised AFTER INSERT ON alerts
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION record_raised_alerts();

CREATE FUNCTION record_acknowledged_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alert_events (alert_id, patient_id, alert_type, kind, person, note)
    SELECT f.alert_id, f.patient_id, f.alert_type, 'acknowledged',
           coalesce(f.acknowledged_by_name, f.acknowledged_by::text), f.acknowledged_note
    FROM fresh f JOIN stale s USING (alert_id)
    WHERE f.acknowledged AND s.acknowledged IS NOT TRUE;
    NOTIFY wardlight_alerts;
    RETURN NULL;
END $$;
CREATE TRIGGER alerts_acknowledged AFTER UPDATE ON alerts
    REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION record_acknowledged_alerts();
