-- Mended outlines keep only their areas: lines and points that fall off are no territory.
UPDATE shape SET geom = ST_Multi(ST_CollectionExtract(ST_MakeValid(geom), 3)) WHERE NOT ST_IsValid(geom)
