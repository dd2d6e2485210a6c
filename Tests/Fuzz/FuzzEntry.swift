internal import Glibc

/// The target that FUZZ_TARGET names. Chosen once: one executable holds all of them, so that one build serves all.
private let target: FuzzTarget = {
    guard let name = getenv("FUZZ_TARGET").map({ String(cString: $0) }), let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        fatalError("FUZZ_TARGET must be one of \(names)")  // Run by hand without saying what to run.
    }
    return target
}()

/// What libFuzzer calls with every input it makes up. `bytes` lives during the call only.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.run(FuzzInput(Array(UnsafeBufferPointer(start: bytes, count: count))))
    return 0
}

/// Ends the process where a property does not hold: that is how libFuzzer hears of it and keeps the input.
func expect(_ condition: Bool, _ property: @autoclosure () -> String) {
    // The one way to report from inside a fuzzed function.
    if !condition { fatalError("violated: \(property())") }
}
