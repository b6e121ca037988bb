-- The ways vitals are read: one type of one patient over time, the newest of each type, and the
-- newest of one device.

CREATE INDEX measurements_patient_type
    ON measurements (patient_id, measurement_type, measured_at DESC);
CREATE INDEX measurements_device_type
    ON measurements (device_id, measurement_type, measured_at DESC);
