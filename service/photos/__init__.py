"""Photos: safe decoding, perceptual hashes, copy check. The same picture, never the same face."""

from service.photos.signature import PhotoSignature

__all__ = ["PhotoSignature"]
