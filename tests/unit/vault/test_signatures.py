"""Ed25519: RFC 8032's own vectors, and what must not verify."""

from hypothesis import given
from hypothesis import strategies as st

from vistka.vault.signatures import fingerprint, public_key, sign, verify

SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_the_second_vector_of_rfc_8032_holds() -> None:
    assert public_key(SEED) == PUBLIC
    assert sign(SEED, b"\x72") == SIGNATURE
    assert verify(PUBLIC, b"\x72", SIGNATURE)


@given(st.binary(max_size=100), st.integers(0, 511))
def test_a_changed_message_key_or_signature_does_not_verify(message: bytes, bit: int) -> None:
    signature = sign(SEED, message)
    assert verify(PUBLIC, message, signature)
    assert not verify(PUBLIC, message + b"\0", signature)
    assert not verify(public_key(bytes(32)), message, signature)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8
    assert not verify(PUBLIC, message, bytes(flipped))


def test_what_is_no_key_or_no_signature_does_not_verify() -> None:
    assert not verify(b"short", b"\x72", SIGNATURE)
    assert not verify(PUBLIC, b"\x72", b"")


def test_a_fingerprint_can_be_read_aloud() -> None:
    assert fingerprint(PUBLIC) == "39f7 13d0 a644 253f 0452 9421 b9f5 1b9b"
    assert fingerprint(PUBLIC) != fingerprint(public_key(bytes(32)))
