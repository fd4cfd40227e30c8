"""The vistka command."""
