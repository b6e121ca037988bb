-- What people measured on images.

CREATE TABLE imaging_rois (
    roi_id uuid PRIMARY KEY,
    sop_instance_uid text COLLATE "C" NOT NULL REFERENCES imaging_instances (sop_instance_uid),
    frame integer NOT NULL CHECK (frame >= 0),
    kind text NOT NULL CHECK (kind IN ('length', 'ellipse')),
    -- Image coordinates, pixels: 0,0 is the outer corner of the first one.
    from_column double precision NOT NULL,
    from_row double precision NOT NULL,
    to_column double precision NOT NULL,
    to_row double precision NOT NULL,
    person text NOT NULL,
    created_at timestamptz NOT NULL,
    removed_at timestamptz              -- NULL: it is there; undo brings it back
);
CREATE INDEX imaging_rois_instance ON imaging_rois (sop_instance_uid, frame)
    WHERE removed_at IS NULL;
