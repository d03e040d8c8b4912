"""kehoach: writes, checks and reuses the plans (KẾ HOẠCH) that Vietnamese communes issue."""

__version__ = "0.1.0"
