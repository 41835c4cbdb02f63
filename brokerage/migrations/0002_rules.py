from django.db import migrations

# Agreed terms change only by a variation: the terms version rises by one with them.
FROZEN_TERMS = """
CREATE FUNCTION brokerage_check_frozen_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status NOT IN ('proposed', 'negotiating')
       AND NEW.terms_version <> OLD.terms_version + 1
       AND (NEW.quantity, NEW.unit, NEW.measure, NEW.known_by, NEW.local_definition,
            NEW.starts_on, NEW.due_on, NEW.direction, NEW.kind, NEW.employer_id)
           IS DISTINCT FROM
           (OLD.quantity, OLD.unit, OLD.measure, OLD.known_by, OLD.local_definition,
            OLD.starts_on, OLD.due_on, OLD.direction, OLD.kind, OLD.employer_id)
    THEN
        RAISE EXCEPTION 'Agreed terms change only by a variation.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'brokerage_commitment_frozen_once_agreed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER brokerage_commitment_frozen_once_agreed
    BEFORE UPDATE ON brokerage_commitment
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_frozen_terms();
"""

# Nothing about a disputed commitment moves until the dispute is decided.
STILL_WHILE_DISPUTED = """
CREATE FUNCTION brokerage_check_dispute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> OLD.status AND EXISTS (
        SELECT FROM brokerage_commitmentdispute WHERE commitment_id = NEW.id AND status = 'open'
    ) THEN
        RAISE EXCEPTION 'This commitment is disputed: decide the dispute first.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'brokerage_commitment_still_while_disputed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER brokerage_commitment_still_while_disputed
    BEFORE UPDATE OF status ON brokerage_commitment
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_dispute();
"""

# Totals that span rows. Checked when the transaction ends, with the whole row locked, so that
# two people who each add a part cannot together pass the total.
TOTALS = """
CREATE FUNCTION brokerage_check_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whole numeric; parts numeric; target bigint;
BEGIN
    target := CASE WHEN TG_TABLE_NAME = 'brokerage_commitment' THEN NEW.id ELSE
        (to_jsonb(NEW) ->> 'commitment_id')::bigint END;
    SELECT quantity INTO whole FROM brokerage_commitment WHERE id = target FOR NO KEY UPDATE;
    SELECT sum(quantity) INTO parts FROM brokerage_commitmentshare WHERE commitment_id = target;
    IF parts > coalesce(whole, 0) THEN
        RAISE EXCEPTION 'The sites add up to more than the whole commitment.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'brokerage_commitmentshare_within_commitment';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER brokerage_commitmentshare_within_commitment
    AFTER INSERT OR UPDATE ON brokerage_commitmentshare
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_shares();
CREATE CONSTRAINT TRIGGER brokerage_commitment_covers_its_shares
    AFTER UPDATE OF quantity ON brokerage_commitment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_shares();

CREATE FUNCTION brokerage_check_releases() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE pledged integer; released integer; target bigint;
BEGIN
    target := CASE WHEN TG_TABLE_NAME = 'brokerage_vacancypledge' THEN NEW.id ELSE
        (to_jsonb(NEW) ->> 'pledge_id')::bigint END;
    SELECT jobs INTO pledged FROM brokerage_vacancypledge WHERE id = target FOR NO KEY UPDATE;
    SELECT sum(jobs) INTO released FROM brokerage_pledgerelease WHERE pledge_id = target;
    IF released > pledged THEN
        RAISE EXCEPTION 'More jobs are released than were pledged. Change the pledge first.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'brokerage_pledgerelease_within_pledge';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER brokerage_pledgerelease_within_pledge
    AFTER INSERT OR UPDATE ON brokerage_pledgerelease
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_releases();
CREATE CONSTRAINT TRIGGER brokerage_vacancypledge_covers_its_releases
    AFTER UPDATE OF jobs ON brokerage_vacancypledge
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_releases();

CREATE FUNCTION brokerage_check_fills() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE released integer; filled integer; target bigint;
BEGIN
    target := CASE WHEN TG_TABLE_NAME = 'brokerage_pledgerelease' THEN NEW.id ELSE
        (to_jsonb(NEW) ->> 'release_id')::bigint END;
    SELECT jobs INTO released FROM brokerage_pledgerelease WHERE id = target FOR NO KEY UPDATE;
    SELECT sum(jobs) INTO filled FROM brokerage_pledgefill WHERE release_id = target;
    IF filled > released THEN
        RAISE EXCEPTION 'More people started than jobs were released.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'brokerage_pledgefill_within_release';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER brokerage_pledgefill_within_release
    AFTER INSERT OR UPDATE ON brokerage_pledgefill
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_fills();
CREATE CONSTRAINT TRIGGER brokerage_pledgerelease_covers_its_fills
    AFTER UPDATE OF jobs ON brokerage_pledgerelease
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_fills();

CREATE FUNCTION brokerage_check_option_funding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE public numeric; streams numeric; target bigint;
BEGIN
    target := CASE WHEN TG_TABLE_NAME = 'brokerage_trainingoption' THEN NEW.id ELSE
        (to_jsonb(NEW) ->> 'option_id')::bigint END;
    SELECT public_share INTO public FROM brokerage_trainingoption
        WHERE id = target FOR NO KEY UPDATE;
    SELECT sum(amount) INTO streams FROM brokerage_optionfunding WHERE option_id = target;
    IF streams > public THEN
        RAISE EXCEPTION 'The streams add up to more than the public share.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'brokerage_optionfunding_within_public_share';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER brokerage_optionfunding_within_public_share
    AFTER INSERT OR UPDATE ON brokerage_optionfunding
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_option_funding();
CREATE CONSTRAINT TRIGGER brokerage_trainingoption_covers_its_funding
    AFTER UPDATE OF public_share ON brokerage_trainingoption
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_option_funding();
"""

# Need before fund: no stream on an option of a case that has no need.
NEED_BEFORE_FUND = """
CREATE FUNCTION brokerage_check_need_before_fund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM brokerage_trainingoption o
        JOIN brokerage_trainingcase_needs n ON n.trainingcase_id = o.case_id
        WHERE o.id = NEW.option_id
    ) THEN
        RAISE EXCEPTION 'Record the need first: need comes before funding.'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'brokerage_optionfunding_need_before_fund';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER brokerage_optionfunding_need_before_fund
    BEFORE INSERT OR UPDATE ON brokerage_optionfunding
    FOR EACH ROW EXECUTE FUNCTION brokerage_check_need_before_fund();
"""

FUNCTIONS = [
    "brokerage_check_frozen_terms",
    "brokerage_check_dispute",
    "brokerage_check_shares",
    "brokerage_check_releases",
    "brokerage_check_fills",
    "brokerage_check_option_funding",
    "brokerage_check_need_before_fund",
]


class Migration(migrations.Migration):
    dependencies = [("brokerage", "0001_initial"), ("employers", "0002_rules")]
    operations = [
        migrations.RunSQL("SELECT frontdoor_protect_history()", migrations.RunSQL.noop),
        migrations.RunSQL(
            FROZEN_TERMS + STILL_WHILE_DISPUTED + TOTALS + NEED_BEFORE_FUND,
            "".join(f"DROP FUNCTION {name}() CASCADE;" for name in FUNCTIONS),
        ),
    ]
