internal import CBytes

/// Compares secrets in a time that depends on their lengths alone, not on where they differ.
public func constantTimeEquals(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    left.withRawBytes { left in
        right.withRawBytes { right in
            guard left.count == right.count else { return false }
            guard let first = left.baseAddress, let second = right.baseAddress else { return true }
            return CRYPTO_memcmp(first, second, left.count) == 0
        }
    }
}
