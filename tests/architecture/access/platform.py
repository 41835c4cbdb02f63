from tests.architecture.access.rows import Row, anybody

ROWS: dict[str, Row] = {
    "api_docs": anybody(),
    "healthz": anybody(),
    "readyz": anybody(),
}
