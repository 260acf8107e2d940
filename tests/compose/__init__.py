"""The deployment by compose: built, started, walked through, hurt, ended."""
