"""The canary: once an hour the desk files as a family would, by the public way, and looks whether all is as it left it."""
