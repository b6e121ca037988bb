-- The imaging index: what DICOM objects say about themselves, and which object holds each.

CREATE TABLE imaging_studies (
    study_uid text COLLATE "C" PRIMARY KEY CHECK (octet_length(study_uid) BETWEEN 1 AND 64),
    patient_id uuid REFERENCES patients (patient_id),   -- NULL: the files name nobody
    file_patient_id text NOT NULL,                      -- as the files have it, '' for none
    file_patient_issuer text NOT NULL,
    patient_name text NOT NULL,                         -- the three groups of the file's name
    patient_name_ideographic text NOT NULL,
    patient_name_phonetic text NOT NULL,
    study_date date,                                    -- local to the acquiring station
    study_time time,
    description text NOT NULL,
    accession_number text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- For ordering alone: the local time read as if it were UTC; undated studies come last.
    sort_at timestamptz NOT NULL GENERATED ALWAYS AS (
        (coalesce(study_date, DATE '0001-01-01') + coalesce(study_time, TIME '00:00'))
            AT TIME ZONE 'UTC'
    ) STORED
);
CREATE INDEX imaging_studies_newest ON imaging_studies (sort_at DESC, study_uid DESC);
CREATE INDEX imaging_studies_patient ON imaging_studies
    (patient_id, sort_at DESC, study_uid DESC);

CREATE TABLE imaging_series (
    series_uid text COLLATE "C" PRIMARY KEY CHECK (octet_length(series_uid) BETWEEN 1 AND 64),
    study_uid text COLLATE "C" NOT NULL REFERENCES imaging_studies (study_uid),
    modality text COLLATE "C" NOT NULL,
    series_number integer,
    description text NOT NULL,
    body_part text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (study_uid, series_uid)
);

CREATE TABLE imaging_instances (
    sop_instance_uid text COLLATE "C" PRIMARY KEY
        CHECK (octet_length(sop_instance_uid) BETWEEN 1 AND 64),
    study_uid text COLLATE "C" NOT NULL,
    series_uid text COLLATE "C" NOT NULL,
    object_key text COLLATE "C" NOT NULL UNIQUE,
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    bytes bigint NOT NULL CHECK (bytes >= 0),
    frame_count integer NOT NULL CHECK (frame_count >= 0),
    -- What ordering and warnings need of every instance of a study, without reading the header.
    instance_number integer,
    temporal_position integer,
    echo_number integer,
    position_mm double precision[] CHECK (cardinality(position_mm) = 3),
    orientation_cosines double precision[] CHECK (cardinality(orientation_cosines) = 6),
    gantry_tilt_degrees double precision,
    header jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (study_uid, series_uid) REFERENCES imaging_series (study_uid, series_uid)
);
CREATE INDEX imaging_instances_series ON imaging_instances
    (study_uid, series_uid, sop_instance_uid);
CREATE INDEX imaging_instances_sha256 ON imaging_instances (sha256);
