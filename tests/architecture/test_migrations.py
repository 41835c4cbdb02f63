import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.architecture import source


@pytest.fixture(scope="module")
def loader() -> MigrationLoader:
    return MigrationLoader(None)


def test_models_have_no_change_without_a_migration(db: None) -> None:
    try:
        call_command("makemigrations", *source.APPS, check=True, dry_run=True, verbosity=0)
    except SystemExit:
        pytest.fail("The models have changed: type .venv/bin/python manage.py makemigrations")


@pytest.mark.parametrize("app", source.APPS)
def test_migrations_of_an_app_are_one_line(loader: MigrationLoader, app: str) -> None:
    own = [key for key in loader.graph.nodes if key[0] == app]
    followers = {
        key: [child for child in loader.graph.node_map[key].children if child.key[0] == app] for key in own
    }
    forks = [key for key, children in followers.items() if len(children) > 1]
    assert (forks, len(loader.graph.leaf_nodes(app))) == ([], 1), (
        "Renumber one of the two so that they follow."
    )
