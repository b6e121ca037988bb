-- What a ward's overview reads, and the mark of a workspace that holds invented patients.

-- Beds that became free; who lies where now has encounters_current.
CREATE INDEX encounters_ended ON encounters (ended_at) WHERE ended_at IS NOT NULL;
-- A patient's open alerts, without reading all those acknowledged.
CREATE INDEX alerts_open_of_patient ON alerts (patient_id, severity)
    WHERE acknowledged IS NOT TRUE;

-- A workspace with a row here holds invented data; none may be made up anywhere else.
CREATE TABLE sample_wards (
    seed bigint PRIMARY KEY,
    made_at timestamptz NOT NULL,      -- stays and illness lie around this moment
    completed_at timestamptz           -- NULL while its vitals and alerts are being recorded
);
-- Values are made up for these patients alone.
CREATE TABLE sample_patients (
    patient_id uuid PRIMARY KEY REFERENCES patients (patient_id),
    seed bigint NOT NULL REFERENCES sample_wards (seed)
);
