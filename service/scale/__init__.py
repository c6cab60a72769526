"""`belegt bench scale`: what a statement costs among a thousand, a hundred thousand and a million meetings.

The people and meetings are made up (`people`, `world`), the databases are built as any other (`building`), and what is
asked of them is a table of kinds (`kinds`). `stages`, `rivals`, `workers` and `serving` measure; `report` puts the
figures beside what is aimed at.
"""
