"""The issuer's signing key: made once for each data folder, so that sessions outlive a restart."""

import json
import os
from pathlib import Path

from joserfc.jwk import ECKey

ALGORITHM = "ES256"


def load_or_make(path: Path) -> ECKey:
    """The private key in ``path``, made there on first use, readable for its owner only."""
    if path.exists():
        return ECKey.import_key(json.loads(path.read_text()))
    key = ECKey.generate_key("P-256", {"use": "sig", "alg": ALGORITHM}, auto_kid=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(key.as_dict(private=True), file)
    fresh.replace(path)
    return key


def key_set(key: ECKey) -> dict[str, object]:
    """The public part, as a JSON Web Key Set."""
    return {"keys": [key.as_dict(private=False)]}
