from django.db import migrations

# What was issued stays as it was issued: only its status, and how it ended, may move.
IMMUTABLE = """
CREATE FUNCTION offers_check_issued_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves constant text[] := ARRAY['status', 'version', 'ended_at', 'ended_reason'];
BEGIN
    IF OLD.status = 'draft' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - moves) IS DISTINCT FROM (to_jsonb(OLD) - moves)
       OR NEW.status = 'draft' THEN
        RAISE EXCEPTION 'An issued offer never changes. Make a new version.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'offers_offerversion_never_changes_once_issued';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER offers_offerversion_never_changes_once_issued
    BEFORE UPDATE OR DELETE ON offers_offerversion
    FOR EACH ROW EXECUTE FUNCTION offers_check_issued_is_frozen();

CREATE FUNCTION offers_check_part_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE target bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.offer_version_id
                              ELSE NEW.offer_version_id END;
BEGIN
    IF EXISTS (SELECT FROM offers_offerversion WHERE id = target AND status <> 'draft') THEN
        RAISE EXCEPTION 'An issued offer never changes. Make a new version.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'offers_offerversion_never_changes_once_issued';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER offers_offerline_frozen BEFORE INSERT OR UPDATE OR DELETE ON offers_offerline
    FOR EACH ROW EXECUTE FUNCTION offers_check_part_is_frozen();
CREATE TRIGGER offers_offermilestone_frozen
    BEFORE INSERT OR UPDATE OR DELETE ON offers_offermilestone
    FOR EACH ROW EXECUTE FUNCTION offers_check_part_is_frozen();
CREATE TRIGGER offers_offermeasure_frozen BEFORE INSERT OR UPDATE OR DELETE ON offers_offermeasure
    FOR EACH ROW EXECUTE FUNCTION offers_check_part_is_frozen();
CREATE SEQUENCE offers_number_seq;
"""


class Migration(migrations.Migration):
    dependencies = [("offers", "0001_initial"), ("brokerage", "0002_rules")]
    operations = [
        migrations.RunSQL("SELECT frontdoor_protect_history()", migrations.RunSQL.noop),
        migrations.RunSQL(
            IMMUTABLE,
            "DROP FUNCTION offers_check_issued_is_frozen() CASCADE;"
            "DROP FUNCTION offers_check_part_is_frozen() CASCADE;"
            "DROP SEQUENCE offers_number_seq;",
        ),
    ]
