"""The database functions that every table builds on."""

# Folding makes "Café Ltd" and "CAFE LTD" one text. unaccent() is not marked immutable because its
# dictionary could change; naming the dictionary fixes it, so that folded columns can be indexed.
FOLD = """
CREATE FUNCTION frontdoor_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
"""

# A reference is a counter shuffled within 30 bits, in Crockford's alphabet: short, never re-used,
# and not a count of our employers.
REFERENCE = """
CREATE SEQUENCE frontdoor_reference_seq MAXVALUE 1073741823;
CREATE FUNCTION frontdoor_reference(prefix text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    mixed bigint := nextval('frontdoor_reference_seq');
    answer text := '';
BEGIN
    mixed := (mixed * 715827883 + 362436069) & 1073741823;
    mixed := mixed # (mixed >> 15);
    mixed := (mixed * 668265263) & 1073741823;
    FOR place IN 1..6 LOOP
        answer := answer || substr(alphabet, 1 + (mixed & 31)::int, 1);
        mixed := mixed >> 5;
    END LOOP;
    RETURN prefix || '-' || answer;
END $$;
"""

# History is written once. Erasing personal data names its erasure first (app.erasure).
PROTECT_HISTORY = """
CREATE FUNCTION frontdoor_refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('app.erasure', true), '') <> '' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'History is kept as it was: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION frontdoor_protect_history() RETURNS void LANGUAGE plpgsql AS $$
DECLARE history regclass;
BEGIN
    FOR history IN
        SELECT c.oid::regclass FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
          AND c.relname LIKE '%\\_historical%'
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'history_is_kept')
    LOOP
        EXECUTE format('CREATE TRIGGER history_is_kept BEFORE UPDATE OR DELETE ON %s
            FOR EACH ROW EXECUTE FUNCTION frontdoor_refuse_history_change()', history);
    END LOOP;
END $$;
"""

DROP = """
DROP FUNCTION frontdoor_protect_history();
DROP FUNCTION frontdoor_refuse_history_change() CASCADE;
DROP FUNCTION frontdoor_reference(text);
DROP SEQUENCE frontdoor_reference_seq;
DROP FUNCTION frontdoor_fold(text);
"""
