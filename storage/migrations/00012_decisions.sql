-- Where new models are opened, and with whom they will be compared.
-- +goose Up
CREATE TABLE expansion_decision (
    id             int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit           int NOT NULL REFERENCES unit ON DELETE CASCADE,
    decided_on     date NOT NULL,
    why            text NOT NULL CHECK (why <> ''),
    who            text NOT NULL CHECK (who <> ''),
    evaluation_due date NOT NULL CHECK (evaluation_due > decided_on),
    stored_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT expansion_decision_unique UNIQUE (unit, decided_on)
);
COMMENT ON TABLE expansion_decision IS 'Decisions to open a model. Rows are added and never changed: what was known then is what it will be judged by.';
COMMENT ON COLUMN expansion_decision.id IS 'Key, given here.';
COMMENT ON COLUMN expansion_decision.unit IS 'The unit that is to have a model.';
COMMENT ON COLUMN expansion_decision.decided_on IS 'When it was decided.';
COMMENT ON COLUMN expansion_decision.why IS 'Why there; never about a person.';
COMMENT ON COLUMN expansion_decision.who IS 'Who decided: an office or an account.';
COMMENT ON COLUMN expansion_decision.evaluation_due IS 'When it is to be looked at whether it helped.';
COMMENT ON COLUMN expansion_decision.stored_at IS 'When it was stored.';

CREATE TABLE expansion_comparison (
    decision int NOT NULL REFERENCES expansion_decision ON DELETE CASCADE,
    position smallint NOT NULL CHECK (position >= 1),
    unit     int NOT NULL REFERENCES unit ON DELETE CASCADE,
    CONSTRAINT expansion_comparison_pkey PRIMARY KEY (decision, position),
    CONSTRAINT expansion_comparison_unit UNIQUE (decision, unit)
);
COMMENT ON TABLE expansion_comparison IS 'The units that a decision will be compared with, chosen when it was taken.';
COMMENT ON COLUMN expansion_comparison.decision IS 'The decision.';
COMMENT ON COLUMN expansion_comparison.position IS 'From 1, the most alike.';
COMMENT ON COLUMN expansion_comparison.unit IS 'The unit.';

GRANT SELECT, INSERT ON expansion_decision, expansion_comparison TO antoan_app;

-- +goose Down
DROP TABLE expansion_comparison;
DROP TABLE expansion_decision;
