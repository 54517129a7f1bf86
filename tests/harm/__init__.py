"""What hostile servers and feeds may cost, and what a killed process may lose."""
