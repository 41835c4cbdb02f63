"""The words and figures of one version, exactly as shown: what is frozen, hashed, printed and compared."""
