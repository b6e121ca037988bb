-- Patients, where they lie, their devices, measurements and alerts: names and columns of the
-- reference model, with its defects repaired (time zones, keys, values that real data lack).

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE patients (
    patient_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    mrn varchar(64) NOT NULL,
    mrn_assigner text NOT NULL DEFAULT '',
    first_name varchar(200),
    last_name varchar(200),
    native_name text,     -- the whole name in its own script (DICOM: ideographic group)
    phonetic_name text,
    date_of_birth date,
    gender varchar(10),
    phone varchar(40),
    email varchar(254),
    allergies_known boolean NOT NULL DEFAULT false, -- true with no row below: none known
    created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    search_text text COLLATE "C" GENERATED ALWAYS AS (
        lower(mrn || ' ' || coalesce(last_name, '') || ' ' || coalesce(first_name, '') || ' ' ||
              coalesce(last_name, '') || ' ' || coalesce(native_name, '') || ' ' ||
              coalesce(phonetic_name, ''))
    ) STORED,
    CONSTRAINT patients_mrn_per_assigner UNIQUE (mrn, mrn_assigner),
    CONSTRAINT chk_gender CHECK (gender IN ('male', 'female', 'other'))
);
CREATE INDEX idx_patients_mrn ON patients (mrn);
CREATE INDEX idx_patients_name ON patients (last_name, first_name);
-- The order of the patient list, paged by keyset.
CREATE INDEX patients_list_order ON patients
    ((lower(coalesce(last_name, ''))) COLLATE "C", (lower(coalesce(first_name, ''))) COLLATE "C",
     patient_id);
CREATE INDEX patients_search ON patients USING gin (search_text gin_trgm_ops);
CREATE INDEX patients_birth ON patients (date_of_birth);

CREATE TABLE patient_allergies (
    patient_id uuid NOT NULL REFERENCES patients (patient_id),
    substance text NOT NULL,
    reaction text,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (patient_id, substance)
);

CREATE TABLE encounters (
    encounter_id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients (patient_id),
    ward text NOT NULL,
    bed text NOT NULL DEFAULT '',
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK (ended_at IS NULL OR ended_at >= started_at)
);
CREATE INDEX encounters_patient ON encounters (patient_id, started_at DESC);
CREATE INDEX encounters_current ON encounters (ward, bed) WHERE ended_at IS NULL;

CREATE TABLE devices (
    device_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    serial_number varchar(100) UNIQUE NOT NULL,
    device_type varchar(50) NOT NULL,
    manufacturer varchar(100),
    model varchar(100),
    firmware_version varchar(50),
    status varchar(20) DEFAULT 'active',
    last_seen timestamptz,
    created_at timestamptz DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT chk_status CHECK (status IN ('active', 'inactive', 'maintenance', 'retired'))
);
CREATE INDEX idx_devices_serial ON devices (serial_number);
CREATE INDEX idx_devices_type ON devices (device_type);

CREATE TABLE measurements (
    measurement_id uuid NOT NULL DEFAULT gen_random_uuid(),
    device_id uuid NOT NULL REFERENCES devices (device_id),
    patient_id uuid REFERENCES patients (patient_id),
    measurement_type varchar(50) NOT NULL,
    value numeric NOT NULL,
    unit varchar(20) NOT NULL,
    measured_at timestamptz NOT NULL,
    uploaded_at timestamptz DEFAULT CURRENT_TIMESTAMP,
    flags text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (measurement_id, measured_at)
) PARTITION BY RANGE (measured_at);
CREATE TABLE measurements_default PARTITION OF measurements DEFAULT;
CREATE INDEX idx_measurements_device ON measurements (device_id, measured_at DESC);
CREATE INDEX idx_measurements_patient ON measurements (patient_id, measured_at DESC);

CREATE TABLE alerts (
    alert_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    device_id uuid REFERENCES devices (device_id),
    patient_id uuid REFERENCES patients (patient_id),
    alert_type varchar(50) NOT NULL,
    severity varchar(20) NOT NULL,
    message text,
    acknowledged boolean DEFAULT FALSE,
    acknowledged_by uuid,
    acknowledged_at timestamptz,
    created_at timestamptz DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT chk_severity CHECK (severity IN ('low', 'medium', 'high', 'critical'))
);
CREATE INDEX idx_alerts_device ON alerts (device_id, created_at DESC);
CREATE INDEX idx_alerts_patient ON alerts (patient_id, created_at DESC);
CREATE INDEX idx_alerts_unacknowledged ON alerts (acknowledged) WHERE acknowledged = FALSE;
