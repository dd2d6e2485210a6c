struct Doctor { init(_ c: Configuration, isContained: Bool) {} ; func run(_ say: (String) throws -> Void) async throws -> Int32 { 0 } }
