from django.db import migrations, models

# Two spellings of one name have one core: without its legal form, "the" before it and punctuation.
CORE_NAME = """
CREATE FUNCTION employers_core_name(folded text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        btrim(regexp_replace(
            regexp_replace(
                regexp_replace(replace(replace(folded, '&', ' and '), '+', ' and '), '[''`’.]', '', 'g'),
                '[^a-z0-9]+', ' ', 'g'
            ),
            '^ *the (?=[a-z0-9])', ''
        )),
        '( (limited|ltd|plc|llp|lp|cic|cio|cyf|cyfyngedig))+$', ''
    )
$$;
CREATE INDEX employers_name_by_core ON employers_employername (employers_core_name(folded));
"""


class Migration(migrations.Migration):
    dependencies = [("employers", "0002_rules")]
    operations = [
        migrations.RunSQL(
            CORE_NAME, "DROP INDEX employers_name_by_core; DROP FUNCTION employers_core_name(text)"
        ),
        migrations.AddIndex(
            model_name="site",
            index=models.Index(fields=["postcode"], name="employers_site_by_postcode"),
        ),
    ]
