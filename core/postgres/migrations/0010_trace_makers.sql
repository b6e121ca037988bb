-- Every maker that has items: a part of a name is looked for here, not among millions of items.
--
-- As trace_drugs: small and the same everywhere; on several servers each holds it whole.

CREATE TABLE trace_makers (
    maker text COLLATE "C" PRIMARY KEY
);
INSERT INTO trace_makers (maker) SELECT DISTINCT maker FROM trace_items WHERE maker <> '';

-- a maker's items in the order of their codes, as lists show them
DROP INDEX trace_items_maker;
CREATE INDEX trace_items_maker ON trace_items (maker, code);
