-- The code lists of the domain, in the order of package geo: a test compares them.
-- +goose Up
CREATE TYPE category AS ENUM ('unknown', 'homicide', 'injury', 'cruelty', 'other_domestic_violence', 'rape', 'coerced_sex',
    'sex_with_child', 'indecent_assault', 'child_pornographic_use', 'trafficking', 'neglect', 'labour_exploitation',
    'forced_marriage', 'confinement', 'threat', 'harassment', 'online_abuse', 'other');
CREATE TYPE severity AS ENUM ('unknown', 'minor', 'moderate', 'serious', 'very_serious', 'extremely_serious');
CREATE TYPE victim_group AS ENUM ('unknown', 'child_under_13', 'child_13_15', 'age_16_17', 'woman_18_59', 'woman_60_plus',
    'man_18_59', 'man_60_plus');
CREATE TYPE setting AS ENUM ('unknown', 'home', 'rented_room', 'school', 'workplace', 'agency', 'enterprise', 'public_place',
    'street', 'entertainment_lodging', 'online', 'care_facility', 'other');
CREATE TYPE report_source AS ENUM ('unknown', 'police', 'womens_union', 'peoples_committee', 'health', 'school',
    'hotline_111', 'other_hotline', 'trusted_address', 'press', 'citizen');
CREATE TYPE case_status AS ENUM ('unknown', 'received', 'verifying', 'unfounded', 'mediated', 'community_criticism',
    'administrative_penalty', 'no_contact_order', 'prosecuted', 'not_prosecuted', 'suspended', 'indicted', 'tried',
    'sentence_executed', 'closed', 'duplicate');
CREATE TYPE assistance_kind AS ENUM ('medical', 'psychological', 'shelter', 'legal', 'police_protection',
    'no_contact_order', 'livelihood', 'education_job', 'referral', 'other', 'refused', 'unreachable');
CREATE TYPE location_quality AS ENUM ('unlocated', 'gps', 'address', 'hamlet', 'commune_only');
CREATE TYPE reporting_state AS ENUM ('missing', 'reported', 'nil_report', 'late');
CREATE TYPE batch_state AS ENUM ('stored', 'undone');

-- +goose StatementBegin
CREATE FUNCTION code_names(mask int, codes text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT codes[bit + 1] FROM generate_series(0, cardinality(codes) - 1) AS bit WHERE mask & (1 << bit) <> 0);
-- +goose StatementEnd
COMMENT ON FUNCTION code_names IS 'Spells out a bit mask: bit 0 is the first code.';

-- +goose Down
DROP FUNCTION code_names;
DROP TYPE batch_state;
DROP TYPE reporting_state;
DROP TYPE location_quality;
DROP TYPE assistance_kind;
DROP TYPE case_status;
DROP TYPE report_source;
DROP TYPE setting;
DROP TYPE victim_group;
DROP TYPE severity;
DROP TYPE category;
