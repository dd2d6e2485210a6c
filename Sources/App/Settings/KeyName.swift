/// What a key of the APIs may be called: the name stands in logs, and makes its holder an owner.
enum KeyName {
    static func isValid(_ name: some StringProtocol) -> Bool {
        1...64 ~= name.utf8.count
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
