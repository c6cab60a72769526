"""Who asks, and what they may do: accounts, sessions, tokens, passwords."""
