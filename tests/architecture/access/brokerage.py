from tests.architecture.access.rows import Row

ROWS: dict[str, Row] = {}
