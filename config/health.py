"""Is the product alive, and can it do its work? For load balancers and for whoever is woken at night."""

from concurrent.futures import Future, ThreadPoolExecutor

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.decorators import public

DATABASE_SECONDS = 1.0


@public
@never_cache
@require_safe
def alive(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"alive": True})


@public
@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    reason = _why_not_ready()
    if reason:
        return JsonResponse({"ready": False, "reason": reason}, status=503)
    return JsonResponse({"ready": True})


def _why_not_ready() -> str:
    try:
        _ask_database().result(timeout=DATABASE_SECONDS)
        waiting = _unapplied_migrations()
    except TimeoutError:
        return f"The database did not answer within {DATABASE_SECONDS:g} s."
    except DatabaseError:
        return "The database cannot be reached."
    if waiting:
        return f"{len(waiting)} migrations are not applied, the first is {waiting[0]}."
    return ""


def _ask_database() -> "Future[None]":
    """In a thread of its own: a connection that hangs cannot be interrupted from outside."""
    pool = ThreadPoolExecutor(max_workers=1)
    answer = pool.submit(_select_one)
    pool.shutdown(wait=False)
    return answer


def _select_one() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        connection.close()


def _unapplied_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]
