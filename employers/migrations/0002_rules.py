from django.db import migrations

# A parent belongs to the same group, and no employer is above itself.
HIERARCHY = """
CREATE FUNCTION employers_check_hierarchy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.parent_id IS NULL THEN
        RETURN NEW;
    END IF;
    IF NOT EXISTS (
        SELECT FROM employers_employer WHERE id = NEW.parent_id AND group_id = NEW.group_id
    ) THEN
        RAISE EXCEPTION 'A parent must belong to the same group.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'employers_employer_parent_in_same_group';
    END IF;
    IF EXISTS (
        WITH RECURSIVE above(id, parent_id) AS (
            SELECT id, parent_id FROM employers_employer WHERE id = NEW.parent_id
            UNION
            SELECT e.id, e.parent_id FROM employers_employer e JOIN above a ON e.id = a.parent_id
        )
        SELECT FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'An employer cannot be above itself in its group.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'employers_employer_hierarchy_has_no_loop';
    END IF;
    RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER employers_employer_hierarchy
    AFTER INSERT OR UPDATE OF parent_id, group_id ON employers_employer
    DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION employers_check_hierarchy();
"""


class Migration(migrations.Migration):
    dependencies = [("employers", "0001_initial"), ("accounts", "0002_rules")]
    operations = [
        migrations.RunSQL("SELECT frontdoor_protect_history()", migrations.RunSQL.noop),
        migrations.RunSQL(HIERARCHY, "DROP FUNCTION employers_check_hierarchy() CASCADE"),
    ]
