"""Lists of many: imported, matched to the register, gone through, decided by a second person, carried out."""
