"""What a caseworker does to a search they hold: reading, telling, caring. ``desk.Desk`` has all of it."""
