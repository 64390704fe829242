-- The administrative division: editions, their units, and what became of them.
-- +goose Up
CREATE TYPE unit_level AS ENUM ('province', 'district', 'commune');

CREATE TABLE edition (
    id         smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text NOT NULL CONSTRAINT edition_code_unique UNIQUE CHECK (code <> ''),
    valid_from date NOT NULL,
    valid_to   date CHECK (valid_to >= valid_from),
    source     text NOT NULL DEFAULT '',
    licence    text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE edition IS 'A version of the administrative division. A unit code means something only together with its edition.';
COMMENT ON COLUMN edition.id IS 'Key, given here.';
COMMENT ON COLUMN edition.code IS 'Name of the edition, such as 2022-07.';
COMMENT ON COLUMN edition.valid_from IS 'First day on which it is in force.';
COMMENT ON COLUMN edition.valid_to IS 'Last day on which it is in force; null while it is.';
COMMENT ON COLUMN edition.source IS 'Where the outlines come from.';
COMMENT ON COLUMN edition.licence IS 'Under which licence they may be used.';
COMMENT ON COLUMN edition.created_at IS 'When the edition was first imported.';

CREATE TABLE unit (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    edition      smallint NOT NULL REFERENCES edition,
    level        unit_level NOT NULL,
    code         text NOT NULL CHECK (code <> ''),
    name         text NOT NULL CHECK (name IS NFC NORMALIZED),
    type         text NOT NULL DEFAULT '',
    parent       text NOT NULL DEFAULT '',
    area         int NOT NULL DEFAULT 0 CHECK (area >= 0),
    area_km2     double precision NOT NULL CHECK (area_km2 >= 0),
    label        geometry(Point, 4326) NOT NULL,
    geom         geometry(MultiPolygon, 4326) NOT NULL,
    CONSTRAINT unit_code_unique UNIQUE (edition, level, code)
);
CREATE INDEX unit_geom ON unit USING gist (geom);
COMMENT ON TABLE unit IS 'A province, district or commune of one edition.';
COMMENT ON COLUMN unit.id IS 'Key over all editions, given here.';
COMMENT ON COLUMN unit.edition IS 'The edition it belongs to.';
COMMENT ON COLUMN unit.level IS 'Its tier.';
COMMENT ON COLUMN unit.code IS 'Official code as text, leading zeros kept.';
COMMENT ON COLUMN unit.name IS 'Name as the source writes it, in Unicode NFC.';
COMMENT ON COLUMN unit.type IS 'xã, phường, thị trấn, đặc khu …; empty where not stated.';
COMMENT ON COLUMN unit.parent IS 'Code of the unit above, at the next coarser level the edition has; empty where not stated. Kept even while that level is missing.';
COMMENT ON COLUMN unit.area IS 'Area of record: the GSO number of its province, 0 where unknown. Scopes are sets of these.';
COMMENT ON COLUMN unit.area_km2 IS 'Measured on the ellipsoid, square kilometres.';
COMMENT ON COLUMN unit.label IS 'A point inside, for labels. EPSG:4326.';
COMMENT ON COLUMN unit.geom IS 'Outline. EPSG:4326.';

CREATE TABLE unit_population (
    unit     int NOT NULL REFERENCES unit ON DELETE CASCADE,
    year     smallint NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    total    bigint NOT NULL CHECK (total >= 0),
    women    bigint CHECK (women BETWEEN 0 AND total),
    children bigint CHECK (children BETWEEN 0 AND total),
    CONSTRAINT unit_population_pkey PRIMARY KEY (unit, year)
);
COMMENT ON TABLE unit_population IS 'Inhabitants of a unit by year.';
COMMENT ON COLUMN unit_population.unit IS 'The unit.';
COMMENT ON COLUMN unit_population.year IS 'The year the number stands for.';
COMMENT ON COLUMN unit_population.total IS 'All inhabitants.';
COMMENT ON COLUMN unit_population.women IS 'Women and girls; null where not stated.';
COMMENT ON COLUMN unit_population.children IS 'Children under 16; null where not stated.';

CREATE TABLE unit_succession (
    from_unit int NOT NULL REFERENCES unit ON DELETE CASCADE,
    to_unit   int NOT NULL REFERENCES unit ON DELETE CASCADE,
    whole     boolean NOT NULL,
    share     double precision CHECK (share >= 0 AND share <= 1),
    CONSTRAINT unit_succession_pkey PRIMARY KEY (from_unit, to_unit),
    CHECK (from_unit <> to_unit)
);
CREATE INDEX unit_succession_to ON unit_succession (to_unit);
COMMENT ON TABLE unit_succession IS 'Which unit of a later edition an earlier unit went to.';
COMMENT ON COLUMN unit_succession.from_unit IS 'The earlier unit.';
COMMENT ON COLUMN unit_succession.to_unit IS 'The later unit.';
COMMENT ON COLUMN unit_succession.whole IS 'True when all of the earlier unit went there; parts stay uncertain.';
COMMENT ON COLUMN unit_succession.share IS 'Share of the earlier unit that went there; null where unknown.';

-- +goose Down
DROP TABLE unit_succession;
DROP TABLE unit_population;
DROP TABLE unit;
DROP TABLE edition;
DROP TYPE unit_level;
