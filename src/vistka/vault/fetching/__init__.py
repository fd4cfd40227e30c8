"""A page from the open to bytes, by a process that has a network and nothing else.

`getting.fetch` is what the rest of Vistka calls. The child (`child`) resolves the name, refuses an address that is not
public, connects, and gives up everything but that one connection before a byte comes from the other side: TLS and HTTP
are read by a process without key, database, file or second connection. It runs no script and follows no redirect; where
a redirect leads is checked by the parent like any other address.
"""
