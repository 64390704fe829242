-- What the columns say of places since names and radii are worked out on import.
-- +goose Up
COMMENT ON COLUMN incident.location IS 'Where it happened. EPSG:4326, transformed on import where the source is on VN-2000; null where not known.';
COMMENT ON COLUMN incident.uncertainty_m IS 'Radius of uncertainty in metres: stated, or the usual one of its location_quality (see docs/operations.md); null where neither is known.';

-- +goose Down
COMMENT ON COLUMN incident.location IS 'Where it happened. EPSG:4326; null where not known.';
COMMENT ON COLUMN incident.uncertainty_m IS 'Radius of uncertainty in metres; null where not stated.';
