"""The staff's workbench: registers of commitments and offices, topics, synopsis and exports."""
