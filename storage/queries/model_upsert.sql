-- One safety model. Unique key safety_model_unique.
INSERT INTO safety_model (unit, kind, name, location, started_on, ended_on, last_met_on, capacity)
VALUES (@unit, @kind, @name, ST_GeomFromEWKB(@location), @started, @ended, @last_met, @capacity)
ON CONFLICT (unit, kind, started_on, name) DO UPDATE SET location = excluded.location, ended_on = excluded.ended_on,
    last_met_on = excluded.last_met_on, capacity = excluded.capacity
